"""Captures → article rows and rejects: choose the reader by what the bytes are, and let no failure out of a batch.

Pure: a batch in, two frames out, no I/O, so a process pool (`ingest.parallel`) or a cluster can run it. Reading is done
by `html`, `document` and `records`; writing by `ingest.stage`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import polars as pl
from rensa import RMinHash

from ingest import urls
from ingest.errors import InvalidInputError
from ingest.extract import deadline, encoding, guard, tables
from ingest.extract.html import EXTRACTOR
from ingest.extract.model import Article
from ingest.extract.outlet import publisher_of
from ingest.extract.records import read_record
from ingest.ids import digest_of, stable_id
from ingest.rejects import reject_row
from ingest.schema import ARTICLES, REJECTS

STAGE = "extract"
VERSION = f"extract-{digest_of(files(__package__))} {EXTRACTOR}"
"""Changes whenever the same capture may be read otherwise; parts made by another version are made anew."""
PERMUTATIONS = 128
SHINGLE_WORDS = 4

_TEXT_TYPES = frozenset({"", "text/plain", "text/markdown", "text/x-markdown", "application/octet-stream"})
_HTML_START = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--|<!doctype\s+html|<html|<head|<body)", re.IGNORECASE
)
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
"""A word; in scripts without spaces (Thai, Lao, Burmese, Khmer, kana, Han) one character."""


@dataclass(frozen=True, slots=True)
class CapturedDocument:
    """One capture with its payload, as read back from the landing zone (columns as in `schema.CAPTURES`)."""

    capture_id: str
    url: str
    canonical_url: str
    landed_on: date
    landed_at: datetime
    source: str | None
    content_type: str | None
    record_type: str
    payload: bytes


def extract_articles(captures: Iterable[CapturedDocument]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read a batch of captures.

    Args:
        captures: Captured documents: HTML, Markdown, plain text, or a JSON record.

    Returns:
        Rows in the schemas `ARTICLES` and `REJECTS`; each capture gives exactly one row in one of them.

    Raises:
        InvalidInputError: `bad_table`: a data file of ours is broken.
    """
    tables.check()
    articles: list[dict[str, Any]] = []
    rejects: list[dict[str, Any]] = []
    for capture in captures:
        try:
            articles.append(_article_row(capture, read_capture(capture)))
        except InvalidInputError as error:
            rejects.append(_reject_row(capture, error.reason, error.detail))
        except Exception as error:  # a page that breaks a library must not take its batch with it
            detail = f"{type(error).__name__}: {error}; keep the page and report it"[:500]
            rejects.append(_reject_row(capture, "extractor_failed", detail))
    return pl.DataFrame(articles, ARTICLES.schema), pl.DataFrame(rejects, REJECTS.schema)


def read_capture(capture: CapturedDocument) -> Article:
    """Read one capture by the reader its content asks for, under a time limit.

    Raises:
        InvalidInputError: with a stable reason: `empty_file`, `binary_file`, `unsupported_type`, `too_slow`, or one of
            `html`, `document` and `records`.
    """
    payload, kind = capture.payload, _kind(capture)
    text = encoding.decode(payload, capture.content_type)
    if kind == "json":
        return read_record(text, capture.url, capture.landed_at)
    reader = deadline.read_page if kind == "html" else deadline.read_document
    return reader(text, capture.url, capture.landed_at)


def _kind(capture: CapturedDocument) -> str:
    """html, json or text, by content type and first bytes.

    Raises:
        InvalidInputError: `empty_file`, `page_too_large`, `binary_file` or `unsupported_type`.
    """
    payload = capture.payload
    if not payload.strip(b" \t\r\n\x00"):
        raise InvalidInputError("empty_file", "no content; fetch or save the document again")
    guard.check_size(len(payload))
    if encoding.is_binary(payload):
        raise InvalidInputError(
            "binary_file", "not text (a picture, PDF or archive); give HTML, Markdown or plain text"
        )
    media_type = (capture.content_type or "").partition(";")[0].strip().lower()
    if _HTML_START.match(payload[:1000]) or media_type in ("text/html", "application/xhtml+xml"):
        return "html"
    if media_type.endswith("json"):
        return "json"
    if media_type in _TEXT_TYPES:
        return "text"
    raise InvalidInputError(
        "unsupported_type", f"{media_type[:80]} holds no article; give HTML, Markdown or plain text"
    )


def _article_row(capture: CapturedDocument, article: Article) -> dict[str, Any]:
    canonical = article.canonical_url or capture.canonical_url
    article_id = stable_id(canonical)
    published, modified = article.published, article.modified
    words = _WORD.findall(article.body)
    return {
        "article_id": article_id,
        "revision_id": stable_id(article_id, article.title, article.text),
        "capture_id": capture.capture_id,
        "landed_on": capture.landed_on,
        "landed_at": capture.landed_at,
        "url": capture.url,
        "canonical_url": canonical,
        "source": capture.source,
        "publisher": article.publisher or publisher_of(canonical) or urls.host_of(capture.url) or "unknown",
        "title": article.title,
        "authors": list(article.authors),
        "agency": article.agency,
        "section": article.section,
        "language": article.language,
        "published_at": published.utc if published else None,
        "published_on": published.on if published else None,
        "modified_at": modified.utc if modified else None,
        "blocks": [{"kind": block.kind, "text": block.text} for block in article.blocks],
        "body": article.body,
        "headings": article.texts("heading"),
        "captions": article.texts("caption"),
        "word_count": len(words),
        "signature": signature(words),
        "extractor": article.extractor,
    }


def signature(words: list[str]) -> list[int]:
    """MinHash (128 permutations) of the four-word shingles, case folded: equal shares estimate Jaccard similarity."""
    folded = [word.casefold() for word in words]
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update([" ".join(folded[i : i + SHINGLE_WORDS]) for i in range(max(1, len(folded) - SHINGLE_WORDS + 1))])
    return [int(value) for value in sketch.digest()]


def _reject_row(capture: CapturedDocument, reason: str, detail: str) -> dict[str, Any]:
    if capture.url.startswith("file:"):  # named by a hash: nobody could tell which of his files it was
        beginning = encoding.decode(capture.payload[:400], capture.content_type).split()
        detail += f"; it begins: {' '.join(beginning)[:80]}"
    return reject_row(STAGE, capture.landed_on, capture.url, reason, detail, capture_id=capture.capture_id)
