"""What one mention of a name tells of its bearer: title, apposition, possessor, party tag, last word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.coding.actor_resolution.appositions import apposition_after, apposition_before, is_past, predicate
from ingest.coding.actor_resolution.evidence import named_place
from ingest.coding.actor_resolution.leads import body_led, has_lost
from ingest.coding.actor_resolution.lexicon import Entry, role_heads
from ingest.coding.actor_resolution.names import name_key
from ingest.coding.actor_resolution.roles import Reader
from ingest.coding.actor_resolution.sectors import kind_of, sector_of
from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import name_heads, word_list

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
    usual: str | None = None


def names_told(seen: View, reader: Reader) -> Iterator[Told]:
    """Read every name of a sentence that the lexicon does not know."""
    for segment in seen.segments:
        if not segment.is_name:
            continue
        words = seen.written(segment)
        key = name_key(words)
        if not key or words[-1].lower() in word_list("not_actors"):
            continue
        yield _read_name(seen, segment, key, reader)


def _read_name(seen: View, segment: Segment, key: tuple[str, ...], reader: Reader) -> Told:
    told = Told(_plain_name(seen, segment), key, gender=_gender(seen, segment))
    near = {e.country for s in seen.segments for e in s.entries[:1] if e.country} - {"IGO", "NGO"}
    told.is_foreign = bool(near) and reader.memory.chair not in (*near, reader.memory.home)
    place = None if segment.title is not None else named_place(seen, segment, reader.memory)
    if place is not None:
        told.country, told.sector, told.kind, told.evidence = place, "CVL", "place", 1
        return told
    roles = [r for r in (segment.title, segment.shared, *_other_roles(seen, segment)) if r is not None]
    for role in sorted(roles, key=lambda r: is_past(seen, r)):
        _learn_role(seen, role, told, reader)
    if roles and told.country is None and seen.key(segment.end) == "of":
        realm = reader.object_of(seen, segment.end)
        entry = realm.entry("country") if realm is not None else None
        told.country = entry.country if entry is not None else None
    if not roles and _heads_administration(seen, segment):
        told.sector, told.kind, told.evidence, told.inherits = "GOV", "person", 1, True
    elif not roles and (body := body_led(seen, segment, reader)) is not None:
        told.country, told.sector, told.kind, told.evidence = body.country, body.sector, "person", 2
    elif not roles and has_lost(seen, segment):
        told.sector, told.kind, told.evidence, told.inherits = "OPP", "person", 2, True
    elif not roles:
        _learn_owner(seen, segment, told, reader)
        _learn_head(seen.words[segment.end - 1].text, told)
        before = seen.key(segment.start - 1)
        if told.kind is None and (
            before in word_list("honorifics") or (len(key) > 1 and before not in ("the", "a", "an"))
        ):
            told.kind = "person"
    _learn_party(seen, segment, told)
    return told


def _other_roles(seen: View, segment: Segment) -> tuple[Segment | None, ...]:
    return apposition_after(seen, segment), apposition_before(seen, segment), predicate(seen, segment)


def _learn_role(seen: View, role: Segment, told: Told, reader: Reader) -> None:
    entry = role.entry("role")
    assert entry is not None
    read = reader.modifiers(seen, role)
    country = entry.country or reader.country_of(read)
    if entry.name == "counterpart" and not read.countries:
        country, told.is_foreign = None, True  # met in Oslo, he is not of Norway for that, nor of the host's land
    if told.role is None:
        told.sector = sector_of(entry, read)
        told.kind = "person" if entry.kind != "body" else kind_of(entry, told.sector)
        body = read.body.name + " " if entry.inherits and read.body is not None else ""
        told.role = body + seen.text(role.start, role.end) if told.kind == "person" else None
        is_open = read.group is None and read.role is None and not country
        told.lacks_body = is_open and (entry.inherits or read.has_pronoun)
    elif told.lacks_body and read.group is not None:
        told.sector, told.lacks_body = sector_of(entry, read), False
    told.country = told.country or country
    told.usual = told.usual or entry.usual
    told.belongs = told.belongs or (entry.inherits and read.body is not None)
    told.is_office = told.is_office or entry.kind == "office"
    told.inherits = told.inherits or entry.kind == "body"
    told.heads |= role_heads(entry)
    told.evidence = 1 if told.lacks_body or is_past(seen, role) else 3 if told.country else 2
    told.gender = told.gender or _gender_of_role(entry)


def _heads_administration(seen: View, segment: Segment) -> bool:
    """`the Trump administration`, `the Maduro government`."""
    near = seen.segment_at.get(segment.end)
    if seen.key(segment.start - 1) == "of":  # the government of Nicolás Maduro
        near = seen.segment_at.get(segment.start - 2)
    role = near.entry("role") if near is not None else None
    return role is not None and role.name in ("administration", "government", "regime", "presidency", "cabinet")


def _learn_head(last: str, told: Told) -> None:
    """`Catholic Relief Services`, `Acme Holdings`: what the last word of a name tells of an unknown body."""
    found = name_heads().get(last.lower())
    if found is not None and len(told.key) > 1:
        told.sector, told.kind = found
        told.inherits = told.sector not in ("BUS",)


def _learn_owner(seen: View, segment: Segment, told: Told, reader: Reader) -> None:
    """`Iran's Abbas Araghchi`, `Hamas's Yahya Sinwar`."""
    read = reader.modifiers(seen, segment, complement=False)
    realm = reader.object_of(seen, segment.end) if seen.key(segment.end) == "of" else None
    country = realm.entry("country") if realm is not None else None
    body = realm.entry("organisation") if realm is not None and len(told.key) > 1 else None
    if read.body is not None and read.body.country == "IGO" and not read.possessive:
        told.country, told.sector, told.kind, told.evidence = "IGO", "IGO", "igo", 2
    elif country is not None and len(told.key) > 1:
        told.country, told.evidence = country.country, 1
    elif body is not None:  # Mahmoud Abbas of the PLO
        told.country, told.sector, told.kind, told.evidence = body.country, body.sector, "person", 1
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
