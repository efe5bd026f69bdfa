"""Words that name a place → the place meant, with country and position.

Names are met in the gazetteer by the longest run of capitalised words and then judged by the words around them: a name
within a person's or an organisation's name is no place, and of several places of one name the surroundings, the
article's countries and then size decide. Whether a place is where an act took place is for the event coder
(`is_located` helps).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.coding.gazetteer import Entry, Gazetteer, gazetteer, key_of
from ingest.coding.model import Place
from ingest.coding.syntax import words

# Smallest city that is taken without any word beside it that speaks for a place.
_WELL_KNOWN = 300_000
# How many times its population a city counts when all the article's mentions of countries are of its own; a town, for
# which news names its state or country when a greater place has its name ("Geneva, Illinois"), counts less.
_COUNTRY_WEIGHT = 60
_TOWN_WEIGHT = 8
_LARGEST_TOWN = 100_000

# "People's Republic" and "Cox's Bazar" keep the possessive that is part of the name.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|(?:People|Cox)['’]s(?=\s[A-Z])|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+|-[^\W\d_]+)*")
_KIND = (
    r"(?:city|cities|town|towns|village|villages|port|capital|district|province|region|suburb|municipality|settlement|island|state"
    r"|county|oblast|governorate|neighbou?rhood|stronghold|area|outskirts|streets|centre|center|enclave|prefecture|resort|hub|base)"
)
_DIRECTION = (
    r"(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central|downtown|mainland|upper|lower|greater|occupied"
    r"|neighbou?ring|nearby|rebel-held|government-held|opposition-held|besieged|war-torn|southernmost|coastal|rural)"
)
_STATE = (
    r"(?:[a-z]+-(?:torn|held|run|controlled|administered|occupied|ravaged)|devastated|embattled|war-ravaged|disputed)"
)
_NEAR = r"(?:in|near|outside|inside|around|across|throughout|at|into|within|off|over|entering|beneath)"
_FROM_TO = r"(?:from|to|towards?|through|via|visit(?:ed|ing|s)?|entered|leaving|left|reached|of(?=\s+the\s))"
_QUALIFIED = rf"\s+(?:the\s+)?(?:(?:{_DIRECTION}|{_STATE})\s+)*(?:(?:[A-Z][\w-]+\s+)?{_KIND}\s+(?:of\s+)?)?"
_STRUCK = (
    r"(?:attacks?|assaults?|strikes?|airstrikes?|raids?|offensive|war|bombings?|bombardment|shelling|invasion|siege|blockade)"
    r"\s+(?:on|of|against)"
)
_LOCATED = re.compile(rf"\b(?:{_NEAR}|{_FROM_TO}|{_STRUCK}){_QUALIFIED}$", re.IGNORECASE)
_STRONGLY = re.compile(rf"(?:\b{_NEAR}\s+(?:(?:{_DIRECTION}|{_STATE})\s+)*|\b{_KIND}\s+(?:of\s+)?)$", re.IGNORECASE)
_IN_A = re.compile(r"\b(?:in|at|near|outside|inside)\s+(?:an?|the|its|his|her|their)\s+$", re.IGNORECASE)
_THING_AFTER = re.compile(r"\s+[a-z]+")  # "in a Geneva hotel"
_KIND_BEFORE = re.compile(rf"\b([A-Z][\w-]+)(?:\s+[a-z-]+){{0,2}}\s+{_KIND}\s+(?:of\s+)?$")
_KIND_AFTER = re.compile(
    rf"\s+(?:{_KIND}\b|(?:International\s+)?[Aa]irport|[Pp]rovince|[Cc]ounty|[Rr]egion|[Dd]istrict|[Oo]blast|[Pp]rison|[Ss]tadium)"
)
_REGION_AFTER = re.compile(r"\s+(?:[Pp]rovince|[Rr]egion|[Oo]blast|[Gg]overnorate|[Ss]tate|[Cc]ounty|[Pp]refecture)\b")
_PART_OF = re.compile(
    r"\b(?!City|Town|Port|Province|Region|District|State|Republic|Strait|Gulf|Island|Battle|Village)[A-Z][\w’'-]+\s+of\s+(?:the\s+)?$"
)
_WITHIN = re.compile(rf"(?:,|\s+in|\s+\()\s*(?:{_DIRECTION}\s+)*(?:the\s+)?")
_AND = re.compile(r"(?:,\s*(?:and\s+)?|\s+(?:and|or)\s+)$")
_LISTED = re.compile(r"(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*(?:,\s*(?:and\s+)?|\s+and\s+))+(?:the\s+)?$")
_IN_LIST = re.compile(r"\band\s+(?:the\s+)?$")
_LIST_AFTER = re.compile(r",?\s+and\s+(?:the\s+)?[A-Z]|,\s+[A-Z]")
_CAPITAL = re.compile(
    r"\b([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?:\s+national)?\s+capital\b|\bcapital\s+of\s+(?:the\s+)?((?:[A-Z]\.){2,}|[A-Z]\w+(?:\s[A-Z][a-z]+)?)"
)
_NEVER_ALONE = frozenset({"date", "body"})  # uses of a name that is a place only before its country
_WEEKDAYS = words("weekday")
# Capitalised words that may stand before a place without being of its name: first words of sentences, directions.
_LOOSE_WORDS = _WEEKDAYS | set(
    """
    in at on from to of near for after before as but and when while with by since despite during the a an inside outside
    across around between january february march april may june july august september october november december north
    south east west northern southern eastern western central greater upper lower downtown
    """.split()  # noqa: SIM905 (a list of literals would fill a page)
)


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    key: str


class _Context(NamedTuple):
    text: str
    words: list[_Word]
    countries: Counter[str]
    known: Gazetteer
    settled: dict[str, Entry]


class _Match(NamedTuple):
    first: int
    last: int
    start: int
    end: int
    key: str
    entries: list[Entry]


def find_story_places(texts: Sequence[str], countries: Counter[str]) -> list[list[Place]]:
    """The places of an article's sentences; one told with its country or state keeps it where it is told without."""
    settled: dict[str, Entry] = {}
    return [find_places(text, countries=countries, settled=settled) for text in texts]


