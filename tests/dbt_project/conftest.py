"""A dbt project to run in tests: its manifest once, and builds on a warehouse of one's own.

dbt runs in this process with the manifest parsed once, since a process a call would spend most of its time starting.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import polars as pl
import pytest
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest

from ingest.schema import TABLES
from warehouse.paths import DBT_PROJECT, Part
from warehouse.staging import load, load_frame


class DbtError(Exception):
    """A dbt command failed; says which nodes and why."""


@dataclass(frozen=True)
class Warehouse:
    """A build file of one test."""

    folder: Path

    @property
    def build_db(self) -> Path:
        return self.folder / "build.duckdb"

    def load(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Replace the staging tables by `frames`, the lake's by way of its parts: one a day of landing."""
        for name in set(frames) - set(TABLES):
            load_frame(self.build_db, name, frames[name])
        lake = self.folder / "lake"
        shutil.rmtree(lake, ignore_errors=True)
        parts = {name: list(_write_parts(lake / name, frames[name])) for name in TABLES}
        load(self.build_db, list(TABLES.values()), parts)

    def dbt(self, *arguments: str) -> None:
        """Run dbt on the build file, which is closed again after; raises `DbtError` with dbt's own words."""
        _dbt(self.build_db, parsed(), *arguments)

    def build(self, *arguments: str) -> None:
        """Build the marts and run the data tests."""
        self.dbt("build", "--exclude-resource-type", "unit_test", *arguments)

    def contents(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every table that dbt made, with its rows in one order whatever the order of writing."""
        tables = self.rows(
            "select table_schema || '.' || table_name from information_schema.tables"
            " where table_schema in ('intermediate', 'marts') and table_type = 'BASE TABLE' order by 1"
        )
        return {name: self.rows(f"select * from {name} order by all") for (name,) in tables}

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of a query on the build file."""
        with duckdb.connect(str(self.build_db), read_only=True) as con:
            return con.execute(sql).fetchall()


def _write_parts(folder: Path, frame: pl.DataFrame) -> Iterator[Part]:
    for landed_on in frame.get_column("landed_on").unique().sort():
        path = folder / f"landed_on={landed_on}" / "part.parquet"
        path.parent.mkdir(parents=True)
        frame.filter(landed_on=landed_on).write_parquet(path)
        yield Part(landed_on, path.stem, path)


@cache
def parsed() -> Manifest:
    """The project as dbt parsed it, once a session."""
    with tempfile.TemporaryDirectory() as folder:
        manifest = _dbt(Path(folder) / "build.duckdb", None, "parse")
    assert isinstance(manifest, Manifest)
    return manifest


def _dbt(build_db: Path, manifest: Manifest | None, *arguments: str) -> object:
    target = build_db.with_name("target")
    environment = {"DRAGOMAN_BUILD_DB": str(build_db), "DBT_TARGET_PATH": str(target), "DBT_LOG_PATH": str(target)}
    project = ["--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)]
    with patch.dict(os.environ, environment), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # dbt's own are no concern of ours
        done = dbtRunner(manifest=manifest).invoke(
            ["--no-write-json", "--log-level", "none", "--log-level-file", "none", *arguments, *project]
        )
    DuckDBConnectionManager.close_all_connections()  # dbt would keep the file open, and locked, for its next command
    if not done.success:
        failed = [r for r in getattr(done.result, "results", ()) if r.status in ("error", "fail", "runtime error")]
        raise DbtError("\n".join(f"{r.node.name}: {r.message}" for r in failed) or str(done.exception))
    return done.result


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path)


@pytest.fixture(scope="session")
def manifest() -> dict[str, Any]:
    """dbt's own account of the project: nodes, sources, columns, what depends on what."""
    content: dict[str, Any] = parsed().writable_manifest().to_dict(omit_none=False)
    return content
