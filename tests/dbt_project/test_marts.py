"""The marts on small made-up newsrooms: what reaches them, what keeps its key, what bad input does."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pytest

from tests.dbt_project.conftest import DbtError, Warehouse
from tests.dbt_project.newsroom import FIDAN, KREMLIN, LAVROV, RUSSIA, TURKEY, UKRAINE, Newsroom, act
from warehouse.staging import load_frame

pytestmark = pytest.mark.slow

SEVENTH = date(2024, 12, 7)
EIGHTH = date(2024, 12, 8)
DOHA = {"place_name": "Doha", "place_country": "QAT", "place_precision": "city", "place_geoname_id": 290030}


def talks() -> Newsroom:
    """Two outlets on one meeting, the second without names or place, a day later."""
    newsroom = Newsroom()
    newsroom.article("talks", act("CONSULT", FIDAN, LAVROV, on=SEVENTH, **DOHA))
    newsroom.article("talks-held", act("CONSULT", RUSSIA, TURKEY), publisher="Coast Daily", published=EIGHTH)
    return newsroom


def test_two_tellings_of_one_meeting_are_one_event(warehouse: Warehouse) -> None:
    warehouse.load(talks().frames())
    warehouse.build()
    assert warehouse.rows(
        "select source_name, target_name, event_on, place_name, mention_count, independent_source_count"
        " from marts.fct_events"
    ) == [("Hakan Fidan", "Sergey Lavrov", SEVENTH, "Doha", 2, 2)]


def test_an_event_keeps_its_key_when_an_earlier_and_fuller_telling_arrives_late(warehouse: Warehouse) -> None:
    vague = Newsroom()
    vague.article("talks-held", act("CONSULT", RUSSIA, TURKEY), publisher="Coast Daily", published=EIGHTH)
    warehouse.load(vague.frames())
    warehouse.build()
    before = warehouse.rows("select event_id from marts.fct_events")
    vague.article(
        "talks", act("CONSULT", FIDAN, LAVROV, on=SEVENTH, **DOHA), landed=datetime(2024, 12, 10, 9, tzinfo=UTC)
    )
    warehouse.load(vague.frames())
    warehouse.build()
    assert warehouse.rows("select event_id from marts.fct_events") == before
    assert warehouse.rows("select source_name, mention_count from marts.fct_events") == [("Hakan Fidan", 2)]


def test_denied_acts_stay_apart_from_those_told_as_fact(warehouse: Warehouse) -> None:
    newsroom = Newsroom()
    newsroom.article(
        "strike", act("ASSAULT", RUSSIA, UKRAINE), act("ASSAULT", KREMLIN, UKRAINE, status="denied"), published=SEVENTH
    )
    warehouse.load(newsroom.frames())
    warehouse.build()
    assert sorted(warehouse.rows("select status, source_name from marts.fct_events")) == [
        ("denied", "Government of Russia"),
        ("occurred", "Russia"),
    ]


def test_outlets_that_date_one_meeting_apart_tell_one_event_and_each_keeps_its_date(warehouse: Warehouse) -> None:
    newsroom = Newsroom()
    newsroom.article("talks", act("CONSULT", FIDAN, LAVROV, on=SEVENTH, **DOHA))
    newsroom.article(
        "talks-held", act("CONSULT", FIDAN, LAVROV, on=EIGHTH, **DOHA), publisher="Coast Daily", published=EIGHTH
    )
    warehouse.load(newsroom.frames())
    warehouse.build()
    assert warehouse.rows(
        "select event_on, earliest_on, latest_on, has_date_disagreement, mention_count from marts.fct_events"
    ) == [(SEVENTH, SEVENTH, EIGHTH, True, 2)]
    assert warehouse.rows("select event_on from marts.fct_mentions order by 1") == [(SEVENTH,), (EIGHTH,)]


def test_attacks_of_two_days_stay_two_events(warehouse: Warehouse) -> None:
    newsroom = Newsroom()
    newsroom.article("shelled", act("ASSAULT", RUSSIA, UKRAINE, on=SEVENTH, **DOHA))
    newsroom.article(
        "shelled-again", act("ASSAULT", RUSSIA, UKRAINE, on=EIGHTH, **DOHA), publisher="Coast Daily", published=EIGHTH
    )
    warehouse.load(newsroom.frames())
    warehouse.build()
    assert warehouse.rows("select event_on, has_date_disagreement from marts.fct_events order by 1") == [
        (SEVENTH, False),
        (EIGHTH, False),
    ]


def test_a_mention_whose_article_was_revised_away_leaves_its_event(warehouse: Warehouse) -> None:
    newsroom = talks()
    newsroom.article("talks-held", publisher="Coast Daily", published=EIGHTH, edition=2)
    warehouse.load(newsroom.frames())
    warehouse.build()
    assert warehouse.rows("select mention_count, outlet_count from marts.fct_events") == [(1, 1)]
    assert warehouse.rows("select revision_count from marts.fct_articles order by 1") == [(1,), (2,)]


def test_a_partition_loaded_twice_counts_once(warehouse: Warehouse) -> None:
    once = talks().frames()
    warehouse.load({name: frame if name == "outlets" else frame.vstack(frame) for name, frame in once.items()})
    warehouse.build()
    assert warehouse.rows("select mention_count from marts.fct_events") == [(2,)]


def test_a_source_table_that_lacks_a_column_is_named(warehouse: Warehouse) -> None:
    frames = talks().frames()
    warehouse.load(frames)
    load_frame(warehouse.build_db, "event_mentions", frames["event_mentions"].drop("cameo_code"))
    with pytest.raises(DbtError, match=r"stg_event_mentions: [^:]*(.|\n)*cameo_code"):
        warehouse.dbt("run", "--select", "staging")


def test_an_empty_warehouse_builds(warehouse: Warehouse) -> None:
    warehouse.load(Newsroom().frames())
    warehouse.build()
    assert warehouse.rows("select count(*) from marts.fct_events") == [(0,)]


def test_every_mart_selects_its_columns_in_the_order_of_its_contract(
    warehouse: Warehouse, manifest: dict[str, Any]
) -> None:
    """Spark has no contracts: there a table's columns stand as they are selected."""
    warehouse.load(Newsroom().frames())
    warehouse.build()
    marts = [node for node in manifest["nodes"].values() if node["original_file_path"].startswith("models/marts/")]
    for mart in marts:
        if mart["resource_type"] == "model":
            compiled = warehouse.folder / "target" / "compiled" / "dragoman" / mart["original_file_path"]
            selected = [name for name, *_ in warehouse.rows(f"describe ({compiled.read_text('utf-8')})")]
            assert selected == list(mart["columns"]), mart["name"]


def test_a_table_whose_model_is_gone_goes_too(warehouse: Warehouse) -> None:
    warehouse.load(talks().frames())
    warehouse.dbt("seed")
    warehouse.dbt("run")
    before = set(warehouse.contents())
    with duckdb.connect(str(warehouse.build_db)) as con:
        con.execute(
            "create table marts.fct_gone as select 1 as one; create view intermediate.int_gone as select 1 as one"
        )
    warehouse.dbt("run")
    assert set(warehouse.contents()) == before
    assert warehouse.rows("select view_name from duckdb_views() where view_name = 'int_gone'") == []


def test_the_units_hold(warehouse: Warehouse) -> None:
    warehouse.load(talks().frames())
    warehouse.dbt("build", "--empty", "--exclude-resource-type", "unit_test", "test")
    warehouse.dbt("test", "--select", "test_type:unit")


def test_the_build_file_is_free_after_a_command(warehouse: Warehouse) -> None:
    warehouse.load(talks().frames())
    warehouse.dbt("run", "--select", "staging")
    with duckdb.connect(str(warehouse.build_db)) as con:  # fails while dbt holds it with settings of its own
        assert con.execute("select count(*) from intermediate.stg_articles").fetchall() == [(2,)]
