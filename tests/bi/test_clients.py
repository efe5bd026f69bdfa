"""DuckDB of other versions, its command line and a marimo notebook open the published file, and reach no other."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bi.conftest import environment
from tests.bi.marts import EVENTS_A_PUBLISH, TYPES
from warehouse.connect import SEALED
from warehouse.paths import DataPaths

pytestmark = pytest.mark.bi

BY_TYPE = "select event_type, count(*) as events from marts.fct_events group by all order by all"
ANSWER = [[name, EVENTS_A_PUBLISH // len(TYPES)] for name in sorted(TYPES)]
FORBIDDEN = ["delete from marts.fct_events", "copy (select 1) to '{file}'", "select * from read_text('{file}')"]

PYTHON = """
import duckdb, json, sys
published, parquet, query, sealed, *forbidden = sys.argv[1:]
with duckdb.connect(published, read_only=True, config=json.loads(sealed)) as con:
    answer = con.execute(query).fetchall()
    refused = []
    for sql in forbidden:
        try:
            con.execute(sql).fetchall()
        except duckdb.Error as error:
            refused.append(type(error).__name__)
rows = duckdb.connect().execute("select count(*) from read_parquet(?)", [parquet]).fetchall()
print(json.dumps({"version": duckdb.__version__, "answer": answer, "refused": refused, "rows": rows[0][0]}))
"""


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text("secret")
    return file


@pytest.mark.parametrize("version", ["1.4", "1.5", "2.0"])
def test_duckdb_of_each_line_reads_file_and_parquet(data: DataPaths, secret: Path, version: str) -> None:
    program = environment(f"duckdb-{version}") / "bin" / "python"
    forbidden = [sql.format(file=secret) for sql in FORBIDDEN]
    parquet = data.published_marts / "fct_events.parquet"
    command: list[str | Path] = [
        program,
        "-c",
        PYTHON,
        data.published_db,
        parquet,
        BY_TYPE,
        json.dumps(SEALED),
        *forbidden,
    ]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout)
    assert told["version"].startswith(version)
    assert told["answer"] == ANSWER
    assert told["refused"] == ["InvalidInputException", "PermissionException", "PermissionException"]
    assert told["rows"] == EVENTS_A_PUBLISH
    assert secret.read_text() == "secret"


def duckdb_cli(data: DataPaths, sql: str) -> subprocess.CompletedProcess[str]:
    program = environment("duckdb-cli") / "bin" / "duckdb"
    # not `-safe`: the program as packaged for Python sets an option at start, and `-safe` has locked them by then
    command: list[str | Path] = [program, "-readonly", "-cmd", ".safe_mode", "-json", data.published_db, sql]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_the_command_line_reads(data: DataPaths) -> None:
    told = duckdb_cli(data, BY_TYPE)
    assert [list(row.values()) for row in json.loads(told.stdout)] == ANSWER


@pytest.mark.parametrize("sql", [*FORBIDDEN, ".shell touch '{file}'"])
def test_the_safe_command_line_neither_writes_nor_reaches_files(data: DataPaths, secret: Path, sql: str) -> None:
    told = duckdb_cli(data, sql.format(file=secret))
    assert told.returncode != 0
    assert re.search("read-only|disabled|safe mode", told.stderr)
    assert "secret" not in told.stdout
    assert secret.read_text() == "secret"


def test_a_marimo_notebook_draws_it(data: DataPaths, tmp_path: Path) -> None:
    program = environment("marimo") / "bin" / "marimo"
    page = tmp_path / "notebook.html"
    notebook = shutil.copy(Path(__file__).with_name("notebook.py"), tmp_path)  # marimo writes beside it
    variables = os.environ | {"DRAGOMAN_DATA": str(data.root), "HOME": str(tmp_path)}
    command: list[str | Path] = [program, "export", "html", "--no-include-code", notebook, "-o", page]
    subprocess.run(command, env=variables, capture_output=True, text=True, check=True, timeout=120)
    drawn = page.read_text("utf-8")
    assert "vega" in drawn
    assert all(name in drawn for name in TYPES)
