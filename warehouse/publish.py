"""Give readers a copy: one DuckDB file and one Parquet file a mart, each written beside and renamed over.

Readers never block a build nor meet a half-written file: an open connection keeps the old file, a new one gets the
new. Tables only (a view would point at the build file); keys and comments are carried over. No modelling here
(`dbt_project`).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
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

    Raises:
        WarehouseMissingError: the build file holds no mart yet.
    """
    unfinished = published_db.with_name(f"{published_db.name}.{os.getpid()}.tmp")
    _remove_leftovers(published_db)
    before = _fingerprints(published_db) if published_db.exists() else {}
    with connect(build_db, write=True) as con:
        tables = _tables(con, schemas)
        if not any(schema == "marts" for schema, _, _ in tables):
            raise WarehouseMissingError("the build file holds no marts yet: run `dragoman run` first")
        build = con.execute("select current_database()").fetchall()[0][0]
        con.execute(f"attach '{_quoted(unfinished)}' as published (storage_version '{STORAGE_VERSION}')")
        con.execute("begin")  # one snapshot for all tables
        con.execute("use published")
        counts = {f"{schema}.{name}": _copy(con, build, schema, name, ddl) for schema, name, ddl in tables}
        con.execute("commit")
        con.execute("checkpoint published")
        con.execute(f'use "{build}"')
        con.execute("detach published")
        _export(con, marts_folder, [name for schema, name, _ in tables if schema == "marts"])
    _replace(unfinished, published_db)
    after = _fingerprints(published_db)
    changed = [name for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)]
    return Published(counts, tuple(changed))


def _fingerprints(published_db: Path) -> dict[str, tuple[int, int]]:
    """Mart → (rows, exclusive or of the rows' hashes): equal when the rows are, in whatever order."""
    with connect(published_db) as con:
        names = [
            row[0]
            for row in con.execute("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
        ]
        return {
            name: con.execute(f'select count(*), bit_xor(hash(mart)) from marts."{name}" as mart').fetchall()[0]
            for name in names
        }


def _tables(con: duckdb.DuckDBPyConnection, schemas: Sequence[str]) -> list[tuple[str, str, str]]:
    """(schema, table, its CREATE statement with keys), without our bookkeeping tables."""
    return con.execute(
        "select schema_name, table_name, sql from duckdb_tables()"
        " where database_name = current_database()"
        " and list_contains(?, schema_name) and not starts_with(table_name, '_')"
        " order by 1, 2",
        [list(schemas)],
    ).fetchall()


def _copy(con: duckdb.DuckDBPyConnection, build: str, schema: str, name: str, ddl: str) -> int:
    con.execute(f'create schema if not exists "{schema}"')
    con.execute(ddl)
    con.execute(f'insert into "{schema}"."{name}" select * from "{build}"."{schema}"."{name}"')
    comments = con.execute(
        "select column_name, comment from duckdb_columns()"
        " where database_name = ? and schema_name = ? and table_name = ? and comment is not null"
        " union all select null, comment from duckdb_tables()"
        " where database_name = ? and schema_name = ? and table_name = ? and comment is not null",
        [build, schema, name, build, schema, name],
    ).fetchall()
    for column, comment in comments:
        thing = f'column "{schema}"."{name}"."{column}"' if column else f'table "{schema}"."{name}"'
        con.execute(f"comment on {thing} is '{_quoted(comment)}'")
    return int(con.execute(f'select count(*) from "{schema}"."{name}"').fetchall()[0][0])


def _export(con: duckdb.DuckDBPyConnection, folder: Path, marts: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in marts:
        unfinished = folder / f".{name}.parquet.tmp"
        con.execute(f"copy marts.\"{name}\" to '{_quoted(unfinished)}' ({_PARQUET})")
        _replace(unfinished, folder / f"{name}.parquet")
    for stale in {p.stem for p in folder.glob("*.parquet")} - set(marts):
        (folder / f"{stale}.parquet").unlink()


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
