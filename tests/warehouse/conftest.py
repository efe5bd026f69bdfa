"""A data folder with a small lake, written by the real part writer."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ingest.schema import REJECTS
from ingest.stage import PartWriter
from warehouse.paths import DataPaths

DAY = date(2026, 3, 1)


def write_rejects(data: DataPaths, name: str, *ids: str, made_by: str = "test/1") -> None:
    row = {"landed_on": DAY, "stage": "landing", "subject": name, "reason": "empty_file", "detail": f"{name} is empty"}
    frame = pl.DataFrame([row | {"reject_id": i, "capture_id": None, "revision_id": None} for i in ids])
    with PartWriter(data.part("rejects", DAY, name), REJECTS, made_by) as part:
        part.write(frame)


@pytest.fixture
def data(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path).make()
