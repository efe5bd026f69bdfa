"""Write lake parts: cast to `ingest.schema`, check keys, stream to a temporary file, rename when whole.

One part holds what came of one landing run. Its Parquet metadata says what made it, so that a part made by an older
extractor or coder is known for stale. No DuckDB here (`warehouse.staging` loads the parts).
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import TracebackType

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from ingest.errors import InvalidInputError
from ingest.schema import Table

MADE_BY = b"dragoman.made_by"
_LEFT_AFTER = 24 * 3600  # seconds without a write


def cast(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Return `frame` with exactly the columns and dtypes of `table`, in order.

    Raises:
        InvalidInputError: a column is missing (`missing_column`), cannot be cast (`bad_type`), or is null where the
            table requires a value (`null_value`).
    """
    missing = [name for name in table.schema if name not in frame.columns]
    if missing:
        raise InvalidInputError("missing_column", f"{table.name} lacks {', '.join(missing)}")
    try:
        result = frame.select(pl.col(name).cast(dtype, strict=True) for name, dtype in table.schema.items())
    except pl.exceptions.PolarsError as error:
        raise InvalidInputError("bad_type", f"{table.name}: {error}") from error
    nulls = [name for name in table.required if result[name].null_count()]
    if nulls:
        raise InvalidInputError("null_value", f"{table.name} has no value in {', '.join(nulls)}")
    return result


class PartWriter:
    """Streams frames of one table into one Parquet part; the file appears whole on success and not at all on failure.

    Rows whose key was written before are left out and handed back by `write`, so that the caller can record them.
    """

    def __init__(self, path: Path, table: Table, made_by: str) -> None:
        self._path = path
        self._table = table
        self._unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        self._keys: set[tuple[object, ...]] = set()
        self._schema = table.empty().to_arrow().schema.with_metadata({MADE_BY: made_by.encode()})
        self._writer: pq.ParquetWriter | None = None
        self.rows = 0

    def __enter__(self) -> PartWriter:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(self._path.parent)
        self._writer = pq.ParquetWriter(self._unfinished, self._schema, compression="zstd")
        return self

    def write(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Cast, check and append `frame`; returns the rows left out because their key was there already."""
        rows = cast(frame, self._table)
        fresh = pl.Series("fresh", [self._is_new(key) for key in rows.select(self._table.key).iter_rows()], pl.Boolean)
        kept = rows.filter(fresh)
        if kept.height:
            assert self._writer is not None, "write() outside `with`"
            self._writer.write_table(kept.to_arrow().cast(pa.schema(self._schema)))
            self.rows += kept.height
        return rows.filter(~fresh)

    def _is_new(self, key: tuple[object, ...]) -> bool:
        if key in self._keys:
            return False
        self._keys.add(key)
        return True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._writer is not None
        self._writer.close()
        if kind is None:
            with self._unfinished.open("rb") as file:
                os.fsync(file.fileno())
            self._unfinished.replace(self._path)
        else:
            self._unfinished.unlink(missing_ok=True)


def _remove_leftovers(folder: Path) -> None:
    """Take away what killed runs left unfinished; a living run writes to its files."""
    for path in folder.glob(".*.tmp"):
        if path.stat().st_mtime < time.time() - _LEFT_AFTER:
            path.unlink(missing_ok=True)


def made_by(path: Path) -> str | None:
    """What made a part (extractor or coder with version), or None when it does not exist or does not say."""
    if not path.exists():
        return None
    metadata = pq.read_schema(path).metadata or {}
    value = metadata.get(MADE_BY)
    return value.decode() if value else None
