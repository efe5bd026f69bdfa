"""The marts can move to a cluster: Spark makes of the demonstration's staging tables the rows that DuckDB makes."""

import shutil
import subprocess
from pathlib import Path

import polars as pl
import polars.selectors as cs
import pytest

from orchestration.demo.show import show_demo
from orchestration.terminal import console
from tests.bi.conftest import environment
from tests.orchestration.conftest import installation  # noqa: F401  # a fixture
from warehouse.connect import connect
from warehouse.paths import DBT_PROJECT, DataPaths

pytestmark = [pytest.mark.spark, pytest.mark.timeout(1200), pytest.mark.filterwarnings("ignore")]

MARTS = sorted(path.stem for path in (DBT_PROJECT / "models" / "marts").rglob("*.sql"))


@pytest.fixture(scope="module")
def demonstration(installation: DataPaths) -> DataPaths:  # noqa: F811
    with console.capture():
        assert show_demo()
    return installation


@pytest.fixture(scope="module")
def tables(demonstration: DataPaths, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Spark built, a folder a mart."""
    python = environment("spark") / "bin" / "python"
    assert shutil.which("java"), "java is missing: Spark needs version 17 or later"
    staging, built = tmp_path_factory.mktemp("staging"), tmp_path_factory.mktemp("spark")
    with connect(demonstration.build_db) as con:
        names = con.execute("select table_name from duckdb_tables() where schema_name = 'staging'").fetchall()
        for (name,) in names:
            con.sql(f"from staging.{name}").pl().write_parquet(staging / name / "rows.parquet", mkdir=True)
    command = [python, Path(__file__).with_name("build.py"), staging, built]
    done = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-5000:]
    return built / "marts.db"


@pytest.mark.parametrize("mart", MARTS)
def test_spark_makes_the_same_rows(demonstration: DataPaths, tables: Path, mart: str) -> None:
    ours = pl.read_parquet(demonstration.published_marts / f"{mart}.parquet")
    theirs = pl.read_parquet(tables / mart / "*.parquet")
    assert ours.height
    assert theirs.columns == ours.columns
    assert contents(theirs.cast(dict(ours.schema))) == contents(ours)


def contents(frame: pl.DataFrame) -> list[str]:
    """The rows in an order of their own, without the engine's own fingerprint of them."""
    plain = frame.drop("row_hash", strict=False).with_columns(cs.float().round(6) + 0.0)  # -0.0 and 0.0 are one
    return sorted(map(repr, plain.iter_rows()))
