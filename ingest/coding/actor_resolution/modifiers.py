"""What stands around a role noun: countries, possessors, the body it belongs to, the place it is in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from calendar import month_abbr, month_name
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.coding.actor_resolution.coreference import body_by_head, pronoun
from ingest.coding.actor_resolution.lexicon import Entry
from ingest.coding.actor_resolution.memory import Entity
from ingest.coding.actor_resolution.naming import Namer
from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.syntax import words

_MONTHS = frozenset(name.lower() for name in (*month_name, *month_abbr, "sept") if name)
_OWNER_PRONOUNS = frozenset({"his", "her", "its", "their"})
_NO_MODIFIERS = frozenset({"least", "most", "more", "last", "next", "week", "month", "year", "today"})
_MODIFIER_TAGS = ("JJ", "NN", "CD", "HYPH")
_PREMODIFIER_TAGS = (*_MODIFIER_TAGS, "VBN")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "any", "every", "each", "another", "other", "no"})


class Denotation(NamedTuple):
    """An entity, the words that name it, how (mention kind) and by which rule."""

    entity: Entity
    start: int
    end: int
    mention_kind: str
    rule: str


@dataclass(slots=True)
class Modifiers:
    """What stands around a role noun: countries, the body it belongs to, its owner, and a role noun before it."""

    left: int
    countries: list[tuple[str, int, int]] = field(default_factory=list)
    body: Entity | None = None
    owner: Entity | None = None
    role: Entry | None = None
    place: str | None = None
    scene: str | None = None
    possessive: bool = False
    is_definite: bool = False
    is_indefinite: bool = False
    has_pronoun: bool = False

    @property
    def group(self) -> Entity | None:
        """The body it belongs to, by compound, possessor or complement."""
        return self.body or self.owner


class ModifierReader(Namer, ABC):
    """Reads the modifiers of role nouns."""

    @abstractmethod
    def roles(self, seen: View, segment: Segment) -> list[Denotation]:
        """The actors a role noun with its modifiers denotes."""

    def modifiers(self, seen: View, head: Segment, *, complement: bool = True) -> Modifiers:
        """Read what stands before a noun, and after it unless `complement` is off."""
        left = left_edge(seen, head.start)
        read = Modifiers(left)
        before = [segment for segment in seen.within(left, head.start) if not _is_patron(seen, segment)]
        for segment in before:
            self._modify(seen, segment, read, is_led=segment is not before[0] and _is_body(before[0]))
        possessor = next((i for i in (left - 1, left) if seen.key(i) in _OWNER_PRONOUNS), None)
        if possessor is not None and read.owner is None:
            read.owner = pronoun(self.memory, seen, possessor)
            read.is_definite = read.has_pronoun = True
        self._whose(seen, left - 1, read)
        determiner = seen.key(left - 1)
        read.is_definite = read.is_definite or determiner in _DEFINITE
        read.is_indefinite = determiner in _INDEFINITE
        if complement:
            self._complement(seen, head, read)
            read.scene = self._scene(seen, head)
        return read

    def _whose(self, seen: View, at: int, read: Modifiers) -> None:
        """The owner told right before a relative clause: of "Ghana, *whose* envoys met" Ghana."""
        before = seen.segment_at.get(at - 2) if seen.key(at) == "whose" and seen.words[at - 1].text == "," else None
        owner = self.entity(seen, before) if before is not None else None
        if before is None or owner is None:
            return
        read.is_definite = True
        if before.entry("country", "place", "adjective", "people") is not None and owner.country:
            read.countries.append((owner.country, before.start, before.end))
        else:
            read.owner = read.owner or owner

    def _modify(self, seen: View, segment: Segment, read: Modifiers, *, is_led: bool) -> None:
        possessive = seen.is_possessive(segment.end)
        read.possessive = read.possessive or possessive
        if segment.is_role:
            role = segment.entry("role")
            assert role is not None
            if possessive:
                owners = [d.entity for d in self.roles(seen, segment)]
                read.owner = owners[0] if len(owners) == 1 else None
                if len(owners) > 1:  # the two countries' leaders
                    read.countries += [(e.country, segment.start, segment.end) for e in owners if e.country]
            elif role.kind == "body" and role.inherits:
                read.body = body_by_head(self.memory, role, seen.sentence.index, None)
            else:
                read.role = role
            return
        simple = self.simple(seen, segment)
        if simple is None:
            return
        entity = simple[0]
        if segment.entry("country", "adjective", "people", "place") is not None and entity.country:
            if possessive or not is_led:
                read.countries.append((entity.country, segment.start, segment.end))
            if entity.country == "IGO":
                read.body = entity
        elif possessive or entity.is_person:
            read.owner = entity
        else:
            read.body = entity

    def _complement(self, seen: View, head: Segment, read: Modifiers) -> None:
        preposition = seen.key(head.end)
        if preposition not in {"of", "for", "at", "in", "from", "with", "on"}:
            return
        segment = self.object_of(seen, head.end)
        entity = self.entity(seen, segment) if segment is not None else None
        if segment is None or entity is None:
            return
        is_place = segment.entry("country", "place", "adjective", "people") is not None
        role = head.entry("role")
        several = self._joined(seen, segment) if role is not None and role.plural else []
        is_whose = preposition in {"of", "for"} or (preposition == "from" and bool(several))  # "from Peru and Chile"
        if is_whose and is_place and entity.country and not read.countries:
            read.countries += [(entity.country, segment.start, segment.end), *several]
        elif preposition in {"in", "from", "at"} and is_place and entity.country:
            read.place = entity.country
        elif entity.is_person:
            read.owner = read.owner or (entity if preposition in {"of", "for"} else None)
        elif preposition in {"of", "for", "at", "with", "on"} and not is_place and read.group is None and entity.sector:
            read.body = entity

    def _joined(self, seen: View, first: Segment) -> list[tuple[str, int, int]]:
        """The further countries of a list: "the presidents of Egypt, Chad and Sudan"."""
        found: list[tuple[str, int, int]] = []
        at = first.end
        while seen.key(at) in {",", "and"}:
            at += 2 if seen.key(at) == "," and seen.key(at + 1) == "and" else 1
            following = seen.segment_at.get(at)
            if following is None or following.start != at or following.entry("country", "place") is None:
                break
            entity = self.entity(seen, following)
            if entity is not None and entity.country:
                found.append((entity.country, following.start, following.end))
            at = following.end
        return found

    def _scene(self, seen: View, head: Segment) -> str | None:
        """The country of a place told in the words after the head: "12 soldiers at a checkpoint in Mogadishu"."""
        if seen.key(0) in word_list("locatives") and (first := self.object_of(seen, 0)) is not None:
            ahead = first.end < len(seen.words) and seen.words[first.end].text == "," and first.end < head.start
            if ahead and first.entry("place", "country") is not None:
                entity = self.entity(seen, first)
                return entity.country if entity is not None else None
        for i in range(head.end, min(head.end + 8, len(seen.words))):
            if seen.words[i].text in ",;:" or seen.tags[i].startswith("VB") or not seen.tags[i]:
                return None
            segment = seen.segment_at.get(i)
            if segment is None or segment.start != i or segment.entry("place", "country") is None:
                continue
            before = i - 1 - (seen.key(i - 1) in word_list("determiners"))
            is_owner = segment.end < len(seen.words) and seen.tags[segment.end].startswith("NN")  # "the US embassy"
            if seen.key(before) in word_list("locatives") and not is_owner:
                entity = self.entity(seen, segment)
                return entity.country if entity is not None else None
        return None

    def entity(self, seen: View, segment: Segment) -> Entity | None:
        """The one actor a segment names, whatever its sort."""
        if segment.is_role:
            found = self.roles(seen, segment)
            return found[0].entity if len(found) == 1 else None
        simple = self.simple(seen, segment)
        return simple[0] if simple is not None else None

    def object_of(self, seen: View, preposition: int) -> Segment | None:
        """The segment that heads the noun phrase right after a preposition."""
        at = preposition + 1
        while at < min(len(seen.words), preposition + 6) and at not in seen.segment_at:
            if seen.key(at) not in word_list("determiners") and not seen.tags[at].startswith(_PREMODIFIER_TAGS):
                return None
            at += 1
        segment = seen.segment_at.get(at)
        while segment is not None:
            after = segment.end
            if seen.is_possessive(after):
                after = _past_adjectives(seen, after + 1)
            following = seen.segment_at.get(after)
            if following is None or following is segment:
                break
            segment = following
        return segment

    def country_of(self, read: Modifiers) -> str | None:
        """The country a role noun's modifiers give: adjective or possessor, body, place."""
        if read.countries:
            return read.countries[-1][0]
        for group in (read.body, read.owner):
            if group is not None and group.country:
                return group.country
        return read.place or read.scene


