"""Read WARC files, ours and other tools', past their broken records.

Belongs here: one record after the other with its place in the file, and the bytes of one record found by that place.
Not here: what is worth landing (`ingest.landing.documents`) and the index (`ingest.landing.index`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from ingest.errors import InvalidInputError
from ingest.landing.encodings import MAX_DECODED_BYTES, decode_chunked, decode_content

_SCAN_STEP = 1 << 20
_RECORD_START = re.compile(rb"\x1f\x8b\x08|WARC/[01]\.\d+\r?\n")
_PROBE_BYTES = 4096
_MAX_RESTARTS = 1000  # in a row without a record: then it is no archive but something made to look like one


@dataclass(frozen=True, slots=True)
class ArchivedRecord:
    """One WARC record: fields, HTTP head when it has one, and the payload as stored."""

    offset: int
    kind: str
    url: str | None
    at: datetime
    fields: dict[str, str]
    http: StatusAndHeaders | None
    payload: bytes

    @property
    def status(self) -> int | None:
        """HTTP status; None without a HTTP head or with an unreadable one."""
        code = self.http.get_statuscode() if self.http else ""
        return int(code) if code.isdigit() else None

    @property
    def content_type(self) -> str | None:
        """Media type of the payload."""
        return self.http.get_header("Content-Type") if self.http else self.fields.get("content-type")

    def decoded(self, limit: int = MAX_DECODED_BYTES) -> bytes:
        """Return the payload without chunking and content coding. Raises InvalidInputError."""
        if self.http is None:
            return self.payload
        body = self.payload
        if "chunked" in (self.http.get_header("Transfer-Encoding") or "").lower():
            body = decode_chunked(body)
        return decode_content(body, self.http.get_header("Content-Encoding") or "", limit)


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A stretch of a WARC file that cannot be read; `offset` is where the last whole record before it begins."""

    offset: int
    error: InvalidInputError


def read_records(
    path: Path, kinds: frozenset[str], *, limit: int = MAX_DECODED_BYTES
) -> Iterator[ArchivedRecord | BrokenRecord]:
    """Yield the records of the given WARC-Types, and one `BrokenRecord` for each stretch that cannot be read.

    Memory holds one record at a time; one longer than `limit` bytes is yielded as broken and passed over.

    Args:
        path: A .warc or .warc.gz file, compressed by record or as a whole.
        kinds: WARC-Types wanted, for example `response` and `resource`.
        limit: Longest record to read, in bytes.
    """
    with path.open("rb") as file:
        start: int | None = 0
        is_told = False  # the broken stretch just told and the one met at a restart may be the same
        in_vain = 0
        while start is not None and in_vain < _MAX_RESTARTS:
            file.seek(start)
            last, count, trouble = start, 0, "no record begins here"
            try:
                for record in ArchiveIterator(file, parse_http=False):
                    if "WARC-Type" not in record.headers:
                        raise ValueError("a record without WARC-Type")
                    last, count, in_vain = record.stream_pos, count + 1, 0
                    if str(record.record_type) in kinds:
                        yield _read(record, last, limit)
                if count or path.stat().st_size == 0:
                    return
            except (OSError, ValueError, EOFError) as error:
                trouble = str(error)
            if count or not is_told:
                yield BrokenRecord(last, InvalidInputError("broken_record", f"after byte {last:,}: {trouble}"))
            is_told = count > 0 or start == 0
            in_vain += 1
            start = _next_record(file, last + 1)


def read_member(data: bytes) -> ArchivedRecord:
    """Return the one record in `data`, a gzip member cut out of a file by the index.

    Raises:
        InvalidInputError: `broken_record`.
    """
    try:
        record = next(iter(ArchiveIterator(BytesIO(data), parse_http=False)), None)
    except (OSError, ValueError, EOFError) as error:
        raise InvalidInputError("broken_record", str(error)) from error
    if record is None:
        raise InvalidInputError("broken_record", "no record at this place: rebuild the index from the WARC files")
    outcome = _read(record, 0, limit=2 * MAX_DECODED_BYTES)
    if isinstance(outcome, BrokenRecord):
        raise outcome.error
    return outcome


def _read(record: WarcRecord, offset: int, limit: int) -> ArchivedRecord | BrokenRecord:
    length = record.content_length
    if length > limit:
        return BrokenRecord(offset, InvalidInputError("too_large", f"record of {length:,} bytes, {limit:,} are read"))
    block = record.reader.read()
    if len(block) < length:
        detail = f"record at byte {offset:,} ends after {len(block):,} of {length:,} bytes"
        return BrokenRecord(offset, InvalidInputError("truncated_record", detail))
    kind = str(record.record_type)
    fields = {name.lower(): value for name, value in record.headers.to_tuples()}
    http, payload = None, block
    if kind in ("response", "revisit") and block.startswith(b"HTTP/"):
        stream = BytesIO(block)
        try:
            http = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0"], verify=False).parse(stream)
        except (StatusAndHeadersParserException, EOFError, ValueError) as error:
            return BrokenRecord(offset, InvalidInputError("broken_record", f"record at byte {offset:,}: {error}"))
        payload = block[stream.tell() :]
    # writers of WARC 1.0, wget among them, put the URL in angle brackets
    url = (fields.get("warc-target-uri") or "").strip("<>") or None
    return ArchivedRecord(offset, kind, url, _date(fields.get("warc-date")), fields, http, payload)


def _date(text: str | None) -> datetime:
    try:
        return datetime.fromisoformat(text or "").astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def _next_record(file: BinaryIO, position: int) -> int | None:
    """Return the offset of the next thing that reads like the start of a WARC record, None at the end."""
    while True:
        file.seek(position)
        data = file.read(_SCAN_STEP)
        for match in _RECORD_START.finditer(data):
            if _is_start(file, position + match.start()):
                return position + match.start()
        if len(data) < _SCAN_STEP:
            return None
        position += _SCAN_STEP - 16  # a mark may lie across the border of two reads


def _is_start(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    probe = file.read(_PROBE_BYTES)
    if probe.startswith(b"\x1f\x8b"):
        try:
            probe = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(probe, 16)
        except zlib.error:
            return False
    return probe.startswith(b"WARC/")
