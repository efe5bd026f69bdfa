"""Land what the user hands over: files through `ingest.landing`, URLs through the same polite client as the harvest."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl

from ingest.schema import REJECTS
from ingest.stage import PartWriter
from warehouse.paths import DataPaths


def new_run_id(prefix: str) -> str:
    """A run id that sorts by time: prefix and UTC time to the microsecond."""
    return f"{prefix}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"


def record_rejects(paths: DataPaths, landed_on: date, run_id: str, rejects: pl.DataFrame) -> None:
    """Keep what was turned away at landing as a part of the lake table `rejects`."""
    if rejects.height:
        with PartWriter(paths.part("rejects", landed_on, f"{run_id}-landing"), REJECTS, "landing") as part:
            part.write(rejects)
