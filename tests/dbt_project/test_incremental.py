"""Whatever comes in, in whatever order: incremental runs leave the rows that a full refresh would."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from orchestration.assets.models import SMALL_LOAD
from tests.dbt_project.conftest import Warehouse
from tests.dbt_project.newsroom import CODES, FIDAN, KREMLIN, LAVROV, RUSSIA, TURKEY, UKRAINE, Newsroom, Party, act

LOADS = 30
COMPARED_AFTER = {1, 15, LOADS}
MODELS_ONLY = ("--exclude-resource-type", "unit_test", "test")
# Tables that tell of the last run beside the articles, or of all runs.
TELL_OF_RUNS = ("__touched", "__moved", "__copied", "._begun")
START = date(2024, 12, 1)
PARTIES = (
    None,
    FIDAN,
    LAVROV,
    RUSSIA,
    TURKEY,
    UKRAINE,
    KREMLIN,
    Party("Sergei Lavrov", "RUS"),
    Party("Lavrov", "RUS"),
    Party("Arab League", None, "IGO", "igo"),
    Party("AL", None, "IGO", "igo", mention_kind="acronym", alias_of="Arab League"),
    Party("protesters", None, "CVL", "population", mention_kind="role"),
)
PLACES: tuple[dict[str, object], ...] = (
    {},
    {"place_name": "Ukraine", "place_country": "UKR", "place_precision": "country"},
    {
        "place_name": "Ankara",
        "place_country": "TUR",
        "place_latitude": 39.9,
        "place_longitude": 32.9,
        "place_precision": "city",
        "place_geoname_id": 323786,
    },
)
# What is told of the same few again and again, else no two acts would meet.
OFTEN_NAMED = (LAVROV, TURKEY) * 6
OFTEN_TOLD = ["CONSULT", "SANCTION"] * 6
COPIED = "Both sides told reporters afterwards what they had done, and when."
OUTLETS = ("The Harbour Post", "Coast Daily", "Valley Times")


def history(chance: random.Random) -> Iterator[Newsroom]:
    """A newsroom after each of its loads: news, late news, copies, revisions, new codings, repeats, deletions."""
    newsroom = Newsroom()
    known: list[tuple[str, str, date]] = []
    editions: dict[str, int] = {}
    for load in range(LOADS):
        landed = datetime(2024, 12, 10, tzinfo=UTC) + timedelta(days=load)  # each a part of its own
        for number in range(chance.randint(1, 3)):
            slug, publisher = f"story-{load}-{number}", chance.choice(OUTLETS)
            published = START + timedelta(days=chance.randint(0, 5))
            text = chance.choice(["wire", None])
            article = newsroom.article(
                slug, *acts(chance, published), publisher=publisher, published=published, landed=landed, text=text
            )
            known.append((slug, publisher, published))
            editions[article] = 1
        if chance.random() < 0.4:
            slug, publisher, published = chance.choice(known)
            article = newsroom.article(
                slug,
                *acts(chance, published),
                publisher=publisher,
                published=published,
                landed=landed,
                edition=2 + load,
            )
            editions[article] = 2 + load
        if chance.random() < 0.3:
            newsroom.code_anew(chance.choice(sorted(editions)))
        if chance.random() < 0.2:
            newsroom.withdraw(withdrawn := chance.choice(sorted(editions)))
            del editions[withdrawn]
        if chance.random() < 0.3:
            newsroom.land_again(chance.choice(sorted(editions)), landed)
        yield newsroom


def week_of(day: date) -> dict[str, date]:
    monday = day - timedelta(days=day.weekday())
    return {"on": monday, "until": monday + timedelta(days=6)}


def acts(chance: random.Random, published: date) -> list[dict[str, object]]:
    return [
        act(
            chance.choice(sorted(CODES) + OFTEN_TOLD),
            chance.choice(PARTIES + OFTEN_NAMED),
            chance.choice(PARTIES + OFTEN_NAMED),
            **chance.choice([{}, {"on": published}, {"on": published - timedelta(days=1)}, week_of(published)]),
            beside=chance.random() < 0.3,
            sentence=chance.choice([None, None, COPIED]),
            status=chance.choice(["occurred", "occurred", "ongoing", "planned", "denied"]),
            dead_count=chance.choice([None, None, 3, 12]),
            **chance.choice(PLACES),
        )
        for _ in range(chance.randint(0, 4))
    ]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_incremental_runs_leave_what_a_full_refresh_would(tmp_path: Path) -> None:
    kept = Warehouse(tmp_path / "kept")
    for load, newsroom in enumerate(history(random.Random(5)), start=1):
        frames = newsroom.frames()
        kept.load(frames)
        kept.dbt("build", *MODELS_ONLY, *(SMALL_LOAD if load > 1 else ()))
        if load in COMPARED_AFTER:
            assert_as_if_fresh(kept, newsroom)


@pytest.mark.slow
def test_a_run_that_stopped_halfway_is_made_good_by_the_next(warehouse: Warehouse) -> None:
    loads = history(random.Random(7))
    warehouse.load(next(loads).frames())
    warehouse.dbt("build", *MODELS_ONLY)
    for _ in range(3):
        newsroom = next(loads)
    warehouse.load(newsroom.frames())
    warehouse.dbt("run", "--select", "+int_acts__keyed")
    warehouse.dbt("build", *MODELS_ONLY)
    assert_as_if_fresh(warehouse, newsroom)


@pytest.mark.slow
def test_a_model_run_again_alone_leaves_what_is_there(warehouse: Warehouse) -> None:
    loads = history(random.Random(11))
    for _ in range(2):
        newsroom = next(loads)
        warehouse.load(newsroom.frames())
        warehouse.dbt("build", *MODELS_ONLY)
    warehouse.dbt("run", "--select", "fct_country_months", "fct_dyad_days", "acled_like")
    assert_as_if_fresh(warehouse, newsroom)


def assert_as_if_fresh(kept: Warehouse, newsroom: Newsroom) -> None:
    fresh = Warehouse(kept.folder / "fresh")
    fresh.build_db.unlink(missing_ok=True)
    fresh.load(newsroom.frames())
    fresh.dbt("build", *MODELS_ONLY)
    expected = fresh.contents()
    for table, rows in kept.contents().items():
        if not table.endswith(TELL_OF_RUNS):
            assert rows == expected[table], table
