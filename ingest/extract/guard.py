"""Bounds a page must keep before it is parsed: cheap scans in linear time, so that no page can take a worker hostage.

Measured on the parsers in use: one element of 50,000 attributes costs 13 s, 100,000 sibling paragraphs cost minutes.
Decoding is `encoding`'s work, network limits are `ingest.harvest`'s.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from ingest.errors import InvalidInputError

MAX_BYTES = 10_000_000
MAX_TAGS = 60_000
MAX_SIBLINGS = 8_000
MAX_ATTRIBUTES = 500
_LONG_TAG = 8_000
"""Characters between two `<` from which a tag's attributes are counted."""

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_RAW_TEXT = re.compile(r"<(script|style|template|noscript|svg)\b", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z]")


def check_size(length: int) -> None:
    """Refuse payloads over `MAX_BYTES`.

    Raises:
        InvalidInputError: `page_too_large`.
    """
    if length > MAX_BYTES:
        raise InvalidInputError(
            "page_too_large",
            f"{length:,} bytes, more than the {MAX_BYTES:,} of an article; cut the file or land the article alone",
        )


def check_markup(text: str) -> None:
    """Refuse markup that parsers take superlinear time for.

    Raises:
        InvalidInputError: `too_many_tags` or `too_many_attributes`.
    """
    tags = sum(1 for _ in _TAG.finditer(text))
    if tags > MAX_TAGS:
        raise InvalidInputError("too_many_tags", f"{tags:,} tags, more than {MAX_TAGS:,}; this is no article page")
    start = text.find("<")
    while start >= 0:
        end = text.find("<", start + 1)
        stop = len(text) if end < 0 else end
        if stop - start > _LONG_TAG and text[start + 1 : start + 2].isalpha():
            _check_attributes(text[start:stop])
        start = end


def _check_attributes(piece: str) -> None:
    unquoted = _QUOTED.sub('""', piece)
    inside = unquoted[: unquoted.find(">")] if ">" in unquoted else unquoted
    if inside.count("=") > MAX_ATTRIBUTES or len(inside.split(None, MAX_ATTRIBUTES)) > MAX_ATTRIBUTES:
        raise InvalidInputError(
            "too_many_attributes", f"one tag has more than {MAX_ATTRIBUTES} attributes; this is no article page"
        )


def check_tree(tree: HtmlElement) -> None:
    """Refuse a parsed page in which one element has more than `MAX_SIBLINGS` children.

    Raises:
        InvalidInputError: `too_many_siblings`.
    """
    most = max((len(element) for element in tree.iter()), default=0)
    if most > MAX_SIBLINGS:
        raise InvalidInputError(
            "too_many_siblings",
            f"one element holds {most:,} others, more than {MAX_SIBLINGS:,}; this is no article page",
        )
