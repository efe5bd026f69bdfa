"""Land documents that are already there: HTML, Markdown, text, JSON lines and other tools' WARC files.

Belongs here: what each file is taken for, what becomes a record, and what is turned away with a reason. Nothing is
read for meaning but the URL a document states as its own (`ingest.landing.formats`). Bad input never raises: it becomes
a row of `rejects`, and the rest goes through.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import Any, BinaryIO

import polars as pl

from ingest.errors import InvalidInputError
from ingest.ids import stable_id
from ingest.landing.archives import ArchivedRecord, BrokenRecord, read_records
from ingest.landing.encodings import MAX_DECODED_BYTES, gunzip
from ingest.landing.formats import Kind, is_html_type, sniff, stated_url
from ingest.landing.index import known_captures
from ingest.landing.records import payload_digest
from ingest.landing.warc import LandingWriter
from ingest.records import parse_record
from ingest.rejects import reject_row
from ingest.schema import REJECTS
from ingest.urls import web_url

STANDARD_INPUT = "-"
MAX_DOCUMENT_BYTES = MAX_DECODED_BYTES
_DOCUMENT_KINDS = frozenset({"response", "resource", "conversion"})
_NOT_READ = "is not HTML, Markdown, text, JSON lines or WARC; convert it"
_REFUSED = {
    Kind.BINARY: ("binary_file", _NOT_READ),
    Kind.OTHER_TEXT: ("unsupported_type", _NOT_READ),
    Kind.WARC: ("unsupported_type", "is a WARC archive; give it as a file whose name ends in .warc or .warc.gz"),
}
"""Why a kind of file is no single document: reason and advice."""
_GLOB_MARKS = re.compile(r"[*?\[]")


@dataclass(slots=True)
class LandingReport:
    """What became of the documents given: documents = captures + duplicates + rejects.

    `skipped` counts what an archive holds besides documents (redirects, errors, images) and is not part of the sum.
    """

    captures: pl.DataFrame
    rejects: pl.DataFrame
    duplicates: int
    skipped: int

    @property
    def documents(self) -> int:
        """Documents seen."""
        return self.captures.height + self.duplicates + self.rejects.height


def land_paths(
    paths: Iterable[str | Path],
    landing_dir: Path,
    *,
    landed_on: date,
    run_id: str,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] | None = None,
) -> LandingReport:
    """Land every document under `paths` and index it.

    Args:
        paths: Files, folders (read to the bottom, hidden names left out), globs, or `-` for standard input.
        landing_dir: The landing folder.
        landed_on: The partition (UTC day).
        run_id: Names the WARC file; letters, digits, `.`, `_`, `-`.
        stdin: Where `-` is read from.
        progress: Told the name of each file before it is read.

    Returns:
        A report with the new captures (`CAPTURES`) and what was turned away (`REJECTS`).

    Raises:
        OSError: The landing folder cannot be written.
    """
    with LandingWriter(landing_dir, landed_on, run_id) as writer:
        landing = _Landing(writer, known_captures(landing_dir))
        for name, path in _expand(paths, landing):
            if progress is not None:
                progress(name)
            landing.land_file(name, path, stdin)
    rejects = pl.DataFrame(landing.rejects, schema=REJECTS.schema).unique("reject_id", maintain_order=True)
    return LandingReport(writer.captures, rejects, landing.duplicates, landing.skipped)


@dataclass(slots=True)
class _Landing:
    """The state of one call: what is known, and the counts."""

    writer: LandingWriter
    known: set[str]
    rejects: list[dict[str, Any]] = field(default_factory=list)
    duplicates: int = 0
    skipped: int = 0

    def land_file(self, name: str, path: Path | None, stdin: BinaryIO | None) -> None:
        try:
            if path is None:
                self._land_bytes(name, _read_all(name, stdin), Path())
            elif not path.is_file():  # a pipe, as of `<(…)` in a shell: what is read is gone
                with path.open("rb") as stream:
                    self._land_bytes(name, _read_all(name, stream), Path())
            elif (kind := sniff(_head(path), path)) is Kind.WARC:
                self._land_archive(name, path)
            elif kind is Kind.JSON_LINES:
                with path.open("rb") as file:
                    self._land_lines(name, file)
            else:
                self._land_bytes(name, _read_file(path), path)
        except InvalidInputError as error:
            self.reject(name, error.reason, error.detail)
        except OSError as error:
            if error.errno in (EDQUOT, ENOSPC):  # the landing folder's trouble, not the document's
                raise
            self.reject(
                name, "unreadable", f"{name} cannot be read: {error.strerror or error}; check name and permissions"
            )

    def reject(self, subject: str, reason: str, detail: str) -> None:
        self.rejects.append(reject_row("landing", self.writer.landed_on, subject, reason, detail))

    def _land_bytes(self, name: str, data: bytes, path: Path) -> None:
        if data.startswith(b"\x1f\x8b"):
            data, path = gunzip(data, MAX_DOCUMENT_BYTES), path.with_suffix("")
        kind = sniff(data[:8192], path)
        if kind is Kind.JSON_LINES:
            self._land_lines(name, data.splitlines(keepends=True))
        else:
            self._land_resource(name, data, kind)

    def _land_resource(self, name: str, data: bytes, kind: Kind) -> None:
        if not data.strip():
            raise InvalidInputError("empty_file", f"{name} is empty; leave it out or fill it")
        if refusal := _REFUSED.get(kind):
            reason, why = refusal
            raise InvalidInputError(reason, f"{name} {why}")
        content_type = str(kind)
        url = stated_url(data, kind) or _hashed_url(data, kind)
        self._keep_new(url, data, lambda: self.writer.write_resource(url, data, content_type, datetime.now(UTC)))

    def _land_lines(self, name: str, lines: Iterable[bytes]) -> None:
        for number, line in enumerate(_capped_lines(lines), start=1):
            if line is not None and not line.strip():
                continue
            subject = f"{name}:{number}"
            try:
                data = _checked_line(subject, line)
                self._land_resource(subject, data, Kind.JSON)
            except InvalidInputError as error:
                self.reject(subject, error.reason, error.detail)

    def _land_archive(self, name: str, path: Path) -> None:
        if path.stat().st_size == 0:
            raise InvalidInputError("empty_file", f"{name} is empty; leave it out or fetch it again")
        for record in read_records(path, _DOCUMENT_KINDS, limit=MAX_DOCUMENT_BYTES):
            if isinstance(record, BrokenRecord):
                self.reject(f"{name}@{record.offset}", record.error.reason, f"{name}: {record.error.detail}")
            else:
                self._land_record(name, record)

    def _land_record(self, name: str, record: ArchivedRecord) -> None:
        url = web_url(record.url)
        is_response = record.kind == "response"
        if url is None or not is_html_type(record.content_type) or (is_response and record.status != 200):
            self.skipped += 1
            return
        if not record.payload.strip():
            self.reject(
                f"{name}@{record.offset}", "empty_record", f"{name}: the answer of {url} has no body; fetch it again"
            )
        elif is_response and (head := record.http) is not None:
            self._keep_new(
                url, record.payload, lambda: self.writer.write_archived(url, record.at, head, record.payload)
            )
        else:
            kind, payload, at = str(record.content_type), record.payload, record.at
            self._keep_new(url, payload, lambda: self.writer.write_resource(url, payload, kind, at))

    def _keep_new(self, url: str, payload: bytes, write: Callable[[], object]) -> None:
        capture_id = stable_id(url, payload_digest(payload))
        if capture_id in self.known:
            self.duplicates += 1
            return
        write()
        self.known.add(capture_id)


def _expand(paths: Iterable[str | Path], landing: _Landing) -> Iterator[tuple[str, Path | None]]:
    """Yield (name to show, file) for each file meant; None for standard input."""
    for given in paths:
        path = Path(given)
        if str(given) == STANDARD_INPUT:
            yield "standard input", None
        elif path.is_dir():
            files = (p for p in sorted(path.rglob("*")) if p.is_file() and not _is_hidden(p.relative_to(path)))
            yield from (((path.name / p.relative_to(path)).as_posix(), p) for p in files)
        elif path.exists():
            yield path.name, path
        elif _GLOB_MARKS.search(str(given)) and (found := sorted(_glob(path))):
            yield from ((p.name, p) for p in found if p.is_file())
        else:
            landing.reject(path.name, "not_found", f"{path.name} does not exist; check the path")


def _glob(pattern: Path) -> Iterator[Path]:
    anchor = Path(pattern.anchor)
    return anchor.glob(str(pattern.relative_to(anchor))) if pattern.is_absolute() else Path().glob(str(pattern))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(8192)


def _read_file(path: Path) -> bytes:
    size = path.stat().st_size
    if size > MAX_DOCUMENT_BYTES:
        raise InvalidInputError(
            "too_large", f"{path.name} has {size:,} bytes, {MAX_DOCUMENT_BYTES:,} are read; split it"
        )
    return path.read_bytes()


def _read_all(name: str, stream: BinaryIO | None) -> bytes:
    data = stream.read(MAX_DOCUMENT_BYTES + 1) if stream else b""
    if len(data) > MAX_DOCUMENT_BYTES:
        detail = f"{name} has more than {MAX_DOCUMENT_BYTES:,} bytes; give it as a file"
        raise InvalidInputError("too_large", detail)
    return data


def _capped_lines(lines: Iterable[bytes]) -> Iterator[bytes | None]:
    """Yield each line; None in place of one that is too long, of which no more than a piece is held."""
    if not hasattr(lines, "readline"):
        yield from lines
        return
    while line := lines.readline(MAX_DOCUMENT_BYTES + 1):
        if len(line) <= MAX_DOCUMENT_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = lines.readline(MAX_DOCUMENT_BYTES)
        yield None


def _checked_line(subject: str, line: bytes | None) -> bytes:
    """Return the line when it is an object with a text; raise InvalidInputError when not."""
    if line is None:
        raise InvalidInputError("too_large", f"{subject} is longer than {MAX_DOCUMENT_BYTES:,} bytes; split it")
    try:
        document = parse_record(line)
    except InvalidInputError as error:
        raise InvalidInputError(error.reason, f"{subject}: {error.detail}") from error
    texts = (document.get(key) for key in ("html", "text", "body"))
    if not any(isinstance(text, str) and text.strip() for text in texts):
        raise InvalidInputError("no_text", f"{subject} has none of text, body and html; add one")
    return line.strip()


def _hashed_url(data: bytes, kind: Kind) -> str:
    """URL of a document that states none: by content, so that it is the same on every machine and names no path."""
    return f"file:///{hashlib.sha256(data).hexdigest()[:32]}{kind.extension}"
