"""Bytes to text in the browsers' order, and what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.encoding import decode, is_binary

TEXT = "Café “Zürich” – débat"


@pytest.mark.parametrize(
    ("payload", "content_type"),
    [
        (TEXT.encode("utf-8-sig"), "text/html; charset=latin-1"),
        (TEXT.encode("utf-16"), None),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "text/html; charset=utf-8"),
        (TEXT.encode("cp1252"), "text/html; charset=ISO-8859-1"),
        (TEXT.encode(), "text/html; charset=ISO-8859-1"),
        (TEXT.encode("cp1252"), "text/html; charset=utf-8"),
        (TEXT.encode("cp1252"), "text/html; charset=klingon"),
        (TEXT.encode("cp1252"), "text/html; charset=utf-7"),
        (TEXT.encode(), None),
    ],
)
def test_labels_are_believed_as_far_as_they_work(payload: bytes, content_type: str | None) -> None:
    assert decode(payload, content_type) == TEXT


def test_meta_elements_name_supersets() -> None:
    payload = '<meta charset="gb2312"><p>朱镕基</p>'.encode("gb18030")
    assert "朱镕基" in decode(payload)


def test_a_label_that_a_broken_template_wrote_is_no_encoding() -> None:
    payload = '<meta charset="undefined"><p>Grüße</p>'.encode("latin-1")
    assert "Grüße" in decode(payload, "text/html; charset=undefined")


def test_nul_characters_go_and_broken_bytes_are_replaced() -> None:
    assert decode(b"a\x00b") == "ab"
    assert decode(b"\xed\xa0\x80 plain") != ""


def test_binary_formats() -> None:
    assert is_binary(b"%PDF-1.7 ...")
    assert is_binary(bytes(range(256)) * 10)
    assert not is_binary(TEXT.encode("utf-16"))
    assert not is_binary(TEXT.encode("cp1252"))


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=30).map(lambda t: f"text/html; charset={t}")))
def test_no_bytes_raise(payload: bytes, content_type: str | None) -> None:
    decode(payload, content_type).encode("utf-8")
    is_binary(payload)
