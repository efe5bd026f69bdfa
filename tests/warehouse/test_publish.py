"""Readers get a whole copy with keys and comments, keep theirs while a new one appears, and reach no other file."""

from pathlib import Path

import duckdb
import polars as pl
import pytest

from ingest.schema import TABLES
from warehouse.connect import connect
from warehouse.errors import QueryError, WarehouseMissingError
from warehouse.paths import DataPaths
from warehouse.publish import Published, publish
from warehouse.queries import answer
from warehouse.staging import load


def build(data: DataPaths, *rows: tuple[str, int]) -> None:
    load(data.build_db, list(TABLES.values()), {})
    with connect(data.build_db, write=True) as con:
        con.execute("create schema if not exists marts")
        con.execute("create or replace table marts.dim_days (day_id varchar primary key, n bigint not null)")
        con.execute("comment on table marts.dim_days is 'One row a day; it''s small.'")
        con.execute("comment on column marts.dim_days.n is 'How many.'")
        con.execute("create or replace view marts.not_a_table as select 1 as x")
        con.executemany("insert into marts.dim_days values (?, ?)", rows)


def publish_all(data: DataPaths) -> Published:
    return publish(data.build_db, data.published_db, data.published_marts)


def test_keys_and_comments_go_along_and_views_stay(data: DataPaths) -> None:
    build(data, ("a", 1), ("b", 2))
    result = publish_all(data)
    assert result.rows["marts.dim_days"] == 2
    assert result.changed == ("dim_days",)
    with connect(data.published_db) as con:
        table = con.execute(
            "select comment, has_primary_key from duckdb_tables() where table_name = 'dim_days'"
        ).fetchall()
        column = con.execute("select comment from duckdb_columns() where column_name = 'n'").fetchall()
        views = con.execute("select view_name from duckdb_views() where not internal").fetchall()
        ours = con.execute("select table_name from duckdb_tables() where starts_with(table_name, '_')").fetchall()
    assert table == [("One row a day; it's small.", True)]
    assert column == [("How many.",)]
    assert not views
    assert not ours
    assert pl.read_parquet(data.published_marts / "dim_days.parquet").height == 2


def test_publishing_the_same_rows_changes_nothing(data: DataPaths) -> None:
    build(data, ("a", 1), ("b", 2))
    publish_all(data)
    build(data, ("b", 2), ("a", 1))
    assert publish_all(data).changed == ()
    build(data, ("b", 2), ("a", 3))
    assert publish_all(data).changed == ("dim_days",)


def parquet(data: DataPaths) -> list[tuple[str, int]]:
    return pl.read_parquet(data.published_marts / "dim_days.parquet").sort("day_id").rows()


def test_rows_that_differ_are_exchanged_and_alike_ones_counted(data: DataPaths) -> None:
    build(data, ("a", 1), ("b", 2), ("c", 3))
    with connect(data.build_db, write=True) as con:
        con.execute("create table marts.fct_twins as select 1 as n")
    publish_all(data)
    build(data, ("a", 1), ("b", 7), ("d", 4))
    with connect(data.build_db, write=True) as con:
        con.execute("insert into marts.fct_twins values (1)")
    assert publish_all(data).changed == ("dim_days", "fct_twins")
    with connect(data.published_db) as con:
        assert con.execute("select * from marts.dim_days order by 1").fetchall() == [("a", 1), ("b", 7), ("d", 4)]
        assert con.execute("select * from marts.fct_twins").fetchall() == [(1,), (1,)]
    assert parquet(data) == [("a", 1), ("b", 7), ("d", 4)]


def test_a_mart_of_other_columns_or_comments_is_made_anew(data: DataPaths) -> None:
    build(data, ("a", 1))
    publish_all(data)
    with connect(data.build_db, write=True) as con:
        con.execute("alter table marts.dim_days add column m varchar")
        con.execute("comment on column marts.dim_days.n is 'So many.'")
    assert publish_all(data).changed == ("dim_days",)
    with connect(data.published_db) as con:
        assert con.execute("select * from marts.dim_days").fetchall() == [("a", 1, None)]
        assert con.execute("select comment from duckdb_columns() where column_name = 'n'").fetchall() == [("So many.",)]


