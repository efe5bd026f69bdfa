"""What the checks of the harvest say of a capture index."""

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
import yaml

from ingest.schema import TABLES
from orchestration.checks import of_harvest
from warehouse.paths import DBT_PROJECT
from warehouse.tallies import FRESH_FOR

NOBODY = pl.DataFrame(schema={"outlet": pl.String, "refused_by_robots": pl.Int64})


def captures(*ages: timedelta) -> pl.DataFrame:
    rows = [{"landed_at": datetime.now(UTC) - age} for age in ages]
    return pl.DataFrame(rows, schema=TABLES["captures"].schema)


@pytest.mark.parametrize(
    ("ages", "fresh"),
    [
        ((timedelta(hours=1), timedelta(days=9)), True),
        ((FRESH_FOR + timedelta(hours=1),), False),
        ((), True),
    ],
)
def test_news_is_fresh_while_something_was_landed_lately(ages: tuple[timedelta, ...], fresh: bool) -> None:
    results = {result.check_name: result for result in of_harvest(captures(*ages), NOBODY)}
    assert results["news_is_fresh"].passed == fresh


def test_dbt_says_the_same_of_its_source() -> None:
    sources = yaml.safe_load((DBT_PROJECT / "models" / "staging" / "_sources.yml").read_text())["sources"]
    (captured,) = [table for table in sources[0]["tables"] if table["name"] == "captures"]
    limit = captured["config"]["freshness"]["warn_after"]
    assert timedelta(**{f"{limit['period']}s": limit["count"]}) == FRESH_FOR
