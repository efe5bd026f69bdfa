"""Who signed an article: split credits into people, organisations and the news agency behind the text.

Works on the words of a credit alone; where on the page credits stand is known to `metadata` and `document`. Word lists
are data (`data/byline_words.tsv`, `data/agencies.tsv`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.extract import tables
from ingest.extract.text import key_of

MAX_CREDIT = 300
"""Characters of one credit that are read; longer ones are text, not names."""

_WORDS = "byline_words.tsv"
_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_SEPARATOR = re.compile(r"\s*(?:[;|/•·、，\n]|,(?!\s*(?:Jr|Sr|Ph\.?D|MD)\b)| [-–—] )\s*")
_HANGUL_OR_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATELINE = re.compile(r"^[^a-z]{0,3}[^()\n]{0,60}\(([^()]{2,40})\)\s{0,3}[-–—:.]")
_DASHED = re.compile(r"^([^\s()–—:-][^()–—:\n]{0,40}?)\s{0,2}[–—/:-]{1,2}\s")
_CLOSING = re.compile(r"^[\s(\[/–—-]{0,3}([^()\[\]\n]{2,40}?)[\s)\]/.]{0,3}$")
_CLOSING_TAIL = re.compile(r"\(([^()\n]{2,40})\)\.?\s*$")


@dataclass(frozen=True, slots=True)
class Credits:
    """The parts of a byline: people in order, organisations as written, and the agency's short name."""

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    agency: str | None = None


def read_credits(credits: Iterable[str], outlets: Iterable[str] = ()) -> Credits:
    """Sort the names in `credits` into people and organisations.

    Args:
        credits: Byline texts or author names, most trusted first; one may hold several names.
        outlets: Names and hosts of the outlet, which are organisations whatever they look like.
    """
    own = {key_of(outlet) for outlet in outlets} - {""}
    people: dict[str, str] = {}
    organisations: dict[str, str] = {}
    agency: str | None = None
    for credit in credits:
        names = _names(credit)
        for name in names:
            key = key_of(name)
            found = find_agency(name)
            agency = agency or found
            if found or key in own or _is_organisation(name):
                organisations.setdefault(key, name)
            elif looks_like_person(name) and not _is_place_after(name, names):
                people.setdefault(key, name)
    return Credits(tuple(people.values()), tuple(organisations.values()), agency)


def _is_place_after(name: str, names: list[str]) -> bool:
    """In "Ann Lee, Paris" and "AFP, Paris" the one word after a full name or an agency is a place."""
    follows = name != names[0] and (" " in names[0] or bool(find_agency(names[0])))
    return follows and " " not in name and not _HANGUL_OR_HAN.search(name)


def find_agency(name: str) -> str | None:
    """The short name of the agency that `name` spells or begins with ("AFP, Manila", "dpa/AP"); else None.

    One that the list does not have is known by its kind ("Albion News Agency") and keeps its whole name.
    """
    if listed := _listed_agency(name):
        return listed
    match = _agency_name().fullmatch(name.strip(" .()"))
    return _titled(match[0]) if match else None


def _listed_agency(name: str) -> str | None:
    known = tables.agencies()
    folded = name.strip(" .()").casefold()
    head = re.split(r"[/,+&]| and | with | und | et ", folded, maxsplit=1)[0].strip()
    return known.get(folded) or known.get(head)


@cache
def _agency_name() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in tables.words(_WORDS, "agency"))
    name = r"(?:[^\W\d_][\w.'’-]{0,30}\s){1,4}"
    return re.compile(
        rf"(?:{name}(?:{words})|(?:{words})\s{name.replace('1,4', '0,3')}[^\W\d_][\w.'’-]{{0,30}})", re.IGNORECASE
    )


def _titled(name: str) -> str:
    return name.title() if name.isupper() else name


def agency_in_text(paragraphs: list[str]) -> str | None:
    """The agency a text names in its dateline ("KYIV (Reuters) - …") or its last line ("(AFP)", "dpa")."""
    if not paragraphs:
        return None
    last = paragraphs[-1]
    places = [(pattern, text[:120]) for text in paragraphs[:2] for pattern in (_DATELINE, _DASHED)]
    places += [(_CLOSING, last if len(last) < 60 else ""), (_CLOSING_TAIL, last[-60:])]
    for pattern, part in places:
        match = pattern.search(part)
        if match and (agency := _agency_as_signed(match[1], in_brackets=pattern in (_DATELINE, _CLOSING_TAIL))):
            return agency
    return None


def _agency_as_signed(text: str, in_brackets: bool) -> str | None:
    """As `find_agency`, for running text: acronyms as they are written, unlisted agencies only in brackets."""
    agency = find_agency(text) if in_brackets else _listed_agency(text)
    return agency if agency and (text.strip()[:1].isupper() or text.strip().startswith(agency)) else None


