"""Which countries an article is about, weighed by how they are named."""

from __future__ import annotations

from ingest.coding.actor_resolution.lexicon import Entry
from ingest.coding.actor_resolution.memory import Memory
from ingest.coding.actor_resolution.names import name_key
from ingest.coding.actor_resolution.officeholders import governed_by
from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import common_names, word_list
from ingest.coding.gazetteer import gazetteer, key_of

_CITY = 50_000  # population from which a name in a place's position is taken for the city
_OF_STATE = frozenset({"GOV", "LEG", "JUD", "COP", "SPY"})
_TITLE_WEIGHT, _OPENING_WEIGHT, _OPENING = 3, 2, 4


def count_countries(seen: View, memory: Memory) -> None:
    """Add the countries that a sentence names, by themselves or through bodies, peoples and places, to the memory."""
    weight = _TITLE_WEIGHT if seen.sentence.in_title else _OPENING_WEIGHT if seen.sentence.index < _OPENING else 1
    for segment in seen.segments:
        entry = segment.entries[0] if segment.entries else None
        if segment.is_name and (country := named_place(seen, segment, memory)) is not None:
            memory.countries[country] += weight
        elif segment.is_name and (country := governed_by(name_key(seen.written(segment)), memory.year)) is not None:
            memory.held[country] += 1.0
        is_common = entry is not None and seen.text(segment.start, segment.end) in common_names()
        if entry is None or entry.sort == "role" or entry.country in (None, "", "IGO", "NGO"):
            continue
        if entry.sort == "organisation" and any(e.country != entry.country for e in segment.entries):
            continue  # bodies of two countries bear the name
        assert entry.country is not None
        if is_common:
            memory.usual[entry.country] += weight
            continue
        memory.countries[entry.country] += weight * _domesticity(seen, segment, entry)
        if entry.sort == "organisation" and entry.sector in _OF_STATE:
            memory.governed[entry.country] += 1.0


def named_place(seen: View, segment: Segment, memory: Memory) -> str | None:
    """The country of a city that only the gazetteer knows, when the words around it speak for a place."""
    before, after = seen.key(segment.start - 1), seen.segment_at.get(segment.end)
    role = after.entry("role") if after is not None else None
    is_seat = role is not None and role.sector in ("COP", "JUD", "GOV") and not role.inherits
    is_kind = before == "of" and seen.key(segment.start - 2) in word_list("place_kinds")
    is_located = before in word_list("locatives") or before in ("to", "from") or is_kind
    if not (is_seat or is_located) or segment.title is not None:
        return None
    entries = [e for e in gazetteer().places.get(key_of(seen.text(segment.start, segment.end)), ()) if e.country]
    if not entries:
        return None
    best = max(entries, key=lambda e: (memory.countries.get(e.country or "", 0.0) > 0, gazetteer().weight(e)))
    return best.country if best.size >= _CITY else None


def _domesticity(seen: View, segment: Segment, entry: Entry) -> float:
    """How far a naming speaks for the country as the scene: its own bodies most, a way to or from it least."""
    if entry.sort == "organisation":
        return {"MED": 0.0, "BUS": 0.25}.get(entry.sector or "", 2.0)
    ways = {seen.key(segment.start - 1), seen.key(segment.start - 2)}
    if ways & {"to", "from"} or (seen.key(segment.start - 1) == "(" and seen.key(segment.end) == ")"):
        return 0.25
    if entry.sort == "place":
        return 1.0
    following = seen.segment_at.get(segment.end) or seen.segment_at.get(segment.end + 1)
    return 1.0 if following is not None and following is not segment and following.is_role else 0.5
