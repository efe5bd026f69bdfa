"""Short forms that an article introduces: "Hayat Tahrir al-Sham (HTS)"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.coding.actor_resolution.memory import Entity
from ingest.coding.actor_resolution.names import name_key
from ingest.coding.actor_resolution.roles import Reader
from ingest.coding.actor_resolution.view import Segment, View


def acronyms(seen: View, reader: Reader) -> Iterator[tuple[Entity, str]]:
    """Names followed by their short form in brackets, with the short form."""
    for at, word in enumerate(seen.words):
        if word.text != "(" or at == 0:
            continue
        close = next((i for i in range(at + 2, min(at + 5, len(seen.words))) if seen.words[i].text == ")"), None)
        short = seen.text(at + 1, close) if close is not None else ""
        if not 1 < len(short) <= 10 or (sum(c.isupper() for c in short) < 2 and not short.istitle()):
            continue
        known = reader.lexicon.longest(seen.words, at + 1)
        if known is not None and len({e.name for e in known.entries}) == 1 and known.entries[0].sort == "organisation":
            continue
        full = _spelled_out(seen, at, short, reader)
        if full is not None and not full.is_person:
            yield full, short


def _spelled_out(seen: View, bracket: int, short: str, reader: Reader) -> Entity | None:
    """The name before the bracket that begins with the short form's first letter."""
    near = [s for s in seen.segments if bracket - 12 <= s.start and s.end <= bracket]
    if not near or (near[-1].end != bracket and not seen.is_possessive(bracket - 1)):
        return None
    for segment in reversed(near):
        if seen.words[segment.start].text[0].upper() != short[0].upper() or not seen.words[segment.start].capitalised:
            continue
        if segment.is_name:
            return _learned_body(seen, segment, bracket, reader)
        found = reader.simple(seen, segment) or reader.proper_body(seen, segment)
        if found is not None:
            return found[0]
    return None


def _learned_body(seen: View, segment: Segment, bracket: int, reader: Reader) -> Entity | None:
    """An organisation that nothing but its acronym tells to be one."""
    words = seen.written(segment)
    key = name_key(words)
    if not key:
        return None
    entity = reader.memory.named(key)
    if entity is None:
        entity = Entity(seen.text(segment.start, bracket), "organisation", key=key)
        reader.memory.add(entity)
    return entity
