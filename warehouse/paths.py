"""Where everything lies on disk; the only place that spells a path.

All data of an installation lives under one folder: `DRAGOMAN_DATA`, or `warehouse/data` beside this file.
No reading or writing here, but for making folders.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from errno import EACCES
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
DBT_PROJECT = REPOSITORY / "dbt_project"
QUERIES = HERE / "queries"
DAGSTER_YAML = REPOSITORY / "orchestration" / "home" / "dagster.yaml"


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a lake table: the rows that came of one landing run."""

    landed_on: date
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The data folder of one installation."""

    root: Path

    @property
    def landing(self) -> Path:
        """Landing zone: WARC files and their index. Never rewritten."""
        return self.root / "landing"

    @property
    def sources_file(self) -> Path:
        """The installation's own list of outlets; the one shipped is used when it is not there."""
        return self.root / "sources.yml"

    @property
    def inbox(self) -> Path:
        """Files dropped here are landed by the sensor."""
        return self.root / "inbox"

    @property
    def frontier(self) -> Path:
        """SQLite store of the harvest: what is known, due, in flight."""
        return self.root / "harvest" / "frontier.sqlite"

    @property
    def lake(self) -> Path:
        """Parquet partitions, one folder a table."""
        return self.root / "lake"

    @property
    def build_db(self) -> Path:
        """The DuckDB file that staging and dbt write; no reader opens it."""
        return self.root / "build" / "build.duckdb"

    @property
    def built_by(self) -> Path:
        """Which edition of the dbt project made the build file's tables, and of which staging rows."""
        return self.root / "build" / "models.sha1"

    @property
    def published_db(self) -> Path:
        """The DuckDB file for readers, replaced whole by rename."""
        return self.root / "dragoman.duckdb"

    @property
    def published_marts(self) -> Path:
        """One Parquet file a mart."""
        return self.root / "marts"

    @property
    def report(self) -> Path:
        """The bundled HTML report."""
        return self.root / "report.html"

    @property
    def dagster_home(self) -> Path:
        """Dagster's run history."""
        return self.root / "dagster"

    @property
    def run_log(self) -> Path:
        """What dbt printed in the last run from the command line."""
        return self.dagster_home / "last_run.log"

    @property
    def dbt_target(self) -> Path:
        """Compiled dbt project: manifest, run results, logs."""
        return self.root / "dbt"

    def index_parts(self) -> list[Part]:
        """The capture index, one part a landing run, oldest first."""
        return list(_parts(self.landing / "index"))

    def parts(self, table: str) -> list[Part]:
        """The parts of a lake table, oldest first."""
        return list(_parts(self.lake / table))

    def part(self, table: str, landed_on: date, name: str) -> Path:
        """Path of one part of a lake table, whether it exists or not."""
        return self.lake / table / f"landed_on={landed_on.isoformat()}" / f"{name}.parquet"

    def make(self) -> DataPaths:
        """Create the folders that others expect to exist.

        Raises:
            OSError: The data folder cannot be made or written.
        """
        for folder in (self.landing, self.inbox, self.lake, self.frontier.parent, self.build_db.parent):
            folder.mkdir(parents=True, exist_ok=True)
        self.dagster_home.mkdir(parents=True, exist_ok=True)
        if not os.access(self.root, os.W_OK):
            raise PermissionError(
                EACCES, "this folder cannot be written; mend that or set DRAGOMAN_DATA", str(self.root)
            )
        return self


def _parts(folder: Path) -> Iterator[Part]:
    for path in sorted(folder.glob("landed_on=*/*.parquet")):
        yield Part(date.fromisoformat(path.parent.name.removeprefix("landed_on=")), path.stem, path)


def data_paths() -> DataPaths:
    """The data folder in force: `DRAGOMAN_DATA` when set, else `warehouse/data`."""
    named = os.environ.get("DRAGOMAN_DATA")
    return DataPaths(Path(named).expanduser().resolve() if named else HERE / "data")


def dbt_inputs() -> list[Path]:
    """Every file that dbt reads: the project's and the codebook's it takes its seeds from, in a fixed order."""
    folders = (DBT_PROJECT, REPOSITORY / "ingest" / "coding" / "codebook")
    files = (path for folder in folders for path in folder.rglob("*"))
    return sorted(path for path in files if path.suffix in {".sql", ".yml", ".csv", ".md"})
