"""Lines that are no article text: pointers to other articles, picture credits, page furniture, appeals to subscribe.

Tests on one line of text, from the word list `data/boilerplate.tsv`. Where the line stands on a page is `body`'s and
`document`'s knowledge.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.extract import tables
from ingest.extract.bylines import find_agency

_FILE = "boilerplate.tsv"
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\s*$")
_SENTENCE_END = re.compile(r"(?<=[.!?…。])[\s)]+|\s[|©]\s")
_CLOSED = (".", "!", "?", "…", "。", '"', "”", "»", ")", "]")
_AFTER_WORD = r"(?![^\W\d_])"
_POINTERS = ("", ":", "：", "|", "»", "›", ">", "–", "—", "-")
_EDGES = ' .:…-–—|*•·"“”»'
MAX_RELATED = 200
MAX_PROMOTION = 400
MAX_CREDIT = 90


@cache
def _opening(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in tables.words(_FILE, kind))
    return re.compile(rf"[\W_]{{0,5}}(?:{words}){_AFTER_WORD}", re.IGNORECASE)


@cache
def _whole(kind: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in tables.words(_FILE, kind))


def is_furniture(text: str) -> bool:
    """True when the whole line is a word of page furniture or the label of a list of other articles."""
    bare = text.strip(_EDGES).casefold()
    return not bare or any(bare in _whole(kind) for kind in ("furniture", "related", "label_date", "label_update"))


def is_related(text: str) -> bool:
    """True for "Related article: …", "Lesen Sie auch: …" and their like."""
    match = _opening("related").match(text) if len(text) <= MAX_RELATED else None
    return match is not None and text[match.end() :].lstrip()[:1] in _POINTERS


def is_promotion(text: str) -> bool:
    """True when the line opens as an appeal to subscribe, register, follow or get in touch."""
    return len(text) <= MAX_PROMOTION and bool(_opening("promotion").match(text))


def is_credit(text: str) -> bool:
    """True when the line is nothing but a picture credit ("Photo: AFP", "Foto: NTB", "© Getty Images")."""
    if len(text) > MAX_CREDIT:
        return False
    if text.startswith(("©", "(c)", "Copyright")):
        return True
    match = _opening("credit").match(text)
    return match is not None and text[match.end() :].lstrip()[:1] in (":", "：", "/", "©", "｜", "|")


def has_credit_tail(text: str) -> bool:
    """True when a caption's last words are a credit: "… in Doha. HANDOUT Press Office AFP", "… (Photo: Reuters)"."""
    if is_credit(text):
        return True
    if (inside := _IN_BRACKETS.search(text)) and _opening("credit").match(inside[1]):
        return True
    tail = _SENTENCE_END.split(text[-160:])[-1].strip()
    if text.rstrip().endswith(_CLOSED) or tail == text.strip() or not 0 < len(tail) <= MAX_CREDIT:
        return False  # a full sentence may well end in "told Reuters."
    return bool(_opening("credit").match(tail)) or find_agency(tail.split()[-1]) is not None


def after_label(text: str, kind: str) -> str | None:
    """What follows a label of this kind ("Original url: …", "Published …", "Updated: …"); None when there is none."""
    match = _opening(kind).match(text)
    if match is None:
        return None
    rest = text[match.end() :].lstrip()
    if kind == "label_url" and rest and rest[0] not in ":：" and not rest.startswith("http"):
        return None
    return rest.lstrip(":： \t")