def test_only_marts_that_changed_get_a_new_parquet_file(data: DataPaths) -> None:
    build(data, ("a", 1))
    publish_all(data)
    file = data.published_marts / "dim_days.parquet"
    written = file.stat().st_mtime_ns
    publish_all(data)
    assert file.stat().st_mtime_ns == written
    build(data, ("a", 2))
    publish_all(data)
    assert parquet(data) == [("a", 2)]


def test_a_parquet_file_of_a_killed_publish_is_made_good(data: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    build(data, ("a", 1))
    publish_all(data)
    build(data, ("a", 2))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "touch", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            publish_all(data)
    assert parquet(data) == [("a", 2)]
    build(data, ("a", 1))
    assert publish_all(data).changed == ()
    assert parquet(data) == [("a", 1)]


def test_an_open_reader_keeps_its_copy_and_a_new_one_gets_the_new(data: DataPaths) -> None:
    build(data, ("a", 1))
    publish_all(data)
    with connect(data.published_db) as old:
        assert old.execute("select count(*) from marts.dim_days").fetchall() == [(1,)]
        new = publish_in_another_process(data)
        assert old.execute("select count(*) from marts.dim_days").fetchall() == [(1,)]
    assert new == 2
    with connect(data.published_db) as con:
        assert con.execute("select count(*) from marts.dim_days").fetchall() == [(2,)]


def publish_in_another_process(data: DataPaths) -> int:
    """Another process, because DuckDB shares one instance of a path within a process."""
    import subprocess
    import sys

    code = (
        "from pathlib import Path; from tests.warehouse.test_publish import build, publish_all;"
        "from warehouse.paths import DataPaths; import sys; d = DataPaths(Path(sys.argv[1]));"
        "build(d, ('a', 1), ('b', 2)); print(publish_all(d).rows['marts.dim_days'])"
    )
    command = [sys.executable, "-c", code, str(data.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return int(done.stdout)


def test_what_a_killed_publish_left_is_taken_away(data: DataPaths) -> None:
    build(data, ("a", 1))
    leftover = Path(f"{data.published_db}.99999.tmp")
    leftover.write_bytes(b"half a file")
    publish_all(data)
    assert not leftover.exists()


def test_a_mart_that_is_no_more_leaves_no_parquet(data: DataPaths) -> None:
    build(data, ("a", 1))
    publish_all(data)
    with connect(data.build_db, write=True) as con:
        con.execute("alter table marts.dim_days rename to dim_dates")
    publish_all(data)
    assert [p.name for p in data.published_marts.iterdir()] == ["dim_dates.parquet"]


def test_nothing_is_published_before_there_are_marts(data: DataPaths) -> None:
    load(data.build_db, list(TABLES.values()), {})
    with pytest.raises(WarehouseMissingError, match="dragoman run"):
        publish_all(data)
    assert not data.published_db.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "copy marts.dim_days to '{file}'",
        "select * from read_text('{file}')",
        "attach '{file}' as other",
        "set enable_external_access = true",
        "delete from marts.dim_days",
        "select * from marts.no_such_table",
    ],
)
def test_readers_cannot_write_nor_reach_other_files(data: DataPaths, tmp_path: Path, sql: str) -> None:
    build(data, ("a", 1))
    publish_all(data)
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    with pytest.raises(QueryError):
        answer(data.published_db, sql.format(file=secret))
    assert secret.read_text() == "secret"


def test_asking_before_the_first_run_says_what_to_do(data: DataPaths) -> None:
    with pytest.raises(WarehouseMissingError, match="dragoman run"):
        answer(data.published_db, "select 1")


def test_the_file_is_in_a_format_that_older_readers_open(data: DataPaths) -> None:
    build(data, ("a", 1))
    publish_all(data)
    with duckdb.connect(str(data.published_db), read_only=True) as con:
        tags = con.execute("select tags from duckdb_databases() where database_name = 'dragoman'").fetchall()[0][0]
    assert tags["storage_version"].startswith("v1.4.0")
