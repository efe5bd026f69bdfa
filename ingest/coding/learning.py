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
from ingest.coding.names import name_key
from ingest.coding.noun_phrases import Segment, View
from ingest.coding.word_lists import word_list

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


def learn_article(views: Sequence[View], memory: Memory, reader: Reader) -> None:
    """Fill the memory with the article's countries, names and acronyms."""
    for seen in views:
        _count_countries(seen, memory)
    told = [t for seen in views for t in _names(seen, reader)]
    for one in sorted(told, key=lambda t: -len(t.key)):
        _remember(one, memory)
    for seen in views:
        for full, short, kind in _acronyms(seen, reader):
            memory.aliases.setdefault(short, full)
            full.kind = full.kind or kind
    story = memory.story_country()
    for entity in memory.entities:
        if entity.inherits_country and entity.country is None:
            entity.country = story


def _count_countries(seen: View, memory: Memory) -> None:
    weight = _TITLE_WEIGHT if seen.sentence.in_title else _OPENING_WEIGHT if seen.sentence.index < _OPENING else 1
    for segment in seen.segments:
        entry = segment.entries[0] if segment.entries else None
        if entry is not None and entry.sort != "role" and entry.country and entry.country not in ("IGO", "NGO"):
            memory.countries[entry.country] += weight


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
    role = segment.title or _apposition_after(seen, segment) or _apposition_before(seen, segment)
    if role is None:
        _learn_owner(seen, segment, told, reader)
        _learn_party(seen, segment, told)
        if len(key) > 1:
            told.kind = "person"
        return told
    entry = role.entry("role")
    assert entry is not None
    read = reader.modifiers(seen, role)
    told.sector = reader.sector(entry, read, proper=False)
    told.country = reader.country_of(read)
    told.kind = "person" if entry.kind != "body" else reader.kind(entry, told.sector)
    body = read.body.name + " " if entry.inherits and read.body is not None else ""
    told.role = body + seen.text(role.start, role.end) if told.kind == "person" else None
    told.heads = role_heads(entry)
    told.evidence = 3 if told.country else 2
    told.gender = told.gender or _gender_of_role(entry)
    return told


def _plain_name(seen: View, segment: Segment) -> str:
    start = segment.start
    while start + 1 < segment.end and seen.key(start) in word_list("honorifics"):
        start += 1
    return seen.text(start, segment.end)


def _gender(seen: View, segment: Segment) -> str | None:
    return _gender_word(seen.key(segment.start - 1)) or _gender_word(seen.key(segment.start))


def _gender_of_role(entry: Entry) -> str | None:
    return _gender_word(entry.name.rpartition(" ")[2])


def _gender_word(word: str) -> str | None:
    if word in word_list("male_words"):
        return "male"
    return "female" if word in word_list("female_words") else None


def _learn_owner(seen: View, segment: Segment, told: Told, reader: Reader) -> None:
    """`Iran's Abbas Araghchi`, `Hamas's Yahya Sinwar`."""
    read = reader.modifiers(seen, segment, complement=False)
    if read.countries:
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
        told.country, told.sector, told.kind, told.evidence = "USA", "LEG", "person", 2


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
        or (not seen.tags[i] and word.text.isalpha())
    )


def _apposition_before(seen: View, segment: Segment) -> Segment | None:
    """The role in `the ruler of Qatar, Sheikh Tamim bin Hamad Al-Thani,`."""
    comma = segment.start - 1
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
    if told.role and not told.country and entity.country is None:
        entity.inherits_country = True
    entity.learn(told.country, told.sector, told.role, told.evidence)


def _acronyms(seen: View, reader: Reader) -> Iterator[tuple[Entity, str, str | None]]:
    """Names followed by their short form in brackets, with the short form."""
    for segment in seen.segments:
        at = segment.end
        if at + 2 >= len(seen.words) or seen.words[at].text != "(":
            continue
        close = next((i for i in range(at + 2, min(at + 5, len(seen.words))) if seen.words[i].text == ")"), None)
        short = seen.text(at + 1, close) if close is not None else ""
        if not 1 < len(short) <= 10 or not any(c.isupper() for c in short[1:]) and not short.istitle():
            continue
        if short.isdigit() or not seen.words[segment.start].capitalised:
            continue
        found = reader.simple(seen, segment) or reader.proper_body(seen, segment)
        if found is not None and not found[0].is_person:
            yield found[0], short, None
