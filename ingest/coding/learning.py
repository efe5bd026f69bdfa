"""The first pass over an article: which countries it is about, and who bears which name, office and acronym.

What titles ("Turkish Foreign Minister Hakan Fidan"), appositions ("Hakan Fidan, Turkey's foreign minister,"), party tags
("R-Wis.") and brackets ("Hayat Tahrir al-Sham (HTS)") teach is stored in `ingest.coding.actor_memory`. Nothing is
resolved here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.coding.actor_lexicon import Entry
from ingest.coding.actor_memory import Entity, Memory
from ingest.coding.denotation import Reader, role_heads
from ingest.coding.gazetteer import gazetteer, key_of
from ingest.coding.names import name_key
from ingest.coding.noun_phrases import Segment, View
from ingest.coding.word_lists import common_names, name_heads, word_list

_CITY = 50_000  # population from which a name in a place's position is taken for the city
_TITLE_WEIGHT, _OPENING_WEIGHT, _OPENING = 3, 2, 4
_PARTY_LETTERS = frozenset({"R", "D", "I"})


@dataclass(slots=True)
class Told:
    """What one mention of a name tells of its bearer."""

    text: str
    key: tuple[str, ...]
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    kind: str | None = None
    heads: frozenset[str] = frozenset()
    evidence: int = 0
    gender: str | None = None
    lacks_body: bool = False
    inherits: bool = False
    is_foreign: bool = False
    is_office: bool = False
    belongs: bool = False


def learn_article(views: Sequence[View], memory: Memory, reader: Reader, home: str | None = None) -> None:
    """Fill the memory with the article's countries, names and acronyms; `home` is the outlet's country."""
    for seen in views:
        _count_countries(seen, memory)
    memory.settle_story(home, len(views))
    for seen in views:
        _learn_members(seen, reader)
    for seen in views:
        for full, short in _acronyms(seen, reader):
            memory.aliases.setdefault(short, full)
    for _ in range(2):  # the second time with what the first taught: "President Ramaphosa's adviser"
        told = [t for seen in views for t in _names(seen, reader)]
        for one in sorted(told, key=lambda t: -len(t.key)):
            _remember(one, memory)
        _settle_people(memory)


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
    people = [e for e in memory.entities if e.is_person and e.key]
    for person in people:
        if person.lacks_body:
            peer = next((e for e in people if e.heads & person.heads and e.belongs), None)
            person.sector = peer.sector if peer is not None else person.sector
            person.country = person.country or (peer.country if peer is not None else None)
        if person.inherits_country and person.country is None and person.is_person:
            person.country = memory.chair
        if person.sector is None:
            person.sector = "CVL"


def _count_countries(seen: View, memory: Memory) -> None:
    weight = _TITLE_WEIGHT if seen.sentence.in_title else _OPENING_WEIGHT if seen.sentence.index < _OPENING else 1
    for segment in seen.segments:
        entry = segment.entries[0] if segment.entries else None
        if segment.is_name and (country := named_place(seen, segment, memory)) is not None:
            memory.countries[country] += weight
            memory.unmarked[country] += weight
        is_common = (
            segment.entry("organisation") is not None and seen.text(segment.start, segment.end) in common_names()
        )
        if is_common:
            memory.usual[entry.country or ""] += weight if entry is not None else 0.0
        elif entry is not None and entry.sort != "role" and entry.country and entry.country not in ("IGO", "NGO"):
            domesticity = _domesticity(seen, segment, entry)
            memory.countries[entry.country] += weight * domesticity
            is_marked = entry.sort in ("adjective", "country") and domesticity == 1.0
            memory.unmarked[entry.country] += 0.0 if is_marked else weight * _governance(entry, domesticity)


def _governance(entry: Entry, domesticity: float) -> float:
    """How far a naming speaks for the country as the one whose office holders go unmarked."""
    if entry.sort == "organisation":
        return domesticity if entry.sector in ("GOV", "LEG", "JUD", "COP", "MIL", "SPY", "PTY") else 0.25 * domesticity
    return domesticity * {"area": 0.25, "seat": 0.5}.get(entry.use, 1.0)


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
    best = max(entries, key=lambda e: (memory.countries[e.country or ""] > 0, e.size))
    return best.country if best.size >= _CITY else None


def _domesticity(seen: View, segment: Segment, entry: Entry) -> float:
    """How far a naming speaks for the country as the scene: its own bodies most, a way to or from it least."""
    if entry.sort == "organisation":
        return 2.0 if entry.kind != "media" else 0.0
    ways = {seen.key(segment.start - 1), seen.key(segment.start - 2)}
    if ways & {"to", "from"} or (seen.key(segment.start - 1) == "(" and seen.key(segment.end) == ")"):
        return 0.25
    if entry.sort == "place":
        return 1.0
    following = seen.segment_at.get(segment.end) or seen.segment_at.get(segment.end + 1)
    return 1.0 if following is not None and following is not segment and following.is_role else 0.5


def _names(seen: View, reader: Reader) -> Iterator[Told]:
    for segment in seen.segments:
        if not segment.is_name:
            continue
        words = [w.text for w in seen.words[segment.start : segment.end]]
        key = name_key(words)
        if not key or words[-1].lower() in word_list("not_actors"):
            continue
        yield _read_name(seen, segment, key, reader)


def _read_name(seen: View, segment: Segment, key: tuple[str, ...], reader: Reader) -> Told:
    told = Told(_plain_name(seen, segment), key, gender=_gender(seen, segment))
    near = {e.country for s in seen.segments for e in s.entries[:1] if e.country}
    told.is_foreign = bool(near) and reader.memory.chair not in (*near, reader.memory.home)
    place = None if segment.title is not None else named_place(seen, segment, reader.memory)
    if place is not None:
        told.country, told.sector, told.kind, told.evidence = place, "CVL", "place", 1
        return told
    roles = [r for r in (segment.title, *_other_roles(seen, segment)) if r is not None]
    for role in roles:
        _learn_role(seen, role, told, reader)
    if roles and told.country is None and seen.key(segment.end) == "of":
        realm = reader.object_of(seen, segment.end)
        entry = realm.entry("country") if realm is not None else None
        told.country = entry.country if entry is not None else None
    if not roles and _heads_administration(seen, segment):
        told.sector, told.kind, told.evidence, told.inherits = "GOV", "person", 1, True
    elif not roles:
        _learn_owner(seen, segment, told, reader)
        _learn_head(words_of(seen, segment)[-1], told)
        before = seen.key(segment.start - 1)
        if told.kind is None and (
            before in word_list("honorifics") or (len(key) > 1 and before not in ("the", "a", "an"))
        ):
            told.kind = "person"
    _learn_party(seen, segment, told)
    return told


def _heads_administration(seen: View, segment: Segment) -> bool:
    """`the Trump administration`, `the Maduro government`."""
    after = seen.segment_at.get(segment.end)
    role = after.entry("role") if after is not None else None
    return role is not None and role.name in ("administration", "government", "regime", "presidency", "cabinet")


def words_of(seen: View, segment: Segment) -> list[str]:
    """The words of a segment as written."""
    return [w.text for w in seen.words[segment.start : segment.end]]


def _learn_head(last: str, told: Told) -> None:
    """`Catholic Relief Services`, `Acme Holdings`: what the last word of a name tells of an unknown body."""
    found = name_heads().get(last.lower())
    if found is not None and len(told.key) > 1:
        told.sector, told.kind = found
        told.inherits = told.sector not in ("BUS",)


def _other_roles(seen: View, segment: Segment) -> tuple[Segment | None, ...]:
    return _apposition_after(seen, segment), _apposition_before(seen, segment), _predicate(seen, segment)


def _learn_role(seen: View, role: Segment, told: Told, reader: Reader) -> None:
    entry = role.entry("role")
    assert entry is not None
    read = reader.modifiers(seen, role)
    country = entry.country or reader.country_of(read)
    if told.role is None:
        told.sector = reader.sector(entry, read, proper=False)
        told.kind = "person" if entry.kind != "body" else reader.kind(entry, told.sector)
        body = read.body.name + " " if entry.inherits and read.body is not None else ""
        told.role = body + seen.text(role.start, role.end) if told.kind == "person" else None
        is_open = read.group is None and read.role is None and not country
        told.lacks_body = is_open and (entry.inherits or read.has_pronoun)
    elif told.lacks_body and read.group is not None:
        told.sector, told.lacks_body = reader.sector(entry, read, proper=False), False
    told.country = told.country or country
    told.belongs = told.belongs or (entry.inherits and read.body is not None)
    told.is_office = told.is_office or entry.kind == "office"
    told.heads |= role_heads(entry)
    told.evidence = 1 if told.lacks_body else 3 if told.country else 2
    told.gender = told.gender or _gender_of_role(entry)


def _plain_name(seen: View, segment: Segment) -> str:
    start = segment.start
    while start + 1 < segment.end and seen.key(start) in word_list("honorifics"):
        start += 1
    return seen.text(start, segment.end)


def _gender(seen: View, segment: Segment) -> str | None:
    told = _gender_word(seen.key(segment.start - 1)) or _gender_word(seen.key(segment.start))
    if told is None and segment.end - segment.start > 1:
        first = seen.words[segment.start].text
        told = "female" if first in word_list("female_names") else "male" if first in word_list("male_names") else None
    return told


def _gender_of_role(entry: Entry) -> str | None:
    return _gender_word(entry.name.rpartition(" ")[2])


def _gender_word(word: str) -> str | None:
    if word in word_list("male_words"):
        return "male"
    return "female" if word in word_list("female_words") else None


def _learn_owner(seen: View, segment: Segment, told: Told, reader: Reader) -> None:
    """`Iran's Abbas Araghchi`, `Hamas's Yahya Sinwar`."""
    read = reader.modifiers(seen, segment, complement=False)
    realm = reader.object_of(seen, segment.end) if seen.key(segment.end) == "of" else None
    country = realm.entry("country") if realm is not None else None
    if read.body is not None and read.body.country == "IGO" and not read.possessive:
        told.country, told.sector, told.kind, told.evidence = "IGO", "IGO", "igo", 2
    elif country is not None and len(told.key) > 1:
        told.country, told.evidence = country.country, 1
    elif read.countries:
        told.country, told.evidence = read.countries[-1][0], 1
        if read.possessive and len(told.key) > 1:
            told.sector, told.kind = "GOV", "person"
    elif read.owner is not None and not read.owner.is_person and len(told.key) > 1:
        told.country, told.sector, told.evidence = read.owner.country, read.owner.sector, 1


def _learn_party(seen: View, segment: Segment, told: Told) -> None:
    """`Mike Gallagher, R-Wis.` and `Mike Gallagher (R-Wis.)`."""
    at = segment.end
    if (
        at + 3 < len(seen.words)
        and seen.words[at].text in ",("
        and seen.words[at + 1].text in _PARTY_LETTERS
        and seen.words[at + 2].text in "-–"
        and seen.words[at + 3].capitalised
    ):
        told.country, told.sector, told.kind, told.evidence, told.lacks_body = "USA", "LEG", "person", 3, False


def _apposition_after(seen: View, segment: Segment) -> Segment | None:
    """The role in `Hakan Fidan, 55, Turkey's foreign minister,`."""
    at = segment.end
    if at >= len(seen.words) or seen.words[at].text not in ",(":
        return None
    at += 1
    if at + 1 < len(seen.words) and seen.words[at].text.isdigit() and seen.words[at + 1].text == ",":
        at += 2
    role = None
    for i in range(at, min(at + 12, len(seen.words))):
        found = seen.segment_at.get(i)
        if found is not None and (entry := found.entry("role")) is not None:
            if found.fused is not None or entry.plural or entry.kind == "body" and not entry.inherits:
                role = role if entry.kind == "body" else None
                continue
            role = found
        elif found is None and not _may_stand_in_phrase(seen, i):
            break
        elif role is not None and found is None:
            break
    return role


def _may_stand_in_phrase(seen: View, i: int) -> bool:
    word = seen.words[i]
    return (
        seen.key(i) in word_list("determiners")
        or word.text in {"'s", "’s", "'", "’", "-", "and"}
        or seen.tags[i].startswith(("JJ", "NN", "VBN", "CD", "HYPH"))
        or (not seen.tags[i] and word.text.isalpha() and seen.key(i) not in word_list("not_names"))
    )


def _apposition_before(seen: View, segment: Segment) -> Segment | None:
    """The role in `the ruler of Qatar, Sheikh Tamim bin Hamad Al-Thani,`."""
    comma = (segment.title.start if segment.title is not None else segment.start) - 1
    if comma < 1 or seen.words[comma].text != ",":
        return None
    after = seen.words[segment.end].text if segment.end < len(seen.words) else "."
    if after not in {",", ".", ")", "”", '"', ";"} and not _is_appositive(seen, segment):
        return None
    for role in reversed([s for s in seen.segments if comma - 9 <= s.start and s.end <= comma]):
        entry = role.entry("role")
        if entry is not None and entry.kind != "body" and not entry.plural and role.fused is None:
            between = [i for i in range(role.end, comma) if i not in seen.segment_at]
            tied = all(
                seen.key(i) in word_list("phrase_ties") or seen.tags[i].startswith(("NN", "JJ")) for i in between
            )
            return role if tied else None
    return None


def _predicate(seen: View, segment: Segment) -> Segment | None:
    """The role in `Yahya Sinwar was named the new leader of Hamas` and `Emmerson Mnangagwa became president`."""
    at = segment.end
    stop = min(at + 4, len(seen.words))
    while at < stop and seen.key(at) in word_list("naming_auxiliaries"):
        at += 1
    if at >= len(seen.words) or seen.key(at) not in word_list("naming_verbs"):
        copula = at > segment.end and seen.key(at - 1) in ("is", "was")
        if not copula or seen.key(at) not in ("the", "a", "an"):
            return None
        at -= 1
    for i in range(at + 1, min(at + 7, len(seen.words))):
        found = seen.segment_at.get(i)
        if found is None and not _may_stand_in_phrase(seen, i) and seen.key(i) != "as":
            return None
        entry = found.entry("role") if found is not None else None
        if found is not None and entry is not None:
            following = seen.segment_at.get(found.end)
            if following is not None and following.is_role:
                continue
            fits = entry.kind == "office" and not entry.plural and found.fused is None
            return found if fits else None
    return None


def _is_appositive(seen: View, segment: Segment) -> bool:
    if seen.doc is None:
        return False
    inside = {t for t, w in seen.word_at.items() if segment.start <= w < segment.end}
    return any(seen.doc[t].dep_ == "appos" for t in inside)


def _remember(told: Told, memory: Memory) -> None:
    entity = memory.named(told.key)
    if entity is None:
        entity = Entity(told.text, key=told.key)
        memory.add(entity)
    entity.kind = entity.kind or told.kind
    entity.gender = entity.gender or told.gender
    entity.heads |= told.heads
    entity.belongs = entity.belongs or told.belongs
    entity.lacks_body = told.lacks_body if entity.evidence <= told.evidence and told.role else entity.lacks_body
    may_be_local = told.inherits or told.is_office or memory.is_domestic
    is_unmarked = may_be_local and (told.inherits or told.role) and not told.country and not told.is_foreign
    if is_unmarked and entity.country is None:
        entity.inherits_country = True
    entity.learn(told.country, told.sector, told.role, told.evidence)


def _acronyms(seen: View, reader: Reader) -> Iterator[tuple[Entity, str]]:
    """Names followed by their short form in brackets, with the short form."""
    for at, word in enumerate(seen.words):
        if word.text != "(" or at == 0:
            continue
        close = next((i for i in range(at + 2, min(at + 5, len(seen.words))) if seen.words[i].text == ")"), None)
        short = seen.text(at + 1, close) if close is not None else ""
        if not 1 < len(short) <= 10 or sum(c.isupper() for c in short) < 2 and not short.istitle():
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
    if not near or near[-1].end != bracket and not seen.is_possessive(bracket - 1):
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
    words = [w.text for w in seen.words[segment.start : segment.end]]
    key = name_key(words)
    if not key:
        return None
    entity = reader.memory.named(key)
    if entity is None:
        entity = Entity(seen.text(segment.start, bracket), "organisation", key=key)
        reader.memory.add(entity)
    return entity


def add_known_names(seen: View, memory: Memory) -> None:
    """Make segments of capitalised words that the tagger did not take for names but the article uses as names."""
    surnames = {e.key[-1] for e in memory.entities if e.is_person and e.key}
    added = False
    for i, word in enumerate(seen.words):
        if i in seen.segment_at or not word.capitalised or word.key.lower() in word_list("not_names"):
            continue
        if len(word.text) > 2 and name_key([word.text])[-1:] and name_key([word.text])[-1] in surnames:
            segment = Segment(i, i + 1)
            seen.segment_at[i] = segment
            seen.segments.append(segment)
            added = True
    if added:
        seen.segments.sort(key=lambda s: s.start)
