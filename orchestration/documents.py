"""Land what the user hands over: files through `ingest.landing`, URLs through the same polite client as the harvest."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime

import polars as pl

from ingest.landing.documents import LandingReport, land_paths
from ingest.schema import REJECTS
from ingest.stage import PartWriter
from warehouse.paths import DataPaths, data_paths


def new_run_id(prefix: str) -> str:
    """A run id that sorts by time: prefix and UTC time to the microsecond."""
    return f"{prefix}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"


def record_rejects(paths: DataPaths, landed_on: date, run_id: str, rejects: pl.DataFrame) -> None:
    """Keep what was turned away at landing as a part of the lake table `rejects`."""
    if rejects.height:
        with PartWriter(paths.part("rejects", landed_on, f"{run_id}-landing"), REJECTS, "landing") as part:
            part.write(rejects)


def add_documents(what: Sequence[str]) -> LandingReport:
    """Land files, folders, globs and `-` (standard input) into today's partition, and record what was turned away."""
    paths = data_paths().make()
    landed_on, run_id = datetime.now(UTC).date(), new_run_id("add")
    report = land_paths(what, paths.landing, landed_on=landed_on, run_id=run_id, stdin=sys.stdin.buffer)
    record_rejects(paths, landed_on, run_id, report.rejects)
    return report
