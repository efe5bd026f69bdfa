"""Give readers a copy: one DuckDB file and one Parquet file a mart, each written beside and renamed over.

Readers never block a build nor meet a half-written file: an open connection keeps the old file, a new one gets the
new. The new one starts as a copy of the old, in which rows that differ are exchanged; a mart's Parquet file is written
anew when a row of it is. The rename of the DuckDB file ends a publish: what a killed one left, the next one mends.
Tables only (a view would point at the build file); keys and comments are carried over. No modelling here
(`dbt_project`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connect import connect
from warehouse.errors import WarehouseMissingError

STORAGE_VERSION = "v1.4.0"
"""Oldest DuckDB whose readers can open the published file."""

SCHEMAS = ("marts", "staging")
"""What readers get: the marts, and the staging tables that hold provenance."""

_PARQUET = "format parquet, compression zstd, compression_level 1"
"""The lowest level: a third less work than the default of 3, and no larger files, on marts of a million mentions."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: `schema.table` → rows, and the marts whose rows differ from the copy before."""

    rows: dict[str, int]
    changed: tuple[str, ...]


def publish(build_db: Path, published_db: Path, marts_folder: Path, schemas: Sequence[str] = SCHEMAS) -> Published:
    """Copy the tables of `schemas` into the published file and the marts into Parquet.

    From the second time on the copy starts from the one before, and only rows that differ are written.

    Raises:
        WarehouseMissingError: the build file holds no mart yet.
    """
    unfinished = published_db.with_name(f"{published_db.name}.{os.getpid()}.tmp")
    _remove_leftovers(published_db)
    with connect(build_db, write=True) as con:
        build = con.execute("select current_database()").fetchall()[0][0]
        tables = _tables(con, build, schemas)
        if not any(table.schema == "marts" for table in tables):
            raise WarehouseMissingError("the build file holds no marts yet: run `dragoman run` first")
        if published_db.exists():
            shutil.copyfile(published_db, unfinished)
        con.execute(f"attach '{_quoted(unfinished)}' as published (storage_version '{STORAGE_VERSION}')")
        con.execute("begin")  # one snapshot for all tables
        con.execute("use published")
        gone = _reshape(con, tables, _tables(con, "published", schemas))
        written = {table: _exchange(con, build, table) for table in tables}
        con.execute("commit")
        con.execute("reset max_vacuum_tasks")  # readers get a tidy file
        con.execute("checkpoint published")
        con.execute(f'use "{build}"')
        con.execute("detach published")
        marts = {table.name: changed for table, (_, changed) in written.items() if table.schema == "marts"}
        _export(con, marts_folder, _without_file(marts, marts_folder, published_db))
    for stale in {path.stem for path in marts_folder.glob("*.parquet")} - set(marts):
        (marts_folder / f"{stale}.parquet").unlink()
    unfinished.touch()  # no Parquet file is newer than the published file it belongs to
    _replace(unfinished, published_db)
    changed = sorted(gone | {name for name, changed in marts.items() if changed})
    return Published({f"{table.schema}.{table.name}": rows for table, (rows, _) in written.items()}, tuple(changed))


@dataclass(frozen=True, slots=True)
class _Table:
    """A table to publish: its CREATE statement with keys, and (column or null for the table, comment)."""

    schema: str
    name: str
    ddl: str
    comments: tuple[tuple[str | None, str], ...]

    @property
    def sql(self) -> str:
        return f'"{self.schema}"."{self.name}"'


def _tables(con: duckdb.DuckDBPyConnection, database: str, schemas: Sequence[str]) -> list[_Table]:
    """The tables of `schemas`, without our bookkeeping tables."""
    comments: dict[tuple[str, str], list[tuple[str | None, str]]] = {}
    for schema, name, column, comment in con.execute(
        "select schema_name, table_name, column_name, comment from duckdb_columns()"
        " where database_name = $1 and comment is not null"
        " union all select schema_name, table_name, null, comment from duckdb_tables()"
        " where database_name = $1 and comment is not null order by all",
        [database],
    ).fetchall():
        comments.setdefault((schema, name), []).append((column, comment))
    found = con.execute(
        "select schema_name, table_name, sql from duckdb_tables() where database_name = ?"
        " and list_contains(?, schema_name) and not starts_with(table_name, '_') order by 1, 2",
        [database, list(schemas)],
    ).fetchall()
    return [_Table(schema, name, ddl, tuple(comments.get((schema, name), ()))) for schema, name, ddl in found]


def _reshape(con: duckdb.DuckDBPyConnection, tables: Sequence[_Table], there: Sequence[_Table]) -> set[str]:
    """Drop published tables that are no more or have other columns, keys or comments now, and create what is missing.

    Returns the names of marts that are no more.
    """
    for table in set(there) - set(tables):
        con.execute(f"drop table {table.sql}")
    for table in (table for table in tables if table not in there):
        con.execute(f'create schema if not exists "{table.schema}"')
        con.execute(table.ddl)
        for column, comment in table.comments:
            thing = f'column {table.sql}."{column}"' if column else f"table {table.sql}"
            con.execute(f"comment on {thing} is '{_quoted(comment)}'")
    kept = {(table.schema, table.name) for table in tables}
    return {t.name for t in there if t.schema == "marts" and (t.schema, t.name) not in kept}


def _exchange(con: duckdb.DuckDBPyConnection, build: str, table: _Table) -> tuple[int, bool]:
    """Make a published table hold the rows of the build file's; returns its rows and whether any differed."""
    there, new = f"published.{table.sql}", f'"{build}".{table.sql}'
    for name, rows in (("old_rows", there), ("new_rows", new)):
        con.execute(f"create or replace temp table {name} as select rowid as row, hash(t) as digest from {rows} as t")
    unlike = "rowid in (select row from {0} where digest not in (select digest from {1}))"
    removed = con.execute(f"delete from {there} where {unlike.format('old_rows', 'new_rows')}").fetchall()[0][0]
    added = con.execute(
        f"insert into {there} select * from {new} where {unlike.format('new_rows', 'old_rows')}"
    ).fetchall()[0][0]
    counts = con.execute(f"select (select count(*) from {there}), (select count(*) from {new})").fetchall()[0]
    if counts[0] != counts[1]:  # some rows are alike in all columns
        con.execute(f"delete from {there}")
        con.execute(f"insert into {there} select * from {new}")
    return int(counts[1]), bool(removed or added or counts[0] != counts[1])


def _without_file(marts: Mapping[str, bool], folder: Path, published_db: Path) -> list[str]:
    """The marts (name → whether it changed) that no Parquet file tells as they are.

    A file newer than the published one was written by a publish that did not end.
    """
    ended = published_db.stat().st_mtime_ns if published_db.exists() else 0
    files = {path.stem: path.stat().st_mtime_ns for path in folder.glob("*.parquet")}
    return [name for name, changed in marts.items() if changed or files.get(name, ended + 1) > ended]


def _export(con: duckdb.DuckDBPyConnection, folder: Path, marts: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in marts:
        unfinished = folder / f".{name}.parquet.tmp"
        con.execute(f"copy marts.\"{name}\" to '{_quoted(unfinished)}' ({_PARQUET})")
        _replace(unfinished, folder / f"{name}.parquet")


def _remove_leftovers(published_db: Path) -> None:
    """Take away what a killed publish left behind."""
    for path in published_db.parent.glob(f"{published_db.name}.*.tmp*"):
        path.unlink(missing_ok=True)


def _replace(unfinished: Path, final: Path) -> None:
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(final)


def _quoted(value: object) -> str:
    return str(value).replace("'", "''")
