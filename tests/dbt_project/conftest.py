"""A dbt project to run in tests: its manifest once, and builds on a warehouse of one's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from warehouse.paths import DBT_PROJECT
from warehouse.staging import load_frame


@dataclass(frozen=True)
class Warehouse:
    """A build file of one test."""

    folder: Path

    @property
    def build_db(self) -> Path:
        return self.folder / "build.duckdb"

    def load(self, frames: Mapping[str, pl.DataFrame]) -> None:
        """Replace the staging tables by `frames`."""
        for name, frame in frames.items():
            load_frame(self.build_db, name, frame)

    def dbt(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run dbt on the build file; the caller looks at the return code."""
        environment = os.environ | {
            "DRAGOMAN_BUILD_DB": str(self.build_db),
            "DBT_TARGET_PATH": str(self.folder / "target"),
            "DBT_LOG_PATH": str(self.folder / "logs"),
        }
        project = ["--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)]
        return subprocess.run(
            [str(Path(sys.executable).with_name("dbt")), "--quiet", *arguments, *project],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def build(self, *arguments: str) -> None:
        """Build the marts and run the data tests; fails the test with dbt's own words."""
        done = self.dbt("build", "--exclude-resource-type", "unit_test", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

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


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(tmp_path)


@pytest.fixture(scope="session")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """dbt's own account of the project: nodes, sources, columns, what depends on what."""
    folder = tmp_path_factory.mktemp("manifest")
    done = Warehouse(folder).dbt("parse")
    assert done.returncode == 0, done.stdout + done.stderr
    content: dict[str, Any] = json.loads((folder / "target" / "manifest.json").read_text("utf-8"))
    return content
