"""The first pass over an article: which countries it is about, and who bears which name, office and acronym.

What single mentions tell is read in `told` and `acronyms`; here it is brought together in the article's memory.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding.actor_resolution.acronyms import acronyms
from ingest.coding.actor_resolution.evidence import count_countries
from ingest.coding.actor_resolution.lexicon import STATE_OFFICES
from ingest.coding.actor_resolution.memory import Entity, Memory
from ingest.coding.actor_resolution.names import name_key
from ingest.coding.actor_resolution.officeholders import known_alone, recall_office
from ingest.coding.actor_resolution.roles import Reader
from ingest.coding.actor_resolution.told import Told, names_told
from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import word_list

_PROTAGONIST = 6  # namings, each read twice, from which on a story is about a person
_HEADS = frozenset({"leader", "chairman"})


def learn_article(views: Sequence[View], memory: Memory, reader: Reader, home: str | None = None) -> None:
    """Fill the memory with the article's countries, names and acronyms; `home` is the outlet's country."""
    for seen in views:
        _add_opening_name(seen, memory.year)
        count_countries(seen, memory)
    memory.settle_story(home, len(views))
    for seen in views:
        _learn_members(seen, reader)
    for seen in views:
        for full, short in acronyms(seen, reader):
            memory.aliases.setdefault(short, full)
    _learn_halves(memory, reader)
    for _ in range(2):  # the second time with what the first taught: "President Ramaphosa's adviser"
        told = [t for seen in views for t in names_told(seen, reader)]
        for one in sorted(told, key=lambda t: -len(t.key)):
            _remember(one, memory)
        _settle_people(memory)


def _add_opening_name(seen: View, year: int | None) -> None:
    """Let a known surname open a sentence: the tagger takes a rare one there for a common noun ("Starmer accused")."""
    if seen.tags and seen.tags[0] == "NN":
        add_known_names(seen, known_alone(year), end=1)


def _learn_halves(memory: Memory, reader: Reader) -> None:
    """Take in the short names of two halves that an article tells of: "the North" and "the South" of Korea."""
    names = {reader.lexicon.country_names.get(code, code): code for code in memory.countries}
    for name, code in names.items():
        half, _, whole = name.partition(" ")
        others = {f"{other} {whole}" for other in word_list("compass")} - {name} | {whole}
        if half in word_list("compass") and others & names.keys():
            memory.aliases.setdefault(half, reader.country(code))


def _learn_members(seen: View, reader: Reader) -> None:
    """Take in `Just Stop Oil protesters`, for plain `protesters` anywhere in the article."""
    for before, after in zip(seen.segments, seen.segments[1:], strict=False):
        entry = after.entry("role")
        is_body = before.end == after.start and before.entry("organisation") is not None
        if is_body and entry is not None and entry.plural and entry.name in word_list("protest_heads"):
            reader.roles(seen, after)


def _settle_people(memory: Memory) -> None:
    """Give persons what their mentions left open: the story's country, the body that others of their rank lead."""
    for body in (e for e in memory.entities if e.inherits_country and not e.is_person and e.country is None):
        body.country = memory.story
    for named in (e for e in memory.entities if e.key and e.kind in ("person", None) and not e.is_plural):
        recall_office(named, memory.year, memory.countries)
    people = [e for e in memory.entities if e.is_person and e.key]
    for person in people:
        if person.lacks_body:
            peer = next((e for e in people if e.heads & person.heads and e.belongs), None)
            person.sector = peer.sector if peer is not None else person.sector
            person.country = person.country or (peer.country if peer is not None else None)
        if person.inherits_country and person.country is None and person.is_person:
            own = memory.chair if person.heads & STATE_OFFICES else memory.local
            land = memory.land_of(person.usual, own)
            person.country = land if _may_hold(person, land, people) else None
        if person.country is None and person.tellings >= _PROTAGONIST:
            person.country = memory.story
        if person.usual and person.country is None:
            person.country = memory.land_of(person.usual, None)
        if person.sector is None:
            person.sector = "CVL"


def _may_hold(person: Entity, country: str | None, people: Sequence[Entity]) -> bool:
    """Whether a country may have the person for its office: it knows the office, and nobody else is told to hold it.

    There is no president of a kingdom and no prime minister of the United States; beside the leader of a country,
    another head without a country is somebody else's.
    """
    offices = person.heads & STATE_OFFICES
    if any(country in word_list(f"without_{office.replace(' ', '_')}") for office in offices):
        return False
    told = [e for e in people if e is not person and not e.inherits_country]
    rivals = [e for e in told if e.country == country and e.sector == "GOV"]
    others = (e for e in rivals if not e.heads & (STATE_OFFICES - offices))  # a president is no rival of a premier
    return not offices or not any(e.heads & (offices | _HEADS) for e in others)


def _remember(told: Told, memory: Memory) -> None:
    entity = memory.named(told.key)
    if entity is None:
        entity = Entity(told.text, key=told.key)
        memory.add(entity)
    elif told.kind == "place" and len(told.key) < len(entity.key):
        return  # "lost to Lula" is somebody the article names in full, not a town
    entity.kind = entity.kind or told.kind
    entity.tellings += 1
    entity.gender = entity.gender or told.gender
    entity.heads |= told.heads
    entity.belongs = entity.belongs or told.belongs
    entity.usual = entity.usual or told.usual
    entity.lacks_body = told.lacks_body if entity.evidence <= told.evidence and told.role else entity.lacks_body
    may_be_local = told.inherits or told.is_office or memory.is_domestic
    is_somebody = told.inherits or told.role or (told.kind == "person" and memory.is_domestic)
    is_unmarked = may_be_local and is_somebody and not told.country and not told.is_foreign
    if is_unmarked and entity.country is None:
        entity.inherits_country = True
    entity.learn(told.country, told.sector, told.role, told.evidence)


def add_known_names(seen: View, surnames: frozenset[str], end: int | None = None) -> None:
    """Make segments of capitalised words, up to `end`, that the tagger took for no names but that are `surnames`."""
    added = False
    for i, word in enumerate(seen.words[:end]):
        if i in seen.segment_at or not word.capitalised or word.lower in word_list("not_names"):
            continue
        if len(word.text) > 2 and name_key([word.text])[-1:] and name_key([word.text])[-1] in surnames:
            segment = Segment(i, i + 1)
            seen.segment_at[i] = segment
            seen.segments.append(segment)
            added = True
    if added:
        seen.segments.sort(key=lambda s: s.start)
