"""Folding of text as pages and documents have it: entities, invisible characters, white space, letters alone."""

from __future__ import annotations

import html
import re
import unicodedata

MAX_LENGTH = 100_000
"""Characters of one block that are kept."""

_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


def clean(text: str | None) -> str:
    """Unescape entities (many pages escape twice), drop invisible and direction characters, fold white space."""
    if not text:
        return ""
    text = text[:MAX_LENGTH]
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return " ".join(_INVISIBLE.sub("", text).split())


def key_of(text: str) -> str:
    """Letters and digits of a text, case folded: what stays the same through any rendering."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
