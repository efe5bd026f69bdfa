"""Write the landing zone: WARC 1.1 files (ISO 28500:2017), one run a file, never rewritten.

Belongs here: when a file is opened, rolled over and closed. Not here: how one is mended after a crash
(`ingest.landing.recovery`), what a record looks like (`ingest.landing.records`), reading archives
(`ingest.landing.archives`), the index beside the files (`ingest.landing.index`), and what is worth landing
(`ingest.landing.documents`, `ingest.harvest`).

While a run writes, its file carries the suffix `.open` and a lock. Each record goes out in one write, so `kill -9`
leaves at most one torn record at the end, which `recovery.recover` cuts off.
"""

from __future__ import annotations

import fcntl
import os
import re
from datetime import date, datetime
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import polars as pl
from warcio.statusandheaders import StatusAndHeaders

from ingest.errors import PermanentError
from ingest.ids import stable_id
from ingest.landing.records import (
    Exchange,
    Record,
    archived_record,
    header,
    payload_digest,
    request_record,
    resource_record,
    response_record,
    revisit_record,
    warcinfo_record,
)
from ingest.schema import CAPTURES
from ingest.urls import canonical_url

MAX_FILE_BYTES = 256 * 1024 * 1024
OPEN_SUFFIX = ".open"

_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,120}")

CaptureRow = dict[str, Any]


def partition_name(landed_on: date) -> str:
    """Return the folder of one landing day, `landed_on=YYYY-MM-DD`."""
    return f"landed_on={landed_on:%Y-%m-%d}"


def capture_row(
    landed_on: date,
    *,
    url: str,
    at: datetime,
    record_type: str,
    digest: str,
    payload_length: int,
    location: tuple[str, int, int],
    source: str | None = None,
    http_status: int | None = None,
    content_type: str | None = None,
) -> CaptureRow:
    """Return one row of the captures table; `location` is WARC file, offset and length."""
    warc_file, warc_offset, warc_length = location
    return {
        "capture_id": stable_id(url, digest),
        "landed_on": landed_on,
        "landed_at": at,
        "url": url,
        "canonical_url": canonical_url(url),
        "source": source,
        "record_type": record_type,
        "http_status": http_status,
        "content_type": content_type,
        "payload_digest": digest,
        "payload_length": payload_length,
        "warc_file": warc_file,
        "warc_offset": warc_offset,
        "warc_length": warc_length,
    }