def find_places(
    text: str, *, countries: Counter[str] | None = None, settled: dict[str, Entry] | None = None
) -> list[Place]:
    """Find the places named in a sentence.

    Args:
        text: One sentence.
        countries: How often the article speaks of each country (ISO 3166-1 alpha-3), to tell places of one name apart.
        settled: Places that the article told with their country or state, by key; those of this sentence are added.

    Returns:
        Places in order, not overlapping, offsets within `text`. Of "Goma, eastern DR Congo" only the city is given.
    """
    known = gazetteer()
    words = [_Word(m.group(), m.start(), m.end(), key_of(m.group())) for m in _TOKEN.finditer(text)]
    context = _Context(text, words, countries or Counter(), known, {} if settled is None else settled)
    matches = _matches(context)
    found: list[Place] = []
    consumed = 0
    for number, match in enumerate(matches):
        if match.start < consumed:
            continue
        following = matches[number + 1] if number + 1 < len(matches) else None
        entry, holder = _judge(context, match, following, found)
        if entry:
            found.append(_place(text, match, entry))
            consumed = holder.end if holder else match.end
    capitals = _capitals(text, found, known)
    apart = [place for place in found if not any(c.start < place.end and place.start < c.end for c in capitals)]
    return sorted([*apart, *capitals], key=lambda place: place.start)


def is_located(text: str, place: Place) -> bool:
    """Whether the words before a place say that something is or happens there, or goes there or comes from there."""
    before = text[: place.start]
    if place.precision == "country" and before.lower().endswith("at "):  # "at U.K. think-tanks"
        return False
    if _IN_LIST.search(before) or _LIST_AFTER.match(text, place.end):
        before = _LISTED.sub("", before)
    return bool(_LOCATED.search(before)) or " capital" in text[place.start : place.end]


def _matches(context: _Context) -> list[_Match]:
    """Longest names of the gazetteer that begin at a capital, not overlapping."""
    words = context.words
    found: list[_Match] = []
    first = 0
    while first < len(words):
        match = _longest(context, first) if words[first].text[0].isupper() or words[first].key == "the" else None
        if match:
            found.append(match)
        first = match.last + 1 if match else first + 1
    return found


def _longest(context: _Context, first: int) -> _Match | None:
    text, words, known = context.text, context.words, context.known
    head = words[first].key.partition(" ")[0]
    for last in range(min(first + known.longest.get(head, 0), len(words)) - 1, first - 1, -1):
        gaps = (text[words[i].end : words[i + 1].start] for i in range(first, last))
        if any(gap.strip(" .") for gap in gaps) or not words[last].text[0].isupper():
            continue
        key = " ".join(word.key for word in words[first : last + 1])
        entries = known.places.get(key)
        if entries and (len(key) > 3 or words[first].text.isupper()):
            return _Match(first, last, words[first].start, words[last].end, key, entries)
    return None


