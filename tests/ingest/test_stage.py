"""Casting to the declared schema, keys, and parts that appear whole or not at all."""

import os
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ingest.errors import InvalidInputError
from ingest.schema import REJECTS
from ingest.stage import PartWriter, cast, made_by

ROW = {
    "reject_id": "a1",
    "landed_on": date(2026, 3, 1),
    "stage": "landing",
    "subject": "notes.txt",
    "capture_id": None,
    "revision_id": None,
    "reason": "empty_file",
    "detail": "notes.txt is empty: leave it out",
}


def rows(*changes: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame([ROW | change for change in changes])


def test_cast_gives_the_declared_types_to_columns_of_nulls() -> None:
    assert cast(rows({}), REJECTS).schema == REJECTS.schema


def test_cast_drops_columns_that_are_not_declared() -> None:
    assert "extra" not in cast(rows({"extra": 1}), REJECTS).columns


@pytest.mark.parametrize(
    ("frame", "reason", "names"),
    [
        (rows({}).drop("reason"), "missing_column", "reason"),
        (rows({"reason": None}), "null_value", "reason"),
        (rows({"landed_on": "soon"}), "bad_type", "rejects"),
    ],
)
def test_cast_names_what_is_wrong(frame: pl.DataFrame, reason: str, names: str) -> None:
    with pytest.raises(InvalidInputError, match=names) as caught:
        cast(frame, REJECTS)
    assert caught.value.reason == reason


def test_rows_of_a_known_key_are_handed_back(tmp_path: Path) -> None:
    path = tmp_path / "part.parquet"
    with PartWriter(path, REJECTS, "test/1") as part:
        assert part.write(rows({}, {"reject_id": "a2"})).height == 0
        again = part.write(rows({"detail": "later"}, {"reject_id": "a3"}))
    assert again["reject_id"].to_list() == ["a1"]
    assert pl.read_parquet(path)["reject_id"].to_list() == ["a1", "a2", "a3"]
    assert made_by(path) == "test/1"


def test_a_part_without_rows_is_a_typed_empty_file(tmp_path: Path) -> None:
    with PartWriter(tmp_path / "part.parquet", REJECTS, "test/1"):
        pass
    assert pl.read_parquet(tmp_path / "part.parquet").schema == REJECTS.schema


def test_a_failed_part_leaves_the_old_one_alone(tmp_path: Path) -> None:
    path = tmp_path / "part.parquet"
    with PartWriter(path, REJECTS, "test/1") as part:
        part.write(rows({}))
    with pytest.raises(RuntimeError), PartWriter(path, REJECTS, "test/2") as part:
        part.write(rows({"reject_id": "b"}))
        raise RuntimeError
    assert made_by(path) == "test/1"
    assert [p.name for p in tmp_path.iterdir()] == ["part.parquet"]


def test_what_a_killed_run_left_is_taken_away_a_day_later(tmp_path: Path) -> None:
    left, living = tmp_path / ".other.parquet.1.tmp", tmp_path / ".part.parquet.1.tmp"
    for path in (left, living):
        path.touch()
    os.utime(left, (0, 0))
    with PartWriter(tmp_path / "part.parquet", REJECTS, "test/1"):
        pass
    assert sorted(p.name for p in tmp_path.iterdir()) == [living.name, "part.parquet"]


def test_made_by_of_no_part_is_none(tmp_path: Path) -> None:
    assert made_by(tmp_path / "part.parquet") is None
