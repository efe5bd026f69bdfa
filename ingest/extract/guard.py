"""Bounds a page must keep before it is parsed: cheap scans in linear time, so that no page can take a worker hostage.

Measured on the parsers in use: one element of 50,000 attributes costs 13 s, 100,000 sibling paragraphs cost minutes.
Real news pages have up to 5,000 tags. Decoding is `encoding`'s work, network limits are `ingest.harvest`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from ingest.errors import InvalidInputError

MAX_BYTES = 10_000_000
MAX_TAGS = 30_000
MAX_SIBLINGS = 5_000
MAX_ATTRIBUTES = 500
MAX_FORGED = 10_000
"""Attributes of one tag, and those that could hide in what looks quoted."""

LONG_TAG = 8_000
"""Characters of a tag from which its attributes are counted."""

_TAG_START = re.compile(r"<[a-zA-Z]")
_OPEN_TAG = re.compile(r"<[a-zA-Z](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_RAW = re.compile(r"<(script|style|!--)[^<>]{0,2000}", re.IGNORECASE)
_RAW_ENDS = {
    "script": re.compile("</script", re.IGNORECASE),
    "style": re.compile("</style", re.IGNORECASE),
    "!--": re.compile("-->"),
}


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
    tags = sum(1 for _ in _TAG_START.finditer(text))
    if tags > MAX_TAGS:
        raise InvalidInputError("too_many_tags", f"{tags:,} tags, more than {MAX_TAGS:,}; this is no article page")
    for start, end in _open_tags(text):
        if end - start > LONG_TAG:
            _check_attributes(text[start:end])


def _open_tags(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each opening tag, the content of scripts, styles and comments left out, in one pass."""
    start = _TAG_START.search(text)
    position = start.start() if start else -1
    while position >= 0:
        end = position + 1
        if raw := _RAW.match(text, position):
            close = _RAW_ENDS[raw[1].lower()].search(text, raw.end())
            end = close.end() if close else len(text)
        elif tag := _OPEN_TAG.match(text, position):
            end = tag.end()
            yield position, end
        position = text.find("<", end)


def _check_attributes(tag: str) -> None:
    """Count what stands outside quotes; inside them only what no real value holds, as quotes can be forged."""
    outside = _QUOTED.sub('""', tag)
    shown = max(outside.count("="), len(outside.split()))
    hidden = max(tag.count("="), len(tag.split()) // 3)
    if shown > MAX_ATTRIBUTES or hidden > MAX_FORGED:
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
