"""The capture index: a Parquet file beside each WARC file, made from it and from nothing else.

Belongs here: reading, mending and rebuilding the index, and payloads by their place in it. The rows themselves are
made by `ingest.landing.warc` while it writes; `reindex` makes the same ones from the files.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from ingest.errors import InvalidInputError
from ingest.landing.archives import ArchivedRecord, read_member, read_records
from ingest.landing.records import SOURCE_HEADER, payload_digest
from ingest.landing.warc import (
    CaptureRow,
    capture_row,
    index_path,
    partition_name,
    write_index_file,
)
from ingest.schema import CAPTURES

_EVERY_KIND = frozenset({"warcinfo", "request", "response", "resource", "revisit", "metadata", "conversion"})


def read_index(landing_dir: Path, landed_on: date | None = None) -> pl.LazyFrame:
    """Return the captures of one landing day, or of all, columns as `CAPTURES`."""
    partition = partition_name(landed_on) if landed_on else "landed_on=*"
    pattern = landing_dir / "index" / partition / "*.parquet"
    if next(landing_dir.glob(pattern.relative_to(landing_dir).as_posix()), None) is None:
        return CAPTURES.empty().lazy()
    return pl.scan_parquet(pattern, hive_partitioning=False).select(CAPTURES.schema.names())


def known_captures(landing_dir: Path) -> set[str]:
    """Return the ids (URL and payload digest) of everything landed so far."""
    return set(read_index(landing_dir).select("capture_id").collect().to_series())


def sync_index(landing_dir: Path) -> int:
    """Index the WARC files that have no index, as after a crash; how many there were."""
    missing = [p for p in _warc_files(landing_dir) if not index_path(landing_dir, p).exists()]
    for path in missing:
        write_index_file(landing_dir, path, index_file(landing_dir, path))
    return len(missing)


def reindex(landing_dir: Path) -> int:
    """Throw the whole index away and make it again from the WARC files; how many files were read."""
    shutil.rmtree(landing_dir / "index", ignore_errors=True)
    return sync_index(landing_dir)


def index_file(landing_dir: Path, path: Path) -> pl.DataFrame:
    """Return the capture rows of one WARC file of ours."""
    rows: list[CaptureRow] = []
    pending: ArchivedRecord | None = None
    for record in read_records(path, _EVERY_KIND, limit=1 << 31):
        if pending is not None:
            rows.append(_row(landing_dir, path, pending, record.offset))
        is_capture = isinstance(record, ArchivedRecord) and _is_capture(record)
        pending = record if is_capture and isinstance(record, ArchivedRecord) else None
    if pending is not None:
        rows.append(_row(landing_dir, path, pending, path.stat().st_size))
    return pl.DataFrame(rows, schema=CAPTURES.schema)


def read_payloads(
    landing_dir: Path, captures: pl.DataFrame
) -> Iterator[tuple[dict[str, Any], bytes | InvalidInputError]]:
    """Yield each row of `captures` with its payload, decoded, or with the error that kept it from being read.

    Args:
        landing_dir: The landing folder.
        captures: Rows as `CAPTURES`; at least `warc_file`, `warc_offset` and `warc_length`. Read in file order.
    """
    for (warc_file,), part in captures.sort("warc_file", "warc_offset").group_by("warc_file", maintain_order=True):
        path = landing_dir / str(warc_file)
        try:
            file = path.open("rb")
        except OSError as error:
            missing = InvalidInputError("warc_file_unreadable", f"{warc_file}: {error.strerror}; restore it or reindex")
            yield from ((row, missing) for row in part.iter_rows(named=True))
            continue
        with file:
            for row in part.iter_rows(named=True):
                file.seek(row["warc_offset"])
                try:
                    yield row, read_member(file.read(row["warc_length"])).decoded()
                except InvalidInputError as error:
                    yield row, error


def _warc_files(landing_dir: Path) -> list[Path]:
    return sorted(landing_dir.glob("landed_on=*/*.warc.gz"))


def _is_capture(record: ArchivedRecord) -> bool:
    return record.url is not None and (
        record.kind == "resource" or (record.kind == "response" and record.status == 200)
    )


def _row(landing_dir: Path, path: Path, record: ArchivedRecord, end: int) -> CaptureRow:
    return capture_row(
        date.fromisoformat(path.parent.name.partition("=")[2]),
        url=record.url or "",
        at=record.at,
        record_type=record.kind,
        digest=record.fields.get("warc-payload-digest") or payload_digest(record.payload),
        payload_length=len(record.payload),
        location=(path.relative_to(landing_dir).as_posix(), record.offset, end - record.offset),
        source=record.fields.get(SOURCE_HEADER.lower()),
        http_status=record.status,
        content_type=record.content_type,
    )
