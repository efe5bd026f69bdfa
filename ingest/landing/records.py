"""What a record of the landing zone looks like: WARC 1.1 (ISO 28500:2017), one gzip member each.

Belongs here: fields, HTTP heads and digests of each kind of record. Not here: files (`ingest.landing.warc`).
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SOURCE_HEADER = "X-Dragoman-Source"
IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_GZIP_LEVEL = 6  # half the time of zlib's 9 for 2 % more bytes

Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One HTTP request and the answer to it, as sent: the body with its content coding, without chunking."""

    url: str
    at: datetime
    request_headers: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    ip_address: str | None = None


@dataclass(slots=True)
class Record:
    """A WARC record before it is written: named fields, HTTP head if any, body."""

    kind: str
    url: str | None
    headers: list[tuple[str, str]]
    content_type: str | None
    http: StatusAndHeaders | None
    body: bytes

    def to_gzip(self) -> bytes:
        """Return the record as one gzip member, digests and length filled in."""
        buffer = BytesIO()
        writer = WARCWriter(buffer, gzip=False, warc_version="1.1")
        writer.write_record(
            writer.create_warc_record(
                self.url or "",
                self.kind,
                payload=BytesIO(self.body),
                length=len(self.body),
                warc_content_type=self.content_type or "",
                warc_headers_dict=dict(self.headers),
                http_headers=self.http,
            )
        )
        deflater = zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        return deflater.compress(buffer.getbuffer()) + deflater.flush()


def payload_digest(payload: bytes) -> str:
    """Return the digest of a payload as WARC-Payload-Digest has it: `sha1:` and BASE32."""
    sha1 = hashlib.sha1(payload, usedforsecurity=False).digest()
    return "sha1:" + base64.b32encode(sha1).decode("ascii")


def header(headers: Headers, name: str) -> str | None:
    """Return the first value of header `name`, any case."""
    return next((value for key, value in headers if key.lower() == name.lower()), None)


def warcinfo_record(run_id: str, filename: str) -> Record:
    """The first record of a file: who wrote it."""
    software = f"software: dragoman/{version('dragoman')}"
    fields = f"{software}\r\nformat: WARC File Format 1.1\r\nisPartOf: {run_id}\r\n"
    record = _record("warcinfo", None, datetime.now(UTC), None, "application/warc-fields", body=fields.encode())
    record.headers.append(("WARC-Filename", filename))
    return record


def request_record(exchange: Exchange) -> Record:
    """The request of an exchange."""
    target = "/" + exchange.url.split("/", 3)[3] if exchange.url.count("/") >= 3 else "/"
    head = StatusAndHeaders(f"GET {target} HTTP/1.1", _clean(exchange.request_headers), is_http_request=True)
    return _record("request", exchange.url, exchange.at, None, http=head, body=b"")


def response_record(exchange: Exchange, source: str | None) -> Record:
    """The answer of an exchange, harvested for the outlet `source`."""
    record = _record("response", exchange.url, exchange.at, source, http=_http_head(exchange), body=exchange.body)
    if exchange.ip_address:
        record.headers.append(("WARC-IP-Address", exchange.ip_address))
    return record


def revisit_record(exchange: Exchange, first_url: str, digest: str, first_at: datetime, source: str | None) -> Record:
    """The answer of an exchange that brought, or named (304), what was landed before."""
    record = _record("revisit", exchange.url, exchange.at, source, http=_http_head(exchange), body=b"")
    record.headers += [
        ("WARC-Profile", NOT_MODIFIED if exchange.status == 304 else IDENTICAL_PAYLOAD),
        ("WARC-Refers-To-Target-URI", first_url),
        ("WARC-Refers-To-Date", _warc_date(first_at)),
        ("WARC-Payload-Digest", digest),
    ]
    return record


def resource_record(url: str, payload: bytes, content_type: str, at: datetime, source: str | None) -> Record:
    """A document that was given as a file."""
    return _record("resource", url, at, source, content_type=content_type, body=payload)


def archived_record(url: str, at: datetime, head: StatusAndHeaders, payload: bytes) -> Record:
    """A response out of another tool's archive."""
    return _record("response", url, at, None, http=head, body=payload)


def _record(
    kind: str,
    url: str | None,
    at: datetime,
    source: str | None,
    content_type: str | None = None,
    *,
    http: StatusAndHeaders | None = None,
    body: bytes,
) -> Record:
    headers = [("WARC-Date", _warc_date(at))]
    if source:
        headers.append((SOURCE_HEADER, source))
    return Record(kind, url, headers, content_type, http, body)


def _http_head(exchange: Exchange) -> StatusAndHeaders:
    """The response's head; chunking is undone in the body, so its header is kept under another name."""
    headers = [
        (f"X-Crawler-{name}" if name.lower() == "transfer-encoding" else name, value)
        for name, value in _clean(exchange.headers)
    ]
    reason = re.sub(r"[\r\n\x00]+", " ", exchange.reason)
    return StatusAndHeaders(f"{exchange.status} {reason}".strip(), headers, protocol="HTTP/1.1")


def _clean(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(re.sub(r"[\r\n\x00:]+", "", name), re.sub(r"[\r\n\x00]+", " ", value)) for name, value in headers]


def _warc_date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
