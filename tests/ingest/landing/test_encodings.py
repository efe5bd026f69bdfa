"""Bodies are decoded as far as a limit, and never past it; over the network: tests/ingest/harvest/test_client.py."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import InvalidInputError
from ingest.landing.encodings import decode_chunked, decode_content, gunzip

COMPRESS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}


@given(st.binary(max_size=5000), st.sampled_from(sorted(COMPRESS)))
def test_every_coding_comes_back(body: bytes, coding: str) -> None:
    assert decode_content(COMPRESS[coding](body), coding) == body


@given(st.binary(max_size=500), st.sampled_from(sorted(COMPRESS)))
def test_any_bytes_end_in_a_body_or_a_typed_error(body: bytes, coding: str) -> None:
    try:
        decode_content(body, coding)
    except InvalidInputError as error:
        assert error.reason == "broken_encoding"


@pytest.mark.parametrize("coding", sorted(COMPRESS))
def test_the_limit_holds_to_the_byte(coding: str) -> None:
    body = COMPRESS[coding](b"x" * 100_000)
    assert len(decode_content(body, coding, limit=100_000)) == 100_000
    with pytest.raises(InvalidInputError) as failure:
        decode_content(body, coding, limit=99_999)
    assert failure.value.reason == "decoded_too_large"


def test_several_gzip_members_are_one_body_and_a_torn_one_is_none() -> None:
    assert gunzip(gzip.compress(b"a") + gzip.compress(b"b")) == b"ab"
    with pytest.raises(InvalidInputError, match="ends before"):
        gunzip(gzip.compress(b"a" * 1000)[:-9])


@pytest.mark.parametrize(
    ("body", "decoded"),
    [
        (b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", b"abcde"),
        (b"0\r\n\r\n", b""),
        (b"<html>never chunked</html>", b"<html>never chunked</html>"),
        (b"ffffffff\r\nshort\r\n", b"ffffffff\r\nshort\r\n"),
        (b"-1\r\nx\r\n", b"-1\r\nx\r\n"),
        (b"", b""),
    ],
)
def test_chunking_is_undone_where_there_is_any(body: bytes, decoded: bytes) -> None:
    assert decode_chunked(body) == decoded
