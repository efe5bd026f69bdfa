"""What a file is, from its first bytes and its name, and which URL it states as its own.

Only cheap looks at raw bytes: no parser, every pattern linear, so that hostile input costs nothing.
"""

from __future__ import annotations

import html
import re
from enum import StrEnum
from pathlib import Path

from ingest.records import parse_record
from ingest.urls import web_url


class Kind(StrEnum):
    """Kinds of file; the value is the media type landed."""

    HTML = "text/html"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"
    JSON = "application/json"
    JSON_LINES = "application/jsonl"
    WARC = "application/warc"
    OTHER_TEXT = "text/x-other"
    BINARY = "application/octet-stream"

    @property
    def extension(self) -> str:
        """The extension of one document of this kind."""
        return _EXTENSIONS[self]


_EXTENSIONS = {
    Kind.HTML: ".html",
    Kind.MARKDOWN: ".md",
    Kind.TEXT: ".txt",
    Kind.JSON: ".json",
}
_BY_SUFFIX = {
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML,
    ".md": Kind.MARKDOWN, ".markdown": Kind.MARKDOWN,
    ".txt": Kind.TEXT, ".text": Kind.TEXT,
    ".jsonl": Kind.JSON_LINES, ".ndjson": Kind.JSON_LINES, ".json": Kind.JSON_LINES,
    ".warc": Kind.WARC,
}  # fmt: skip
_OTHER_TEXTS = frozenset(
    (".csv", ".tsv", ".xml", ".rss", ".atom", ".eml", ".mht", ".mhtml", ".rtf", ".tex", ".yml", ".yaml", ".sql", ".log")
)
"""Extensions of text that would be read as if it were prose."""
_BINARY_STARTS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x7fELF", b"OggS", b"ID3", b"RIFF")
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title|div|p)[\s>]", re.IGNORECASE)
_MARKDOWN = re.compile(rb"^(?:#{1,6} |\[[^\]\n]{0,200}\]\(|---\s*$)", re.MULTILINE)

_HEAD_BYTES = 256 * 1024
_TAIL_BYTES = 2048
_TAG = re.compile(r"<(?:link|meta)\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![a-z:-])([a-z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LABEL = (
    r"(?:[*_]{0,2}(?:(?:original|canonical|source|article)\s+)?(?:url|link|source|address)[*_]{0,2}\s*:\s*[*_]{0,2})?"
)
_URL_LINE = re.compile(rf"{_LABEL}\s*<?(https?://[^\s<>()\[\]]+)>?", re.IGNORECASE)
_FRONT_MATTER_URL = re.compile(
    r"^(?:canonical_url|original_url|source_url|url|link)\s*:\s*[\"']?(https?://[^\s\"']+)", re.M
)


def sniff(head: bytes, path: Path) -> Kind:
    """Return what a file is, judged by its first bytes, then by its name."""
    if head.startswith(b"WARC/") or path.name.lower().endswith((".warc.gz", ".warc")):
        return Kind.WARC
    if head.startswith(_BINARY_STARTS) or (b"\x00" in head and not head.startswith(_TEXT_BOMS)):
        return Kind.BINARY
    suffix = path.suffix.lower()
    named = Kind.OTHER_TEXT if suffix in _OTHER_TEXTS else _BY_SUFFIX.get(suffix)
    if named is not None:
        return named
    if head.lstrip().startswith(b"{"):
        return Kind.JSON_LINES
    if _MARKUP.search(head):
        return Kind.HTML
    return Kind.MARKDOWN if _MARKDOWN.search(head) else Kind.TEXT


def is_html_type(content_type: str | None) -> bool:
    """Whether a Content-Type names a page; None (no header) does not rule it out."""
    return content_type is None or content_type.partition(";")[0].strip().lower() in (
        Kind.HTML,
        "application/xhtml+xml",
    )


def stated_url(data: bytes, kind: Kind, base: str | None = None) -> str | None:
    """Return the URL a document gives as its own, None when it gives none.

    HTML: `<link rel=canonical>`, else `og:url`, resolved against `base`. JSON: `url`. Markdown and text: front matter,
    else one of the last lines that is nothing but a URL, with or without a label ("Original URL:").
    """
    if kind is Kind.HTML:
        return _html_url(data[:_HEAD_BYTES].decode("utf-8", "replace"), base)
    if kind is Kind.JSON:
        url = parse_record(data).get("url")
        return web_url(url) if isinstance(url, str) else None
    return _text_url(data)


def _html_url(head: str, base: str | None) -> str | None:
    stated: dict[str, str] = {}
    for tag in _TAG.findall(head):
        attributes = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}
        if attributes.get("rel", "").lower() == "canonical":
            stated.setdefault("canonical", attributes.get("href", ""))
        elif attributes.get("property", "").lower() == "og:url":
            stated.setdefault("og:url", attributes.get("content", ""))
    return web_url(stated.get("canonical"), base) or web_url(stated.get("og:url"), base)


def _text_url(data: bytes) -> str | None:
    head = data[:4096].decode("utf-8", "replace").lstrip("\ufeff")
    if head.startswith("---") and (found := _FRONT_MATTER_URL.search(head.split("\n---", 1)[0])):
        return web_url(found[1])
    for line in reversed(data[-_TAIL_BYTES:].decode("utf-8", "replace").splitlines()[-8:]):
        if found := _URL_LINE.fullmatch(line.strip()):
            return web_url(found[1])
    return None