class LandingWriter:
    """Appends records of one run to `landing_dir/landed_on=…/<run_id>-00000.warc.gz`, rolled over at `max_bytes`.

    A context manager; no file is made before the first record. A file is renamed to its final name and indexed when it
    is full and at the end, also when the block raises: what was landed stays landed.

    Raises:
        PermanentError: `run_id` cannot be part of a file name.
    """

    def __init__(self, landing_dir: Path, landed_on: date, run_id: str, *, max_bytes: int = MAX_FILE_BYTES) -> None:
        if not _RUN_ID.fullmatch(run_id):
            raise PermanentError(f"run id {run_id!r} cannot name a file: use letters, digits, '.', '_' and '-'")
        self.landing_dir = landing_dir
        self.landed_on = landed_on
        self.run_id = run_id
        self.max_bytes = max_bytes
        self._folder = landing_dir / partition_name(landed_on)
        self._sequence = 0
        self._file: FileIO | None = None
        self._path = Path()
        self._rows: list[CaptureRow] = []
        self._frames: list[pl.DataFrame] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def captures(self) -> pl.DataFrame:
        """The rows landed so far, columns as `ingest.schema.CAPTURES`."""
        return pl.concat([*self._frames, _frame(self._rows)], rechunk=True)

    def write_exchange(self, exchange: Exchange, source: str | None = None) -> CaptureRow | None:
        """Land a request and its response; the row of the capture, None when it is not one (a redirect, an error)."""
        self._append(request_record(exchange))
        location = self._append(response_record(exchange, source))
        if exchange.status != 200:
            return None
        return self._keep(
            url=exchange.url,
            at=exchange.at,
            record_type="response",
            digest=payload_digest(exchange.body),
            payload_length=len(exchange.body),
            location=location,
            source=source,
            http_status=exchange.status,
            content_type=header(exchange.headers, "content-type"),
        )

    def write_revisit(
        self, exchange: Exchange, first_url: str, digest: str, first_at: datetime, source: str | None = None
    ) -> None:
        """Land the fact that `exchange` brought, or named (304), what was landed of `first_url` at `first_at`."""
        self._append(request_record(exchange))
        self._append(revisit_record(exchange, first_url, digest, first_at, source))

    def write_resource(
        self, url: str, payload: bytes, content_type: str, at: datetime, source: str | None = None
    ) -> CaptureRow:
        """Land a document that was given as a file; its row."""
        record = resource_record(url, payload, content_type, at, source)
        return self._keep(
            url=url,
            at=at,
            record_type="resource",
            digest=payload_digest(payload),
            payload_length=len(payload),
            location=self._append(record),
            source=source,
            content_type=content_type,
        )

    def write_archived(self, url: str, at: datetime, head: StatusAndHeaders, payload: bytes) -> CaptureRow:
        """Land a response out of another tool's archive with its own date and headers; its row."""
        record = archived_record(url, at, head, payload)
        return self._keep(
            url=url,
            at=at,
            record_type="response",
            digest=payload_digest(payload),
            payload_length=len(payload),
            location=self._append(record),
            http_status=int(head.get_statuscode()),
            content_type=head.get_header("Content-Type"),
        )

    def close(self) -> None:
        """Give the open file its final name and index it."""
        if self._file is None:
            return
        os.fsync(self._file.fileno())
        self._path.rename(final_path(self._path))
        self._file.close()
        self._file = None
        self._frames.append(_frame(self._rows))
        write_index_file(self.landing_dir, final_path(self._path), self._frames[-1])
        self._rows = []

    def _keep(self, **columns: Any) -> CaptureRow:  # noqa: ANN401 - the arguments of capture_row
        row = capture_row(self.landed_on, **columns)
        self._rows.append(row)
        return row

    def _append(self, record: Record) -> tuple[str, int, int]:
        """Write one gzip member; its file (relative to the landing folder), offset and length."""
        if self._file is not None and self._file.tell() >= self.max_bytes:
            self.close()
        file = self._file or self._open()
        offset, length = _append_whole(file, record.to_gzip())
        return final_path(self._path).relative_to(self.landing_dir).as_posix(), offset, length

    def _open(self) -> FileIO:
        self._folder.mkdir(parents=True, exist_ok=True)
        while True:
            final = self._folder / f"{self.run_id}-{self._sequence:05d}.warc.gz"
            self._sequence += 1
            self._path = final.with_name(final.name + OPEN_SUFFIX)
            if not final.exists() and not self._path.exists():
                break
        self._file = self._path.open("xb", buffering=0)
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        info = warcinfo_record(self.run_id, final.name)
        _append_whole(self._file, info.to_gzip())
        return self._file


def _append_whole(file: FileIO, member: bytes) -> tuple[int, int]:
    """Write a gzip member to the end of `file`, all of it or, when the disk is full, none; its offset and length."""
    offset, rest = file.tell(), memoryview(member)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError:
        file.truncate(offset)
        file.seek(offset)
        raise
    return offset, len(member)


def _frame(rows: list[CaptureRow]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=CAPTURES.schema)


def final_path(path: Path) -> Path:
    """Return the name a file has once its run has ended."""
    return path.with_name(path.name.removesuffix(OPEN_SUFFIX))


def index_path(landing_dir: Path, warc_path: Path) -> Path:
    """Return where the index of one WARC file lies."""
    name = final_path(warc_path).name.removesuffix(".warc.gz") + ".parquet"
    return landing_dir / "index" / warc_path.parent.name / name


def write_index_file(landing_dir: Path, warc_path: Path, captures: pl.DataFrame) -> None:
    """Write the index of one WARC file, atomically. Raises OSError; `sync_index` makes up for it later."""
    path = index_path(landing_dir, warc_path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        captures.write_parquet(temporary)
    except pl.exceptions.PolarsError as error:
        temporary.unlink(missing_ok=True)
        raise OSError(f"{path.name} cannot be written: {error}") from error
    temporary.replace(path)