def _is_patron(seen: View, segment: Segment) -> bool:
    """Whether it tells only who helps or holds them, not whose they are: "*US*-backed rebels"."""
    return seen.key(segment.end) == "-" and seen.key(segment.end + 1) in word_list("patron_ends")


def left_edge(seen: View, at: int) -> int:
    """The first word of the run of modifiers that ends before word `at`."""
    while at > 0:
        if seen.words[at - 1].text == ")" and (opening := _opening(seen, at - 1)) is not None:
            at = opening
        elif _modifies(seen, at - 1):
            at -= 1
        else:
            break
    return at + seen.is_possessive(at)


def _past_adjectives(seen: View, at: int) -> int:
    """The first word from `at` on that an actor is named by or that is no adjective: "Kenya's *largest* union"."""
    while at < len(seen.words) and at not in seen.segment_at and seen.tags[at].startswith(("JJ", "CD", "HYPH", "NN")):
        at += 1
    return at


def _modifies(seen: View, at: int) -> bool:
    """Whether word `at` may stand before a noun as its modifier."""
    word, tag, key = seen.words[at], seen.tags[at], seen.key(at)
    if at in seen.segment_at or seen.is_possessive(at) or word.text == "-":
        return True
    is_apart = key in _NO_MODIFIERS and seen.key(at + 1) != "-"  # "last week police", but "the 80-year-old king"
    if is_apart or _is_date(seen, at) or (tag.startswith("NN") and _is_other_subject(seen, at)):
        return False
    if word.text in '"“”‘':
        return at - 1 in seen.segment_at
    return (tag.startswith(_MODIFIER_TAGS) and word.text.isalnum()) or (key == "and" and _joins_adjectives(seen, at))