def _judge(
    context: _Context, match: _Match, following: _Match | None, found: list[Place]
) -> tuple[Entry | None, _Match | None]:
    """The place a match means, if any, and the match that names the larger place it lies in."""
    text, known = context.text, context.known
    before = text[: match.start]
    holder = following if following and _WITHIN.fullmatch(text, match.end, following.start) else None
    inside = _inside(match.entries, holder.entries) if holder else []
    kind = _KIND_BEFORE.search(before)
    stated = known.demonyms.get(key_of(kind[1])) if kind else None
    if inside or (inside := [entry for entry in match.entries if stated and entry.country == stated]):
        context.settled[match.key] = _best(inside, context)
        return context.settled[match.key], holder if holder and not stated else None
    listed = bool(found) and found[-1].end <= match.start and bool(_AND.fullmatch(text, found[-1].end, match.start))
    strong = listed or bool(_STRONGLY.search(before) or _KIND_AFTER.match(text, match.end))
    use = known.ambiguous.get(match.key)
    if _is_in_name(context, match, strong) or use in _NEVER_ALONE or (use and not strong):
        return None, None
    entry = context.settled.get(match.key) or _best(match.entries, context)
    is_known = entry.precision != "city" or known.capitals.get(entry.country or "") == entry
    is_known = is_known or match.key in context.settled or (entry.size >= _WELL_KNOWN and entry.is_chief_name)
    is_within = bool(_IN_A.search(before) and _THING_AFTER.match(text, match.end))
    return (entry, None) if is_known or strong or is_within or _LOCATED.search(before) else (None, None)


def _inside(entries: list[Entry], holders: list[Entry]) -> list[Entry]:
    """Those of the places that lie in the country or division named beside them."""
    divisions = {holder.division for holder in holders if holder.precision == "region"}
    held = [entry for entry in entries if entry.division in divisions and entry.precision == "city"]
    in_region = all(entry.precision == "region" for entry in entries)
    lands = {h.country for h in holders if h.precision != "city" or (in_region and h.size >= _WELL_KNOWN)}
    return held or [entry for entry in entries if entry.country in lands and entry.precision != "country"]


def _best(entries: list[Entry], context: _Context) -> Entry:
    """The likeliest of the places of one name."""
    total = context.countries.total() or 1

    def weight(entry: Entry) -> float:
        share = context.countries[entry.country] / total if entry.country else 0.0
        at_home = _COUNTRY_WEIGHT if entry.size > _LARGEST_TOWN else _TOWN_WEIGHT
        return context.known.weight(entry) * (1 + at_home * share)

    return max(entries, key=weight)


def _is_in_name(context: _Context, match: _Match, strong: bool) -> bool:
    """Whether the words around make the match a part of another name."""
    text, words = context.text, context.words
    if _PART_OF.search(text, 0, match.start):
        return True
    before = words[match.first - 1] if match.first else None
    is_named = before and text[before.end : match.start] == " " and before.text[0].isupper() and not text.isupper()
    if before and is_named and before.key not in _LOOSE_WORDS and before.key not in context.known.demonyms:
        return True
    after = words[match.last + 1] if match.last + 1 < len(words) else None
    if after and text[match.end : after.start] == " " and after.text[0].isupper():
        return not (_KIND_AFTER.match(text, match.end) or after.key in _WEEKDAYS or text.isupper())
    return text[match.end : match.end + 1] in ("-", "/") and not strong


def _place(text: str, match: _Match, entry: Entry) -> Place:
    precision = entry.precision
    if precision == "city" and _REGION_AFTER.match(text, match.end):
        precision = "region"
    return Place(
        match.start, match.end, entry.name, entry.country, entry.latitude, entry.longitude, precision, entry.geoname_id
    )


def _capitals(text: str, found: list[Place], known: Gazetteer) -> list[Place]:
    """Places for "the Qatari capital" and "the capital of Qatar", unless the sentence names the capital too."""
    places = []
    for match in _CAPITAL.finditer(text):
        country = known.demonyms.get(key_of(match[1])) if match[1] else _country(match[2], known)
        entry = known.capitals.get(country or "")
        if entry and all(place.name != entry.name for place in found):
            start = match.start(1) if match[1] else match.start()
            places.append(
                Place(
                    start, match.end(), entry.name, country, entry.latitude, entry.longitude, "city", entry.geoname_id
                )
            )
    return places


def _country(name: str, known: Gazetteer) -> str | None:
    return next((e.country for e in known.places.get(key_of(name), ()) if e.precision == "country"), None)
