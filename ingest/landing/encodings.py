"""Undo transfer and content encodings of an HTTP body, never growing past a limit.

Pure functions on bytes, used on what comes from the network and on what comes from an archive. No I/O.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli  # type: ignore[import-untyped]

from ingest.errors import InvalidInputError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MAX_DECODED_BYTES = 20 * 1024 * 1024
MAX_CODINGS = 3
_STEP = 64 * 1024


def _inflate(data: bytes, wbits: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(wbits)
    while data:
        yield inflater.decompress(data, _STEP)
        data = inflater.unconsumed_tail
        if inflater.eof:
            if not inflater.unused_data.startswith(b"\x1f\x8b"):
                return
            data, inflater = inflater.unused_data, zlib.decompressobj(wbits)
    if not inflater.eof:
        raise EOFError("ends before its end mark")


def _gunzip(data: bytes) -> Iterator[bytes]:
    return _inflate(data, zlib.MAX_WBITS | 16)


def _deflate(data: bytes) -> Iterator[bytes]:
    # RFC 9110 8.4.1.2: "deflate" is the zlib format, yet some servers send the bare stream
    is_zlib = len(data) > 1 and data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return _inflate(data, zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)


def _unbrotli(data: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    yield decoder.process(data, output_buffer_limit=_STEP)
    while not decoder.is_finished():
        piece = decoder.process(b"", output_buffer_limit=_STEP)
        if not piece and decoder.can_accept_more_data():
            raise EOFError("ends before its end mark")
        yield piece


def _unzstd(data: bytes) -> Iterator[bytes]:
    decoder = zstd.ZstdDecompressor()
    while True:
        yield decoder.decompress(data, _STEP)
        if decoder.eof:
            return
        if decoder.needs_input:
            raise EOFError("ends before its end mark")
        data = b""


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _deflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}


def decode_content(body: bytes, content_encoding: str, limit: int = MAX_DECODED_BYTES) -> bytes:
    """Undo the codings of a Content-Encoding header, last applied first.

    Raises:
        InvalidInputError: `decoded_too_large`, `unknown_encoding` or `broken_encoding`.
    """
    codings = [c for c in (part.strip().lower() for part in content_encoding.split(",")) if c not in ("", "identity")]
    if len(codings) > MAX_CODINGS:
        raise InvalidInputError("unknown_encoding", f"{len(codings)} content encodings on top of each other")
    for coding in reversed(codings):
        decoder = _DECODERS.get(coding)
        if decoder is None:
            raise InvalidInputError("unknown_encoding", f"content encoding {coding[:40]!r} is not known")
        if coding in ("gzip", "x-gzip") and not body.startswith(b"\x1f\x8b"):
            continue  # a label without the coding: servers do that with error pages and archives with decoded bodies
        body = _capped(decoder(body), coding, limit)
    return body


def gunzip(body: bytes, limit: int = MAX_DECODED_BYTES) -> bytes:
    """Undo gzip, for files whose name or first bytes say so. Raises as `decode_content`."""
    return _capped(_gunzip(body), "gzip", limit)


def _capped(pieces: Iterable[bytes], coding: str, limit: int) -> bytes:
    out = bytearray()
    try:
        for piece in pieces:
            out += piece
            if len(out) > limit:
                raise InvalidInputError("decoded_too_large", f"{coding} body grows past {limit:,} bytes")
    except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
        raise InvalidInputError("broken_encoding", f"{coding} body cannot be decoded: {error}") from error
    return bytes(out)


def decode_chunked(body: bytes) -> bytes:
    """Undo chunked transfer coding (RFC 9112 7.1); a body stored without it, as archives do, comes back."""
    out, position = bytearray(), 0
    while True:
        line_end = body.find(b"\r\n", position, position + 1024)
        if line_end < 0:
            return body
        try:
            size = int(body[position:line_end].split(b";")[0], 16)
        except ValueError:
            return body
        if size == 0:
            return bytes(out)
        start = line_end + 2
        if size < 0 or body[start + size : start + size + 2] != b"\r\n":
            return body
        out += body[start : start + size]
        position = start + size + 2
