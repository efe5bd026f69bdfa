"""How well tellings of one act are brought together: pairs of tellings that were read by hand, whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from orchestration.demo import stories as demo
from tests.dbt_project.conftest import Warehouse
from tests.dbt_project.printed import Printed, frames

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

HERE = Path(__file__).parent

Telling = tuple[str, str]


@dataclass(frozen=True)
class Floors:
    """Shares from 0 to 1 that a set may not fall below: .05 below what was reached when they were set."""

    precision: float
    recall: float
    found: float


SETS = {"same_events": Floors(0.93, 0.74, 0.93), "same_events_unseen": Floors(0.85, 0.41, 0.87)}


@dataclass(frozen=True)
class Told:
    """The tellings of a set by event, as they were read by hand, and the events that each found one is of now."""

    name: str
    by_hand: list[list[Telling]]
    events: dict[Telling, set[str]]


def printed(read: dict[str, Any]) -> Iterator[Printed]:
    for row in read["articles"]:
        yield Printed(row["id"], row["publisher"], row["published"], row["title"], row["text"])
    own = {row["id"] for row in read["articles"]}
    names = {name for event in read["events"] for telling in event for name in telling} - own
    stories = {name: " ".join((demo.HERE / "news" / f"{name}.md").read_text("utf-8").split()) for name in sorted(names)}
    for article in demo.read_articles():
        for name in (name for name, story in stories.items() if article.summary in story):
            text = "\n\n".join(block.text for block in article.blocks)
            yield Printed(name, article.outlet.name, article.published.date(), article.title, text)


@pytest.fixture(scope="module", params=SETS)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    read = yaml.safe_load((HERE / f"{request.param}.yml").read_text("utf-8"))
    tables, by_id = frames(list(printed(read)))
    warehouse = Warehouse(tmp_path_factory.mktemp("same"))
    warehouse.load(tables)
    warehouse.dbt("build", "--select", "+int_events__grouped", "--exclude-resource-type", "unit_test", "test")
    mentions = warehouse.rows(
        "select m.article_id, m.in_title, m.trigger_start, g.event_id"
        " from intermediate.int_events__grouped g join intermediate.stg_event_mentions m using (event_mention_id)"
    )
    by_hand = [[item for telling in event for item in telling.items()] for event in read["events"]]
    events: dict[Telling, set[str]] = {}
    for name, words in {telling for event in by_hand for telling in event}:
        for article_id, in_title, start, event_id in mentions:
            article = by_id[article_id]
            place = (article.title if in_title else article.text).find(words)
            if article.name == name and 0 <= place <= start < place + len(words):
                events.setdefault((name, words), set()).add(event_id)
    return Told(request.param, by_hand, events)


def test_tellings_of_one_act_are_one_event_and_others_are_not(told: Told) -> None:
    event_of = {telling: number for number, event in enumerate(told.by_hand) for telling in event}
    known, floors = [telling for telling in event_of if telling in told.events], SETS[told.name]
    joined = {pair for pair in combinations(known, 2) if told.events[pair[0]] & told.events[pair[1]]}
    same = {pair for pair in combinations(known, 2) if event_of[pair[0]] == event_of[pair[1]]}
    precision, recall = len(joined & same) / len(joined), len(joined & same) / len(same)
    figures = f"precision {precision:.3f}, recall {recall:.3f}, of {len(event_of)} tellings {len(known)} are found"
    assert len(known) >= floors.found * len(event_of), figures
    assert precision >= floors.precision, f"{figures}; wrong: {sorted(joined - same)}"
    assert recall >= floors.recall, f"{figures}; missed: {sorted(same - joined)}"
