"""What one noun phrase denotes: names, countries, organisations and role nouns with their modifiers.

Reads a phrase with what the article has told before (`ingest.coding.actor_memory`). Pronouns, definite descriptions and
sums are in `ingest.coding.coreference`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ingest.coding import coreference
from ingest.coding.actor_lexicon import Entry, Lexicon
from ingest.coding.actor_memory import Entity, Memory
from ingest.coding.names import name_key
from ingest.coding.noun_phrases import Segment, View
from ingest.coding.word_lists import common_names, word_list

_OWNER_PRONOUNS = frozenset({"his", "her", "its", "their"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "any", "every", "each", "another", "other", "no"})
ARMED = frozenset({"MIL", "GOV", "OPP", "PTY", "COP", "SPY"})
_OWN_OFFICERS = frozenset({"LAB", "BUS", "PTY", "EDU", "NGO", "REB", "MED", "OPP", "REL", "IGO"})
_KIND_OF_SECTOR = {
    "GOV": "government",
    "REB": "armed_group",
    "MED": "media",
    "IGO": "igo",
    "NGO": "ngo",
    "CVL": "population",
    "REF": "population",
}


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


class Reader:
    """Reads the segments of an article's sentences into entities."""

    def __init__(self, memory: Memory, lexicon: Lexicon) -> None:
        self.memory = memory
        self.lexicon = lexicon

    # names, countries, organisations

    def simple(self, seen: View, segment: Segment) -> tuple[Entity, str, str] | None:
        """Entity, mention kind and rule of a segment that is no role noun; None for an unknown name."""
        text = seen.text(segment.start, segment.end)
        alias = self.memory.aliases.get(text)
        if alias is not None:
            return alias, "acronym" if text.isupper() else "name", "alias_introduced"
        if segment.is_name:
            found = self.memory.named(name_key([w.text for w in seen.words[segment.start : segment.end]]))
            return (found, "name", "name_in_article") if found is not None else None
        organisations = [e for e in segment.entries if e.sort == "organisation"]
        if organisations:
            entry = self._local(seen, segment, self._likeliest(organisations))
            return self.organisation(entry), "acronym" if entry.is_acronym else "name", "lexicon_organisation"
        if (people := segment.entry("people")) is not None and (
            segment.entry("adjective") is None or self._is_head(seen, segment)
        ):
            return self.people(people), "demonym", "lexicon_people"
        if segment.entry("country") is not None and seen.key(segment.start - 1) in word_list("directions"):
            return self.part(seen, segment), "name", "part_of_country"
        if (entry2 := segment.entry("country", "adjective")) is not None:
            kind = "name" if segment.entry("country") is not None else "demonym"
            return self.country(entry2.country or "", entry2.name), kind, "lexicon_country"
        if (
            (place := segment.entry("place")) is not None
            and (place.country or place.use == "region")
            and place.use != "not_seat"
        ):
            return self.place(place), "metonym", "lexicon_place"
        return None

    def _local(self, seen: View, segment: Segment, entry: Entry) -> Entry:
        """A body whose name many countries use is the story's own, unless its usual country is in the story."""
        written = seen.text(segment.start, segment.end)
        is_common = written in common_names()
        usual, story = entry.country or "", self.memory.story
        before = seen.segment_at.get(segment.start - 1 - seen.is_possessive(segment.start - 1))
        owner = before.entry("adjective", "country") if before is not None and segment.start else None
        if is_common and owner is not None:
            return replace(entry, name=f"{self.adjective(owner.country or '')} {written}", country=owner.country)
        if not is_common or story in (None, usual) or self.memory.countries[usual]:
            return entry
        return replace(entry, name=f"{self.adjective(story or '')} {written}", country=story)

    def _likeliest(self, entries: list[Entry]) -> Entry:
        """Of several bodies with one name, the one of the country most named in the article."""
        return max(entries, key=lambda e: self.memory.countries[e.country or ""]) if len(entries) > 1 else entries[0]

    def _is_head(self, seen: View, segment: Segment) -> bool:
        at = segment.end
        if at >= len(seen.words):
            return True
        if seen.is_possessive(at):
            return True
        return not (
            seen.tags[at].startswith(("NN", "JJ", "HYPH")) or seen.words[at].text == "-" or at in seen.segment_at
        )

    def organisation(self, entry: Entry) -> Entity:
        """The entity of a listed organisation."""
        return self.memory.intern(
            entry.name, entry.country, lambda: Entity(entry.name, entry.kind, entry.country, entry.sector, evidence=9)
        )

    def country(self, code: str, name: str = "") -> Entity:
        """The entity of a country, acting as its government."""
        name = self.lexicon.country_names.get(code, name or code)
        return self.memory.intern(name, code, lambda: Entity(name, "government", code, "GOV", evidence=9))

    def part(self, seen: View, segment: Segment) -> Entity:
        """A part of a country, standing for those who live there: "southern Israel"."""
        name = seen.text(segment.start - 1, segment.end)
        entry = segment.entry("country")
        assert entry is not None
        return self.memory.intern(name, entry.country, lambda: Entity(name, "place", entry.country, "CVL", evidence=9))

    def people(self, entry: Entry) -> Entity:
        """The people of a country, or one of them."""
        name = self.lexicon.adjectives.get(entry.country or "", entry.name)
        name = entry.name if entry.plural else f"{name} citizen"
        return self.memory.intern(
            name,
            entry.country,
            lambda: Entity(name, "population", entry.country, "CVL", is_plural=entry.plural, evidence=9),
        )

    def place(self, entry: Entry) -> Entity:
        """The actor a place stands for: the country of a seat of power, else the place itself."""
        if entry.use == "seat" and entry.sector == "GOV" and entry.country:
            return self.country(entry.country)
        if entry.use == "seat" and entry.sector == "IGO":
            return self.memory.intern(
                "European Union", "IGO", lambda: Entity("European Union", "igo", "IGO", "IGO", evidence=9)
            )
        kind = {"GOV": "government", "CVL": "place"}.get(entry.sector or "", "organisation")
        return self.memory.intern(
            entry.name, entry.country, lambda: Entity(entry.name, kind, entry.country, entry.sector, evidence=9)
        )

    def inhabitants(self, seen: View, segment: Segment) -> Entity | None:
        """Those who live in a place: "some in Gaza"."""
        if segment.entry("place", "country") is None or (found := self.simple(seen, segment)) is None:
            return None
        name, country = f"people in {found[0].name}", found[0].country
        return self.memory.intern(name, country, lambda: Entity(name, "population", country, "CVL", is_plural=True))

    # role nouns

    def modifiers(self, seen: View, head: Segment, *, complement: bool = True) -> Modifiers:
        """Read what stands before a noun, and after it unless `complement` is off."""
        left = left_edge(seen, head.start)
        read = Modifiers(left)
        before = seen.within(left, head.start)
        for segment in before:
            self._modify(seen, segment, read, is_led=segment is not before[0] and _is_body(before[0]))
        pronoun = next((i for i in (left - 1, left) if seen.key(i) in _OWNER_PRONOUNS), None)
        if pronoun is not None and read.owner is None:
            read.owner = coreference.pronoun(self.memory, seen, pronoun)
            read.is_definite = read.has_pronoun = True
        determiner = seen.key(left - 1)
        read.is_definite = read.is_definite or determiner in _DEFINITE
        read.is_indefinite = determiner in _INDEFINITE
        if complement:
            self._complement(seen, head, read)
            read.scene = self._scene(seen, head)
        return read

    def _modify(self, seen: View, segment: Segment, read: Modifiers, *, is_led: bool) -> None:
        possessive = seen.is_possessive(segment.end)
        read.possessive = read.possessive or possessive
        if segment.is_role:
            role = segment.entry("role")
            assert role is not None
            if possessive:
                owners = self.roles(seen, segment)
                read.owner = owners[0].entity if owners else None
            elif role.kind == "body" and role.inherits:
                read.body = coreference.body_by_head(self.memory, role, seen.sentence.index, None)
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
        if preposition in {"of", "for"} and is_place and entity.country and not read.countries:
            read.countries.append((entity.country, segment.start, segment.end))
        elif preposition in {"in", "from", "at"} and is_place and entity.country:
            read.place = entity.country
        elif entity.is_person:
            read.owner = read.owner or (entity if preposition in {"of", "for"} else None)
        elif preposition in {"of", "for", "at", "with", "on"} and not is_place and read.group is None and entity.sector:
            read.body = entity

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
            if seen.key(before) in word_list("locatives"):
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
            if seen.key(at) not in word_list("determiners") and not seen.tags[at].startswith(("JJ", "CD", "VBN", "NN")):
                return None
            at += 1
        segment = seen.segment_at.get(at)
        while segment is not None:
            after = segment.end
            if seen.is_possessive(after):
                after += 1
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

    def proper_body(self, seen: View, segment: Segment) -> tuple[Entity, str, str] | None:
        """A body that bears a name of its own with a role noun for head: "the Metropolitan Police"."""
        entry = segment.entry("role")
        if entry is None or entry.kind != "body" or not seen.words[segment.start].capitalised:
            return None
        return self.roles(seen, segment)[0].entity, "name", "named_body"

    def roles(self, seen: View, segment: Segment) -> list[Denotation]:
        """The actors a role noun with its modifiers denotes."""
        entry = segment.entry("role")
        assert entry is not None
        if segment.fused is not None:
            found = self.simple(seen, segment.fused)
            if found is not None and not segment.fused.is_name:
                return [Denotation(found[0], segment.fused.start, segment.fused.end, found[1], "described_name")]
            left = left_edge(seen, segment.start)
            return [Denotation(found[0], left, segment.fused.end, "name", "titled_name")] if found is not None else []
        read = self.modifiers(seen, segment)
        if entry.name == "counterpart":
            return self._counterparts(seen, segment, entry, read)
        count = next(
            (
                coreference.NUMBERS[k]
                for i in range(read.left - 1, segment.start)
                if (k := seen.key(i)) in coreference.NUMBERS
            ),
            0,
        )
        if (
            entry.plural
            and (read.is_definite or seen.key(read.left) in ("both",) or seen.key(read.left - 1) == "both")
            and count
        ):
            parties = coreference.summed(self.memory, seen, entry, count, segment.end - 1)
            if parties:
                if entry.name in word_list("sum_states"):
                    parties = [self.country(e.country) for e in parties if e.country]
                return [Denotation(e, read.left, segment.end, "sum", "sum") for e in parties]
        codes = list(dict.fromkeys(c for c, _, _ in read.countries))
        if entry.name in ("country", "nation") and not codes and not entry.plural:
            whole = self._told_before(seen, segment, entry, read, None) if read.is_definite else None
            return [Denotation(whole, read.left, segment.end, "role", "definite_description")] if whole else []
        if len(codes) > 1 and entry.plural:
            return [self._role(seen, segment, entry, read, code) for code in codes]
        if head_of(entry) in word_list("relational"):
            return [self._role(seen, segment, entry, read, None)]
        return [self._role(seen, segment, entry, read, entry.country or self.country_of(read))]

    def _counterparts(self, seen: View, segment: Segment, entry: Entry, read: Modifiers) -> list[Denotation]:
        """`his Turkish counterpart`: who holds, for each country, the office of the one it is told of."""
        office = read.owner.role if read.owner is not None else None
        found = []
        for code in dict.fromkeys(c for c, _, _ in read.countries):
            people = [
                e for e in self.memory.entities if e.is_person and e.country == code and e.key and e is not read.owner
            ]
            same = [e for e in people if office and read.owner is not None and e.heads & read.owner.heads]
            if same:
                entity = same[0]
            else:
                name = f"{self.adjective(code)} {office.lower() if office else 'counterpart'}"
                sector = read.owner.sector if read.owner is not None else None
                entity = self.memory.intern(
                    name, code, lambda n=name, c=code, s=sector: Entity(n, "person", c, s or "GOV", office)
                )
            found.append(Denotation(entity, read.left, segment.end, "role", "counterpart"))
        return found

    def adjective(self, code: str) -> str:
        """The adjective of a country, its code when there is none."""
        return self.lexicon.adjectives.get(code, code)

    def _role(self, seen: View, segment: Segment, entry: Entry, read: Modifiers, country: str | None) -> Denotation:
        sector = self.sector(entry, read, proper=segment.is_proper)
        told = self._told_before(seen, segment, entry, read, country)
        if told is not None:
            return Denotation(told, read.left, segment.end, "role", "definite_description")
        inherited = country is None and self._may_inherit(seen, segment, entry, read, sector)
        if inherited:
            country = self.memory.story
        if country is None and sector in ("NGO", "IGO"):
            country = sector
        name = self._role_name(seen, segment, read, country)
        entity = self.memory.intern(
            name,
            country,
            lambda: Entity(
                name,
                self.kind(entry, sector),
                country,
                sector,
                entry.name if entry.kind == "office" else None,
                heads=set(role_heads(entry)),
                is_plural=entry.plural,
                belongs=read.body is not None,
            ),
        )
        rule = "role_story_country" if inherited and country else "role"
        return Denotation(entity, read.left, segment.end, "name" if segment.is_proper else "role", rule)

    def _told_before(
        self, seen: View, segment: Segment, entry: Entry, read: Modifiers, country: str | None
    ) -> Entity | None:
        if read.is_indefinite or segment.is_proper:
            return None
        here = seen.sentence.index
        is_bare_title = seen.words[segment.start].capitalised and segment.start > 0
        if entry.kind in ("office", "people") and not entry.plural:
            if not (read.is_definite or read.possessive or is_bare_title or seen.sentence.in_title):
                return None
            if entry.name in word_list("person_nouns"):
                return coreference.last_person(self.memory, entry, here) if read.is_definite else None
            if read.group is not None and read.group.is_person and read.group.country is None:
                return None
            found = coreference.person_by_role(self.memory, entry, country, here)
            if found is not None and found.lacks_body and read.group is not None:
                found.lacks_body = False
                found.learn(read.group.country, self.sector(entry, read, proper=False), None, evidence=4)
            return found
        if (
            head_of(entry) in ("country", "nation", "state", "republic", "kingdom")
            and read.is_definite
            and not entry.plural
        ):
            code = self.memory.last_country(here)
            return self.country(code) if code else None
        if read.is_definite and not entry.plural and read.group is None:
            return coreference.body_by_head(self.memory, entry, here, country)
        if entry.plural and entry.name in word_list("protest_heads") and read.group is None and country is None:
            return coreference.members(self.memory)
        return None

    def _may_inherit(self, seen: View, segment: Segment, entry: Entry, read: Modifiers, sector: str | None) -> bool:
        """Whether a role noun without any country of its own may take the story's."""
        if (read.body is not None and read.body.sector) or sector in (None, "IGO", "UNK"):
            return False
        is_anybody = entry.sector == "REF" or entry.name.rpartition(" ")[2] in word_list("anybody")
        if is_anybody and not (self.memory.is_domestic and entry.sector == "CVL"):
            return False
        if head_of(entry) in word_list("relational"):
            return False
        words = {seen.key(i) for i in range(max(read.left - 1, 0), segment.end)}
        return not words & word_list("non_local") and entry.name not in word_list("non_local")

    def _named_after(self, seen: View, segment: Segment) -> str | None:
        """A name that goes on after its head: "Movement for Quality Government", "Ministry of Public Works"."""
        after = segment.end
        if not seen.words[segment.start].capitalised or seen.sentence.in_title or seen.key(after) not in ("of", "for"):
            return None
        found = self.object_of(seen, after)
        if found is None or found.start != after + 1 or not seen.words[after + 1].capitalised:
            return None
        return seen.text(segment.start, found.end) if found.is_name or found.is_role else None

    def _role_name(self, seen: View, segment: Segment, read: Modifiers, country: str | None) -> str:
        noun = seen.text(segment.start, segment.end)
        if segment.is_proper:
            return noun
        whole = self._named_after(seen, segment)
        if whole is not None:
            return whole
        noun = " ".join(w if w.isupper() and len(w) > 1 else w.lower() for w in noun.split())
        before = read.role.name + " " if read.role is not None else ""
        if read.body is not None and not read.body.is_person:
            return f"{read.body.name} {before}{noun}"
        if country is not None and country in self.lexicon.adjectives:
            return f"{self.adjective(country)} {before}{noun}"
        if read.owner is not None:
            return f"{read.owner.name}'s {before}{noun}"
        return before + noun

    def sector(self, entry: Entry, read: Modifiers, proper: bool) -> str | None:
        """The sector of a role noun among its modifiers."""
        group = read.group
        if entry.inherits:
            if group is not None and group.sector not in (None, "CVL", "UNK"):
                return group.sector
            if read.role is not None and read.role.sector:
                return read.role.sector
            if any(code == "IGO" for code, _, _ in read.countries):
                return "IGO"
            return entry.sector
        if (
            group is not None
            and group.kind == "armed_group"
            and entry.sector in ARMED
            and entry.name not in ("government", "ministry")
        ):
            return "REB"
        if group is not None and group.country == "IGO" and entry.sector == "GOV" and not proper:
            return "IGO"
        if group is not None and group.sector == "NGO" and entry.name in word_list("protest_heads"):
            return "NGO"
        if group is not None and group.sector == "PTY" and entry.sector in ("CVL", "LAB"):
            return "PTY"
        if group is not None and entry.kind == "office" and entry.sector == "GOV" and group.sector in _OWN_OFFICERS:
            return group.sector
        if read.role is not None and entry.sector == "MIL" and read.role.sector in ("REB", "COP"):
            return read.role.sector
        return entry.sector

    def kind(self, entry: Entry, sector: str | None) -> str | None:
        """The kind of actor a role noun names."""
        if entry.kind in ("office", "people") and not entry.plural:
            return "person"
        return _KIND_OF_SECTOR.get(sector or "", "organisation")


