"""Apache Superset reads the published file while it is replaced, and can neither write nor reach another file."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bi.conftest import environment
from tests.bi.marts import EVENTS_A_PUBLISH, TYPES, contracts
from tests.bi.superset import RefusedError, Superset, superset
from warehouse.paths import REPOSITORY, DataPaths

pytestmark = [pytest.mark.bi, pytest.mark.timeout(900)]

ENGINE = re.findall(r"```json\n(.*?)```", (REPOSITORY / "warehouse" / "README.md").read_text(), re.DOTALL)[0]
"""What warehouse/README.md tells to enter under *Engine parameters*."""

COUNT = {"expressionType": "SQL", "sqlExpression": "count(*)", "label": "events"}
PUBLISHES = 10


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Superset]:
    with superset(environment("superset"), tmp_path_factory.mktemp("superset") / "home") as running:
        yield running


@pytest.fixture(scope="module")
def database(server: Superset, data: DataPaths) -> int:
    """Connected read-only. Superset's own guard against writing is off, so that only DuckDB's holds."""
    address = {
        "sqlalchemy_uri": f"duckdb:///{data.published_db}",
        "extra": json.dumps({"engine_params": json.loads(ENGINE)}),
    }
    connection = address | {"database_name": "dragoman"}
    server.post("database/test_connection/", connection)
    return int(server.post("database/", connection | {"allow_dml": True, "expose_in_sqllab": True})["id"])


@pytest.fixture(scope="module")
def charts(server: Superset, database: int) -> list[int]:
    """Events by type, events over time by quad class, most active actors."""
    events = {"database": database, "schema": "marts", "table_name": "fct_events"}
    dataset = int(server.post("dataset/", events)["id"])
    week = {
        "columnType": "BASE_AXIS",
        "expressionType": "SQL",
        "label": "week",
        "sqlExpression": "event_on",
        "timeGrain": "P1W",
    }
    return [
        chart(server, dataset, "Events by type", "pie", ["event_type"]),
        chart(server, dataset, "Events a week by quad class", "echarts_timeseries_bar", [week, "quad_class"]),
        chart(server, dataset, "Most active actors", "table", ["source_name"]),
    ]


def chart(server: Superset, dataset: int, name: str, kind: str, columns: list[object]) -> int:
    query = {"columns": columns, "metrics": [COUNT], "row_limit": 1000, "orderby": [[COUNT, False]]}
    source = {"id": dataset, "type": "table"}
    form = {"datasource": f"{dataset}__table", "viz_type": kind, "metrics": [COUNT], "metric": COUNT}
    axes = {"groupby": columns[-1:], "x_axis": "event_on", "time_grain_sqla": "P1W", "query_mode": "aggregate"}
    body = {
        "slice_name": name,
        "viz_type": kind,
        "datasource_id": dataset,
        "datasource_type": "table",
        "params": json.dumps(form | axes),
        "query_context": json.dumps({"datasource": source, "queries": [query], "result_format": "json"}),
    }
    return int(server.post("chart/", body)["id"])


def rows(server: Superset, chart_id: int) -> list[dict[str, Any]]:
    """What a chart shows now, past every cache."""
    result = server.get(f"chart/{chart_id}/data/?force=true")["result"][0]
    assert result["error"] is None
    return list(result["data"])


def total(shown: list[dict[str, Any]]) -> int:
    return sum(row["events"] for row in shown)


def sql(server: Superset, database: int, text: str) -> list[dict[str, Any]]:
    """What SQL Lab answers."""
    body = {"database_id": database, "sql": text, "runAsync": False}
    return list(server.post("sqllab/execute/", body)["data"])


def test_it_sees_every_mart_with_all_columns(server: Superset, database: int) -> None:
    listed = server.get(f"database/{database}/tables/?q=(schema_name:marts)")["result"]
    assert {table["value"] for table in listed} == contracts().keys()
    for mart, columns in contracts().items():
        metadata = server.get(f"database/{database}/table_metadata/?name={mart}&schema=marts")
        assert [column["name"] for column in metadata["columns"]] == list(columns)


def test_three_charts_answer(server: Superset, charts: list[int]) -> None:
    by_type, by_week, by_actor = (rows(server, chart_id) for chart_id in charts)
    assert {row["event_type"]: row["events"] for row in by_type} == dict.fromkeys(TYPES, EVENTS_A_PUBLISH // 4)
    assert {row["quad_class"] for row in by_week} == {1, 2, 3, 4}
    assert len({row["week"] for row in by_week}) == 14  # 1 January 2026 is a Thursday; 90 days from there
    assert {row["source_name"] for row in by_actor} == {f"Person {number}" for number in range(7)}
    assert total(by_week) == total(by_actor) == EVENTS_A_PUBLISH


def test_charts_answer_while_the_file_is_replaced(server: Superset, charts: list[int], data: DataPaths) -> None:
    command = [sys.executable, "-m", "tests.bi.marts", str(data.root), "1", str(1 + PUBLISHES)]
    seen: list[int] = []
    with subprocess.Popen(command) as publisher:
        while publisher.poll() is None:
            seen += [total(rows(server, chart_id)) for chart_id in charts]
    assert publisher.returncode == 0
    assert [total(rows(server, chart_id)) for chart_id in charts] == [EVENTS_A_PUBLISH * (1 + PUBLISHES)] * 3
    assert seen == sorted(seen), "an older copy was shown after a newer one"
    assert all(count % EVENTS_A_PUBLISH == 0 for count in seen), "a half-written copy was shown"
    assert len(set(seen)) > 2, "hardly any publish fell between the questions"


def test_sql_lab_reads(server: Superset, database: int) -> None:
    answer = sql(server, database, "select event_type, contexts from marts.fct_events where event_id = 'E000000'")
    assert answer == [{"event_type": "CONSULT", "contexts": json.dumps(["military"])}]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("copy (select 1) to '{file}'", "disabled"),
        ("select * from read_text('{file}')", "disabled"),
        ("select * from read_csv('{file}')", "disabled"),
        ("attach '{file}' as other", "disabled"),
        ("install httpfs", "disabled"),
        ("set enable_external_access = true", "locked"),
        ("delete from marts.fct_events", "read-only"),
        ("create table marts.mine as select 1", "read-only"),
        ("drop table marts.fct_events", "read-only"),
    ],
)
def test_sql_lab_neither_writes_nor_reaches_files(
    server: Superset, database: int, tmp_path: Path, text: str, why: str
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("secret")
    with pytest.raises(RefusedError, match=why):
        sql(server, database, text.format(file=secret))
    assert secret.read_text() == "secret"
    assert sql(server, database, "select count(*) > 0 as whole from marts.fct_events") == [{"whole": True}]
