"""Words as the actor resolver compares them: tokens with offsets, folded forms, plurals.

Pure string work, the same for the lexicon and for the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., e.g.
    r"|(?:St|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Cmdr|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Jr|Sr|No|Atty)\.(?=\s)"
    r"|['’]s\b|(?<=s)['’](?!\w)"  # possessive
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b"
    r"|[^\W_]+(?:['’](?!s\b)[^\W\d_]+)*(?:(?<=ng)['’](?=\s[A-Z])|\+)?"  # Ng'ang'a, Anyang' Nyong'o, OPEC+
    r"|[^\w\s]"
)
# Letters that have no decomposition in Unicode.
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"}
)
_BRITISH = {
    "defense": "defence",
    "labor": "labour",
    "laborer": "labourer",
    "laborers": "labourers",
    "organization": "organisation",
    "organizations": "organisations",
    "center": "centre",
    "centers": "centres",
    "neighbor": "neighbour",
    "neighbors": "neighbours",
    "program": "programme",
    "stabilization": "stabilisation",
    "sympathizer": "sympathiser",
    "sympathizers": "sympathisers",
    "organized": "organised",
    "organizer": "organiser",
    "organizers": "organisers",
    "el": "al",
}
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "wife": "wives",
    "thief": "thieves",
    "general": "generals",
    "chief": "chiefs",
    "people": "people",
    "person": "persons",
    "staff": "staff",
    "police": "police",
    "personnel": "personnel",
    "media": "media",
    "clergy": "clergy",
    "crew": "crews",
}


class Word(NamedTuple):
    """One word or mark of a sentence; `start` and `end` count within the sentence.

    `key` is its folded form, `lower` that in lower case, `forms` are those under which the lexicon may list it.
    """

    text: str
    start: int
    end: int
    key: str
    lower: str
    capitalised: bool
    forms: tuple[str, ...]


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The form in which words are compared: no accents or points, British spelling, capitals for acronyms."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.translate(_LETTERS)) if not unicodedata.combining(c))
    plain = plain.replace("'", "").replace("’", "").replace(".", "") or text
    if len(plain) > 1 and plain.isupper():
        return plain
    plain = plain.lower()
    return _BRITISH.get(plain, plain)


def tokenise(text: str) -> list[Word]:
    """Split a sentence into words and marks, possessive endings apart."""
    return [Word(m.group(), m.start(), m.end(), *_read(m.group())) for m in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def _read(text: str) -> tuple[str, str, bool, tuple[str, ...]]:
    """What a word is compared by, whatever its sentence: key, lower, capitalised, forms."""
    key, capitalised = fold(text), text[:1].isupper()
    forms = [key]
    if len(text) >= 4 and key.isupper():
        forms.append(fold(text.lower()))  # TURKEY
    elif len(text) >= 4 and capitalised:
        forms.append(key.upper())  # Nato, Unesco
    return key, key.lower(), capitalised, tuple(forms)


def plural_of(noun: str) -> str:
    """The regular (or listed irregular) plural of an English noun."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for singular in ("man", "woman", "person"):
        if noun.endswith(singular) and singular != "person":
            return noun[: -len(singular)] + _IRREGULAR[singular]
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