def left_edge(seen: View, at: int) -> int:
    """The first word of the run of modifiers that ends before word `at`."""
    while at > 0:
        word = seen.words[at - 1]
        if at - 1 in seen.segment_at or seen.is_possessive(at - 1) or word.text == "-":
            at -= 1
        elif word.text == ")" and (opening := _opening(seen, at - 1)) is not None:
            at = opening
        elif seen.tags[at - 1].startswith("NN") and _is_other_subject(seen, at - 1):
            break
        elif seen.key(at - 1) in ("least", "most", "more", "last", "next"):
            break
        elif seen.tags[at - 1].startswith(("JJ", "NN", "CD", "HYPH", "VBN")) and word.text.isalnum():
            at -= 1
        elif word.text in '"“”‘' and at - 2 in seen.segment_at:
            at -= 1
        elif seen.key(at - 1) in {"and"} and _joins_adjectives(seen, at - 1):
            at -= 1
        else:
            break
    return at


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


def head_of(entry: Entry) -> str:
    """The head noun of a role: "minister" of "minister of justice"."""
    return entry.name.partition(" of ")[0].rpartition(" ")[2]


def role_heads(entry: Entry) -> frozenset[str]:
    """The descriptions that fit the holder of a role: "foreign minister" also "minister"; heads of state also "leader"."""
    head = entry.name.partition(" of ")[0].split()
    heads = {entry.name, *(" ".join(head[i:]) for i in range(len(head)))}
    if set(head) & word_list("leader_roles"):
        heads.add("leader")
    return frozenset(heads)