def looks_like_person(name: str) -> bool:
    """True for one to five words that begin with capitals (particles aside) or for a short name in Han or Hangul."""
    if any(c.isdigit() for c in name) or len(name) > 60 or len(name) < 2:
        return False
    if _HANGUL_OR_HAN.search(name):
        return len(name) <= 12
    words = name.split()
    particles = _folded("particle")
    capital = [w for w in words if w.casefold() not in particles]
    return 1 <= len(words) <= 6 and bool(capital) and all(_starts_like_name(w) for w in capital)


def _starts_like_name(word: str) -> bool:
    letters = word.lstrip("'’\"“„(-")
    return (
        bool(letters) and (letters[0].isupper() or (letters[0].isalpha() and not letters[0].islower()))
    ) or "'" in word[:3]


def _is_organisation(name: str) -> bool:
    if "." in name.strip(".") and re.search(r"\w\.[a-z]{2,}(?:\.[a-z]{2})?$", name.casefold()):
        return True  # a host name
    if _HANGUL_OR_HAN.search(name):
        return any(word in name for word in tables.words(_WORDS, "desk") if _HANGUL_OR_HAN.search(word))
    return any(word.casefold().strip(".,'’") in _folded("desk") for word in re.split(r"[\s-]+", name))


def _names(credit: str) -> list[str]:
    """The names in one credit, without prefixes, addresses, roles and remarks."""
    text = unicodedata.normalize("NFC", _NOISE.sub(" ", credit[:MAX_CREDIT]))
    out: list[str] = []
    for piece in _SEPARATOR.split(_without_prefix(" ".join(text.split()))):
        for name in _split_conjunctions(_without_prefix(piece)):
            cleaned = _tail().sub("", _without_prefix(name)).strip(' .,:;*-–—"“”')
            cleaned = _without_role_suffix(cleaned)
            if cleaned and not _is_role(cleaned) and not any(c.isdigit() for c in cleaned):
                out.append(cleaned)
    return out


def _without_prefix(text: str) -> str:
    """Cut "By", "Von" … but not from "Von Trapp": after a prefix without colon two words must follow."""
    match = _prefix().match(text := text.strip())
    rest = text[match.end() :].strip() if match else ""
    return rest if match and (":" in match[0] or ":" in match[0] or len(rest.split()) > 1 or rest.isupper()) else text


def _split_conjunctions(text: str) -> list[str]:
    """Split at "and", "und" …; at words that also join two surnames (y, e, i) only between full names."""
    parts = _conjunctions().split(text)
    short = re.search(r"\s[yeiaи]\s", text)
    return [text] if short and any(len(part.split()) < 2 for part in parts) else parts


def _is_role(name: str) -> bool:
    words = [w.casefold().strip(".,") for w in re.split(r"[\s-]+", name)]
    return any(w in _folded("role") for w in words) and not name.isupper()


def _without_role_suffix(name: str) -> str:
    """Japanese, Korean and Chinese bylines put the job right after the name (기자, 記者)."""
    for role in tables.words(_WORDS, "role"):
        if _HANGUL_OR_HAN.match(role) and name.endswith(role) and len(name) > len(role):
            return name[: -len(role)].strip()
    return name


@cache
def _folded(kind: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in tables.words(_WORDS, kind))


@cache
def _prefix() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in tables.words(_WORDS, "prefix"))
    return re.compile(rf"(?:{words})(?:\s*[::]\s*|\s+)", re.IGNORECASE)


@cache
def _conjunctions() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in tables.words(_WORDS, "conjunction"))
    return re.compile(rf"\s+(?:{words}|&|\+)\s+")


@cache
def _tail() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in tables.words(_WORDS, "tail"))
    return re.compile(rf"\s+(?:{words}|For)\s.*$", re.DOTALL)


def has_prefix(text: str) -> bool:
    """True for a short line that begins with "By", "Von" … and goes on with names."""
    return _without_prefix(text) != text.strip() and is_byline(text)


def is_job(text: str) -> bool:
    """True for a line that names only jobs and desks: "Staff correspondent"."""
    words = text.casefold().strip(" .").split()
    return 0 < len(words) < 5 and all(word in _folded("role") | _folded("desk") for word in words)


def is_byline(text: str) -> bool:
    """True for a line that is a credit: "By …", an agency alone, or nothing but names of people and agencies."""
    if len(text) > 120 or (text.rstrip().endswith((".", "?", "!")) and not re.search(r"\b[A-Z]\.$", text)):
        return False
    rest = _without_prefix(text)
    names = _names(text)
    if not names:
        return False
    known = all(find_agency(name) or looks_like_person(name) for name in names)
    if rest != text.strip():
        return known
    return all(find_agency(name) or len(name.split()) in (2, 3) for name in names) and known
