"""The language of a text: told by its letters (py3langid), checked against what the page declares."""

from __future__ import annotations

import re

import py3langid

ENOUGH = 200
"""Characters from which the text is believed against the page's declaration."""

UNKNOWN = "und"
_CLOSE = (
    {"no", "nb", "nn", "da"}, {"hr", "sr", "bs"}, {"id", "ms"}, {"cs", "sk"}, {"gl", "pt"}, {"es", "gl"}, {"xh", "zu"},
    {"ru", "uk", "be", "bg"}, {"hi", "mr", "ne"}, {"fa", "ar", "ur"}, {"af", "nl"}, {"az", "tr"},
    {"pcm", "en"},
)  # fmt: skip
"""Pairs a character model confuses: here the page's declaration decides."""

_CODE = re.compile(r"[a-zA-Z]{2}(?![a-zA-Z])")


def declared(tag: str | None) -> str | None:
    """The ISO 639-1 code of a BCP 47 tag such as de-AT; None if it has none. Bokmål is Norwegian here."""
    match = _CODE.match((tag or "").strip())
    return _macro(match[0].lower()) if match else None


def read_language(text: str, tag: str | None = None) -> str:
    """ISO 639-1 code of `text`; `tag` (html lang, inLanguage) decides close and short calls; "und" when unknown."""
    stated = declared(tag)
    sample = text[:3000]
    if sum(c.isalpha() for c in sample[:400]) < 20:
        return stated or UNKNOWN
    code, _ = py3langid.classify(sample)
    if stated in (code, _macro(code)):
        return str(stated)
    if stated and (len(sample) < ENOUGH or any({stated, code} <= group for group in _CLOSE)):
        return stated
    return _macro(str(code))


def _macro(code: str) -> str:
    return "no" if code == "nb" else code
