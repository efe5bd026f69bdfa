"""The export read back as a user of GDELT reads it: by the codebook's columns, with the questions of its tutorials."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.dbt_project.conftest import Warehouse
from tests.dbt_project.newsroom import FIDAN, LAVROV, RUSSIA, TURKEY, UKRAINE, Newsroom, act
from warehouse.errors import WarehouseMissingError
from warehouse.gdelt import export_gdelt
from warehouse.publish import publish

_EVENTS = (
    "GlobalEventID Day MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode"
    " Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code"
    " Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code"
    " Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode"
    " EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type"
    " Actor1Geo_Fullname Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long"
    " Actor1Geo_FeatureID Actor2Geo_Type Actor2Geo_Fullname Actor2Geo_CountryCode Actor2Geo_ADM1Code"
    " Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_Fullname"
    " ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID"
    " DATEADDED SOURCEURL"
)
_MENTIONS = (
    "GlobalEventID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID"
    " Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone"
    " MentionDocTranslationInfo Extras"
)
DOHA = {
    "place_name": "Doha\t(Al Dawha)",
    "place_country": "QAT",
    "place_precision": "city",
    "place_geoname_id": 290030,
    "place_latitude": 25.29,
    "place_longitude": 51.53,
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """Both files of a small newsroom, read without header into tables `events` and `mentions`."""
    newsroom = Newsroom()
    seventh = date(2024, 12, 7)
    newsroom.article("talks", act("CONSULT", FIDAN, LAVROV, on=seventh, **DOHA))
    newsroom.article("talks-held", act("CONSULT", FIDAN, LAVROV, on=seventh), publisher="Coast Daily")
    newsroom.article("war", act("ASSAULT", RUSSIA, UKRAINE, on=seventh), act("THREATEN", RUSSIA, TURKEY, on=seventh))
    folder = tmp_path_factory.mktemp("gdelt")
    warehouse = Warehouse(folder)
    warehouse.load(newsroom.frames())
    warehouse.dbt("build", "--exclude-resource-type", "unit_test", "test")
    publish(warehouse.build_db, folder / "dragoman.duckdb", folder / "marts")
    assert export_gdelt(folder / "dragoman.duckdb", folder) == {"gdelt.export.CSV": 3, "gdelt.mentions.CSV": 4}
    con = duckdb.connect()
    for name, file, columns in (("events", "export", _EVENTS), ("mentions", "mentions", _MENTIONS)):
        types = {column: "VARCHAR" for column in columns.split() if column.endswith(("Code", "Extras"))}
        types |= {column: "DOUBLE" for column in columns.split() if column.endswith("Tone")}
        con.execute(
            f"create table {name} as from read_csv('{folder}/gdelt.{file}.CSV', delim='\t', header=false, quote='',"
            f" names={columns.split()}, types={types})"
        )
    return con


# Questions as the field's tutorials and notebooks ask them of GDELT's own files, and what the newsroom above answers.
_QUESTIONS = {
    "conflict of a country by day": (
        "select Day, count(*), sum(NumMentions), round(avg(GoldsteinScale), 1) from events"
        " where Actor1CountryCode = 'RUS' and QuadClass in (3, 4) group by Day",
        [(20241207, 2, 2, -7.2)],
    ),
    "most active actors by quad class": (
        "select Actor1Name, QuadClass, count(*) as n from events where Actor1Name is not null"
        " group by all order by n desc, Actor1Name, QuadClass",
        [("HAKAN FIDAN", 1, 1), ("RUSSIA", 3, 1), ("RUSSIA", 4, 1)],
    ),
    "mean of Goldstein by country of the action, weighed by mentions": (
        "select ActionGeo_CountryCode, sum(GoldsteinScale * NumMentions) / sum(NumMentions) from events"
        " where ActionGeo_CountryCode <> '' group by 1",
        [("QA", 1.0)],
    ),
    "dyad by codes of country and role": (
        "select Actor1Code, Actor2Code, EventCode from events"
        " where Actor1Code like 'TUR%' and Actor2Code like '%GOV' and Actor1Type1Code = 'GOV'",
        [("TURGOV", "RUSGOV", "040")],
    ),
    "events of a root code, as text": ("select count(*) from events where EventRootCode like '04'", [(1,)]),
    "events of a root code, as number": ("select count(*) from events where cast(EventRootCode as int) = 4", [(1,)]),
    "fights by base code": (
        "select EventBaseCode, count(*) from events where EventCode like '19%' group by 1",
        [("190", 1)],
    ),
    "between two days": ("select count(*) from events where Day between 20241201 and 20241231", [(3,)]),
    "by month": ("select MonthYear, Year, count(*) from events group by all", [(202412, 2024, 3)]),
    "day as a date": (
        "select strptime(cast(Day as varchar), '%Y%m%d')::date as day, count(*) from events group by 1",
        [(date(2024, 12, 7), 3)],
    ),
    "meetings in a box on the map": (
        "select Actor1Name, Actor2Name, ActionGeo_Fullname, ActionGeo_CountryCode, ActionGeo_Type, NumSources"
        " from events where EventRootCode = '04' and ActionGeo_Lat between 20 and 30 and ActionGeo_Long > 50",
        [("HAKAN FIDAN", "SERGEY LAVROV", "Doha (Al Dawha), Qatar", "QA", 4, 2)],
    ),
    "tone, which is not measured": ("select avg(AvgTone), count(AvgTone) from events", [(None, 0)]),
    "events told in a lead only": ("select count(*) from events where IsRootEvent = 1", [(0,)]),
    "sites that report an event, and how surely": (
        "select EventRootCode, count(distinct MentionSourceName) as sites, min(Confidence)"
        " from events inner join mentions using (GlobalEventID)"
        " where MentionType = 1 and Confidence >= 50 group by 1 order by sites desc, 1 limit 1",
        [("04", 2, 80)],
    ),
    "mentions at the time their event was first told": (
        "select count(*) from events inner join mentions using (GlobalEventID)"
        " where EventTimeDate = DATEADDED and EventTimeDate = MentionTimeDate",
        [(4,)],
    ),
    "domain of the source": (
        "select regexp_extract(SOURCEURL, 'https?://([^/]+)', 1) as domain, count(*) from events group by 1 order by 1",
        [("the-harbour-post.example", 3)],
    ),
    "BigQuery's name of the day": (
        "select count(*) from (select * rename (Day as SQLDATE) from events) where SQLDATE = 20241207",
        [(3,)],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("question", _QUESTIONS)
def test_questions_of_gdelts_users_are_answered(tables: duckdb.DuckDBPyConnection, question: str) -> None:
    sql, expected = _QUESTIONS[question]
    assert tables.execute(sql).fetchall() == expected


def test_nothing_published_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match="dragoman run"):
        export_gdelt(tmp_path / "dragoman.duckdb", tmp_path)