def _is_date(seen: View, at: int) -> bool:
    """Whether word `at` dates the sentence: "On *Monday* police", "in March *2022* troops", "On May *9* supporters"."""
    key, before = seen.key(at), seen.key(at - 1 - (seen.key(at - 1) == "."))
    if key.isdigit():
        return before in _MONTHS or (len(key) == 4 and before in {"in", "since", "by", "from"})
    return key in words("date") and seen.words[at].capitalised


def _is_other_subject(seen: View, at: int) -> bool:
    """Whether a role noun stands right before a plain noun, which then is a verb misread: "police arrest leader"."""
    before = seen.segment_at.get(at - 1)
    return before is not None and before.is_role and at not in seen.segment_at


def _opening(seen: View, close: int) -> int | None:
    """The bracket that opens a short aside: "the Department of Trade (DTI) director"."""
    return next((i for i in range(close - 1, max(close - 5, 0), -1) if seen.words[i].text == "("), None)


def _joins_adjectives(seen: View, at: int) -> bool:
    left, right = seen.segment_at.get(at - 1), seen.segment_at.get(at + 1)
    return left is not None and right is not None and all(s.entry("adjective") for s in (left, right))


def _is_body(segment: Segment) -> bool:
    entry = segment.entry("role", "organisation")
    return entry is not None and entry.kind != "people"
