"""How well tellings of one act are brought together: pairs of tellings that were read by hand, whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from orchestration.demo.stories import HERE, read_articles
from tests.dbt_project.conftest import Warehouse
from tests.dbt_project.printed import Printed, frames

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

READ = Path(__file__).with_suffix("").with_name("same_events.yml")
PRECISION, RECALL, FOUND = 0.93, 0.74, 0.93  # .05 below what was reached when they were set

Telling = tuple[str, str]


def printed(read: dict[str, Any]) -> Iterator[Printed]:
    for row in read["articles"]:
        yield Printed(row["id"], row["publisher"], row["published"], row["title"], row["text"])
    own = {row["id"] for row in read["articles"]}
    names = {name for event in read["events"] for telling in event for name in telling} - own
    stories = {name: " ".join((HERE / "news" / f"{name}.md").read_text("utf-8").split()) for name in sorted(names)}
    for article in read_articles():
        for name in (name for name, story in stories.items() if article.summary in story):
            text = "\n\n".join(block.text for block in article.blocks)
            yield Printed(name, article.outlet.name, article.published.date(), article.title, text)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[Telling, set[str]]:
    """Each telling that the coder found, with the events that it is of now."""
    read = yaml.safe_load(READ.read_text("utf-8"))
    tables, by_id = frames(list(printed(read)))
    warehouse = Warehouse(tmp_path_factory.mktemp("same"))
    warehouse.load(tables)
    warehouse.dbt("build", "--select", "+int_events__grouped", "--exclude-resource-type", "unit_test", "test")
    mentions = warehouse.rows(
        "select m.article_id, m.in_title, m.trigger_start, g.event_id"
        " from intermediate.int_events__grouped g join intermediate.stg_event_mentions m using (event_mention_id)"
    )
    events: dict[Telling, set[str]] = {}
    for name, words in {item for event in read["events"] for telling in event for item in telling.items()}:
        for article_id, in_title, start, event_id in mentions:
            article = by_id[article_id]
            place = (article.title if in_title else article.text).find(words)
            if article.name == name and 0 <= place <= start < place + len(words):
                events.setdefault((name, words), set()).add(event_id)
    return events


def tellings() -> list[list[Telling]]:
    events = yaml.safe_load(READ.read_text("utf-8"))["events"]
    return [[item for telling in event for item in telling.items()] for event in events]


def test_tellings_of_one_act_are_one_event_and_others_are_not(told: dict[Telling, set[str]]) -> None:
    event_of = {telling: number for number, event in enumerate(tellings()) for telling in event}
    known = [telling for telling in event_of if telling in told]
    joined = {pair for pair in combinations(known, 2) if told[pair[0]] & told[pair[1]]}
    same = {pair for pair in combinations(known, 2) if event_of[pair[0]] == event_of[pair[1]]}
    precision, recall = len(joined & same) / len(joined), len(joined & same) / len(same)
    figures = f"precision {precision:.3f}, recall {recall:.3f}, of {len(event_of)} tellings {len(known)} are found"
    assert len(known) >= FOUND * len(event_of), figures
    assert precision >= PRECISION, f"{figures}; wrong: {sorted(joined - same)}"
    assert recall >= RECALL, f"{figures}; missed: {sorted(same - joined)}"
