"""Bytes → text in the order of the WHATWG Encoding and HTML standards: BOM, HTTP header, meta, UTF-8 test, statistics.

Never raises: what cannot be decoded becomes U+FFFD. Whether the result is text at all is asked with `is_binary`.
"""

from __future__ import annotations

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_META_SCAN = 4096

_SUPERSETS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252",
    "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932",
    "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874", "big5": "big5hkscs", "x-user-defined": "cp1252",
}  # fmt: skip
"""WHATWG Encoding, 4.2: labels stand for these supersets."""

_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"RIFF", b"\x00\x00\x00\x18ftyp",
    b"\x7fELF", b"ID3", b"OggS", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"MZ",
)  # fmt: skip


def is_binary(payload: bytes) -> bool:
    """True for known binary formats and for data with many control characters that is not UTF-16."""
    if payload.startswith(_MAGIC):
        return True
    head = payload[:2048]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not head:
        return False
    controls = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 12, 13, 27))
    return controls > len(head) * 0.1


def decode(payload: bytes, content_type: str | None = None) -> str:
    """Return the text of `payload` without BOM and NUL characters.

    Args:
        payload: Bytes of a page or document.
        content_type: Content-Type header; its charset counts unless a BOM says otherwise.
    """
    for bom, name in _BOMS:
        if payload.startswith(bom):
            return _tidy(payload[len(bom) :].decode(name, "replace"))
    for label in _labels(payload, content_type):
        try:
            text = payload.decode(label)
        except (UnicodeError, LookupError):  # Python has a codec named undefined, which always fails
            continue
        return _tidy(text)
    return _tidy(payload.decode(_guess(payload), "replace"))


def _labels(payload: bytes, content_type: str | None) -> list[str]:
    """The encodings to try in order; a label that cannot decode the whole is a wrong one."""
    header = _CHARSET.search(content_type or "")
    meta = _META.search(payload[:_META_SCAN])
    stated = [header[1] if header else None, meta[1].decode("ascii") if meta else None]
    labels = [_SUPERSETS.get(s.lower(), s.lower()) for s in stated if s]
    text_labels = [label for label in labels if _is_text_codec(label)]
    # A single-byte label decodes anything: bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever the label says.
    return ["utf-8", *text_labels] if not any(label.startswith("utf-16") for label in text_labels) else text_labels


def _is_text_codec(label: str) -> bool:
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return False
    return bool(info._is_text_encoding) and info.name not in ("utf-7", "punycode", "idna", "unicode_escape")


def _guess(payload: bytes) -> str:
    name = detect_encoding(payload[:200_000]) or "cp1252"
    name = _SUPERSETS.get(name.lower(), name)
    return name if _is_text_codec(name) else "cp1252"


def _tidy(text: str) -> str:
    return text.replace("\x00", "").lstrip("\ufeff")
