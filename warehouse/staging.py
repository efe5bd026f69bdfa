"""Load lake parts into the DuckDB `staging` tables: delete and insert by part, all in one transaction.

The only place that writes `staging`. Which columns a table has is told by the caller (`Table` below), so this module
knows no table by name. Parts whose bytes are loaded already are left alone; parts gone from disk are deleted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import duckdb
import polars as pl
from polars.datatypes import DataTypeClass

from warehouse.connect import connect
from warehouse.errors import ContractError
from warehouse.paths import Part

PART_COLUMN = "_part"
"""Extra column of every staging table: the part a row came from, `landed_on=YYYY-MM-DD/name`."""

_TYPES: dict[DataTypeClass, str] = {
    pl.String: "VARCHAR",
    pl.Boolean: "BOOLEAN",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMP",  # UTC by contract; TIMESTAMPTZ makes Python readers need pytz
}


class Table(Protocol):
    """What must be known of a table to load it."""

    @property
    def name(self) -> str:
        """Table name, the same in the lake and in `staging`."""

    @property
    def schema(self) -> pl.Schema:
        """Column name → Polars dtype."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did to one table, in rows and parts."""

    rows: int
    parts_loaded: int
    parts_removed: int

    @property
    def changed(self) -> bool:
        """Whether any row may differ from before."""
        return bool(self.parts_loaded or self.parts_removed)


def load(build_db: Path, tables: Sequence[Table], parts: Mapping[str, Sequence[Part]]) -> dict[str, Loaded]:
    """Bring every staging table in step with its parts on disk.

    Args:
        build_db: the build file, created when missing.
        tables: the tables to load.
        parts: table name → its parts; a table without parts becomes an empty table.

    Returns:
        Table name → rows now in the table, parts loaded and parts removed.

    Raises:
        ContractError: a part lacks a column or has one of another type; nothing is changed then.
        WarehouseBusyError: another process holds the build file.
    """
    with connect(build_db, write=True) as con:
        con.execute("begin")
        con.execute("create schema if not exists staging")
        con.execute(
            "create table if not exists staging._loads"
            " (table_name varchar, part varchar, digest varchar, primary key (table_name, part))"
        )
        result = {table.name: _load_table(con, table, parts.get(table.name, ())) for table in tables}
        con.execute("commit")
    return result


def load_frame(build_db: Path, name: str, frame: pl.DataFrame) -> int:
    """Replace a small reference table of `staging` (the outlets, say) by `frame`; returns its rows."""
    with connect(build_db, write=True) as con:
        con.execute("create schema if not exists staging")
        con.register("incoming", frame.to_arrow())
        columns = ", ".join(f'cast("{c}" as {duckdb_type(t)}) as "{c}"' for c, t in frame.schema.items())
        con.execute(f'create or replace table staging."{name}" as select {columns} from incoming')
        con.unregister("incoming")
    return frame.height


def contents_digest(build_db: Path) -> str:
    """A digest of all that `staging` holds, the same after a load without news; empty before the first build."""
    with connect(build_db) as con:
        if not con.execute("select 1 from duckdb_tables() where schema_name = 'marts' limit 1").fetchone():
            return ""
        parts = con.execute("select * from staging._loads order by all").fetchall()
        others = con.execute("select * from staging.outlets order by all").fetchall()
    return hashlib.sha1(repr((parts, others)).encode(), usedforsecurity=False).hexdigest()


def duckdb_type(dtype: pl.DataType | DataTypeClass) -> str:
    """The DuckDB type that holds a Polars dtype, for example `VARCHAR[]` for a list of strings."""
    if isinstance(dtype, pl.List):
        return f"{duckdb_type(dtype.inner)}[]"
    if isinstance(dtype, pl.Struct):
        return "STRUCT(" + ", ".join(f'"{f.name}" {duckdb_type(f.dtype)}' for f in dtype.fields) + ")"
    return _TYPES[dtype.base_type()]


def _load_table(con: duckdb.DuckDBPyConnection, table: Table, parts: Iterable[Part]) -> Loaded:
    types = {name: duckdb_type(dtype) for name, dtype in table.schema.items()}
    _ensure_table(con, table.name, types)
    known = dict(con.execute("select part, digest from staging._loads where table_name = ?", [table.name]).fetchall())
    on_disk = {f"{part.path.parent.name}/{part.name}": part for part in parts}
    removed = known.keys() - on_disk.keys()
    loaded = 0
    for key in removed:
        _forget(con, table.name, key)
    for key, part in on_disk.items():
        digest = _digest(part.path)
        if known.get(key) == digest:
            continue
        _forget(con, table.name, key)
        _insert(con, table.name, types, key, part.path)
        con.execute("insert into staging._loads values (?, ?, ?)", [table.name, key, digest])
        loaded += 1
    count = con.execute(f'select count(*) from staging."{table.name}"').fetchall()[0][0]
    return Loaded(count, loaded, len(removed))


def _ensure_table(con: duckdb.DuckDBPyConnection, name: str, types: Mapping[str, str]) -> None:
    """Create the table, or make it anew when its columns are not those declared (the parts hold every row)."""
    wanted = {**types, PART_COLUMN: "VARCHAR"}
    there = dict(
        con.execute(
            "select column_name, data_type from information_schema.columns"
            " where table_schema = 'staging' and table_name = ? order by ordinal_position",
            [name],
        ).fetchall()
    )
    declared = ", ".join(f'"{column}" {kind}' for column, kind in wanted.items())
    if there and (list(there) != list(wanted) or [*_canonical(con, wanted)] != list(there.values())):
        con.execute(f'drop table staging."{name}"')
        con.execute("delete from staging._loads where table_name = ?", [name])
    con.execute(f'create table if not exists staging."{name}" ({declared})')


def _canonical(con: duckdb.DuckDBPyConnection, types: Mapping[str, str]) -> list[str]:
    nulls = ", ".join(f'cast(null as {kind}) as "{column}"' for column, kind in types.items())
    return [row[1] for row in con.execute(f"describe select {nulls}").fetchall()]


def _forget(con: duckdb.DuckDBPyConnection, name: str, part: str) -> None:
    con.execute(f'delete from staging."{name}" where {PART_COLUMN} = ?', [part])
    con.execute("delete from staging._loads where table_name = ? and part = ?", [name, part])


def _insert(con: duckdb.DuckDBPyConnection, name: str, types: Mapping[str, str], key: str, path: Path) -> None:
    there = {row[0] for row in con.execute("describe select * from read_parquet(?)", [str(path)]).fetchall()}
    missing = [column for column in types if column not in there]
    if missing:
        raise ContractError(
            f"{key} of lake table {name} lacks the column {', '.join(missing)}: run `dragoman rebuild` to make it anew"
        )
    columns = ", ".join(f'cast("{column}" as {kind})' for column, kind in types.items())
    con.execute(f'insert into staging."{name}" select {columns}, ? from read_parquet(?)', [key, str(path)])


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha1").hexdigest()
