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
        codes = [column for column in columns.split() if column.endswith("Code")]
        con.execute(
            f"create table {name} as from read_csv('{folder}/gdelt.{file}.CSV', delim='\t', header=false, quote='',"
            f" names={columns.split()}, types={dict.fromkeys(codes, 'VARCHAR') or {'Extras': 'VARCHAR'}})"
        )
    return con


@pytest.mark.slow
def test_conflict_of_one_country_by_day(tables: duckdb.DuckDBPyConnection) -> None:
    assert tables.execute(
        "select Day, count(*), sum(NumMentions), avg(GoldsteinScale) from events"
        " where Actor1CountryCode = 'RUS' and QuadClass in (3, 4) group by Day"
    ).fetchall() == [(20241207, 2, 2, pytest.approx(-6.7, abs=1.5))]


@pytest.mark.slow
def test_who_meets_where(tables: duckdb.DuckDBPyConnection) -> None:
    assert tables.execute(
        "select Actor1Name, Actor2Name, ActionGeo_Fullname, ActionGeo_CountryCode, ActionGeo_Type, NumSources"
        " from events where EventRootCode = '04' and ActionGeo_Lat between 20 and 30"
    ).fetchall() == [("HAKAN FIDAN", "SERGEY LAVROV", "Doha (Al Dawha), Qatar", "QA", 4, 2)]


@pytest.mark.slow
def test_how_many_sites_report_an_event_and_how_surely(tables: duckdb.DuckDBPyConnection) -> None:
    assert tables.execute(
        "select EventRootCode, count(distinct MentionSourceName) as sites, min(Confidence)"
        " from events inner join mentions using (GlobalEventID) group by 1 order by sites desc, 1 limit 1"
    ).fetchall() == [("04", 2, 80)]


def test_nothing_published_is_told(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError, match="dragoman run"):
        export_gdelt(tmp_path / "dragoman.duckdb", tmp_path)
