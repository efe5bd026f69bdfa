"""Whom a role noun denotes: "Syrian rebels", "the president", "his Turkish counterpart", "the three ministers".

Sector and country come from the noun, its modifiers, what it repeats, or the story's country, in this order.
"""

from __future__ import annotations

from ingest.coding.actor_resolution.coreference import body_by_head, last_person, members, person_by_role
from ingest.coding.actor_resolution.evidence import named_place
from ingest.coding.actor_resolution.lexicon import Entry, head_of, role_heads
from ingest.coding.actor_resolution.memory import Entity
from ingest.coding.actor_resolution.modifiers import Denotation, ModifierReader, Modifiers, left_edge
from ingest.coding.actor_resolution.sectors import kind_of, sector_of
from ingest.coding.actor_resolution.sums import NUMBERS, summed
from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import word_list

_STATES = frozenset({"country", "nation", "state", "republic", "kingdom"})
_OF_STATE = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "OPP", "PTY"})
_NEAR_FORCES = 4  # sentences back in which a force tells whose plain "officers" are


class Reader(ModifierReader):
    """Reads every kind of segment into entities."""

    def proper_body(self, seen: View, segment: Segment) -> tuple[Entity, str, str] | None:
        """A body that bears a name of its own with a role noun for head: "the Metropolitan Police"."""
        entry = segment.entry("role")
        if entry is None or entry.kind != "body" or not seen.words[segment.start].capitalised:
            return None
        found = self.roles(seen, segment)
        return (found[0].entity, "name", "named_body") if found else None

    def roles(self, seen: View, segment: Segment) -> list[Denotation]:
        """The actors a role noun with its modifiers denotes."""
        entry = segment.entry("role")
        assert entry is not None
        if segment.fused is not None:
            return self._described(seen, segment, segment.fused)
        read = self.modifiers(seen, segment)
        if entry.name == "counterpart":
            return self._counterparts(segment, read)
        if parties := self._sum(seen, segment, entry, read):
            return parties
        codes: list[str | None] = list(dict.fromkeys(c for c, _, _ in read.countries))
        needs_more = (entry.kind == "body" and entry.inherits) or head_of(entry) in ("country", "nation")
        if needs_more and not codes and not self._is_known(seen, segment, entry, read):
            return []
        if len(codes) < 2 or not entry.plural:
            is_another = head_of(entry) in word_list("relational")
            codes = [None if is_another else entry.country or self.country_of(read)]
        return [self._role(seen, segment, entry, read, code) for code in codes]

    def _described(self, seen: View, segment: Segment, name: Segment) -> list[Denotation]:
        """`Foreign Minister Hakan Fidan`; of `their ally Iran` only the name."""
        found = self.simple(seen, name)
        if found is None:
            return []
        if not name.is_name:
            return [Denotation(found[0], name.start, name.end, found[1], "described_name")]
        return [Denotation(found[0], left_edge(seen, segment.start), name.end, "name", "titled_name")]

    def _is_known(self, seen: View, segment: Segment, entry: Entry, read: Modifiers) -> bool:
        """Whether an office, team or country is told to be somebody's, many, or as repeated."""
        if read.group is not None or read.role is not None or segment.is_proper:
            return True
        is_all = seen.key(segment.start - 1) == "all" and head_of(entry) in word_list("sum_parties")  # "all sides"
        if entry.plural and (is_all or head_of(entry) in _STATES):
            return True
        return self._told_before(seen, segment, entry, read, None) is not None

    def _sum(self, seen: View, segment: Segment, entry: Entry, read: Modifiers) -> list[Denotation]:
        """`the three ministers`, `both sides`."""
        before = [seen.key(i) for i in range(max(read.left - 1, 0), segment.start)]
        count = next((NUMBERS[key] for key in before if key in NUMBERS), 0)
        if not count or not entry.plural or not (read.is_definite or "both" in before):
            return []
        parties = summed(self.memory, seen, entry, count, segment.end - 1)
        if head_of(entry) in word_list("sum_states"):
            parties = [self.country(e.country) for e in parties if e.country]
        return [Denotation(e, read.left, segment.end, "sum", "sum") for e in parties]

    def _counterparts(self, segment: Segment, read: Modifiers) -> list[Denotation]:
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
                entity = self.memory.intern(Entity(name, "person", code, sector or "GOV", office))
            found.append(Denotation(entity, read.left, segment.end, "role", "counterpart"))
        return found

    def _role(self, seen: View, segment: Segment, entry: Entry, read: Modifiers, country: str | None) -> Denotation:
        sector = sector_of(entry, read, is_proper=segment.is_proper)
        in_arms = self._is_of_arms(seen.sentence.index, entry, read, country)
        sector = "MIL" if in_arms else sector
        told = self._told_before(seen, segment, entry, read, country)
        if told is not None:
            return Denotation(told, read.left, segment.end, "role", "definite_description")
        inherited = country is None and self._may_inherit(seen, segment, entry, read, sector)
        if inherited:
            here = self._city_here(seen) or self.memory.story
            country = self.memory.land_of(entry.usual, here) or self._land_here(seen, segment, sector)
        if country is None and sector in ("NGO", "IGO"):
            country = sector
        name = self._role_name(seen, segment, read, country)
        name = name.replace("officer", "military officer") if in_arms else name
        entity = self.memory.intern(
            Entity(
                name,
                kind_of(entry, sector),
                country,
                sector,
                entry.name if entry.kind == "office" else None,
                heads=set(role_heads(entry)),
                is_plural=entry.plural,
                belongs=read.body is not None,
            )
        )
        self._teach_owner(entry, read, sector)
        rule = "role_story_country" if inherited and country else "role"
        return Denotation(entity, read.left, segment.end, "name" if segment.is_proper else "role", rule)

    def _is_of_arms(self, sentence: int, entry: Entry, read: Modifiers, country: str | None) -> bool:
        """Whether plain officers are soldiers: when soldiers, not policemen, of their country were named last."""
        if entry.name not in ("officer", "officers") or read.group is not None or read.role is not None:
            return False
        recent = (n.entity for n in self.memory.recent(sentence, _NEAR_FORCES))
        forces = (e.sector for e in recent if e.sector in ("MIL", "COP") and country in (None, e.country))
        return next(forces, None) == "MIL"

    def _teach_owner(self, entry: Entry, read: Modifiers, sector: str | None) -> None:
        """Who has a party or a government of his own is a politician: "Le Pen said *her party* would abstain"."""
        owner = read.owner if entry.name in word_list("own_bodies") else None
        if owner is not None and owner.is_person and owner.key and owner.sector in (None, "CVL"):
            owner.sector = sector
            owner.country = owner.country or self.memory.local

    def _told_before(
        self, seen: View, segment: Segment, entry: Entry, read: Modifiers, country: str | None
    ) -> Entity | None:
        here = seen.sentence.index
        if entry.kind == "body" and entry.inherits and seen.qualifies(segment):
            return body_by_head(self.memory, entry, here, country)
        if read.is_indefinite or segment.is_proper:
            return None
        if entry.kind in ("office", "people") and not entry.plural:
            return self._person_told(seen, segment, entry, read, country)
        if entry.plural:
            is_bare = entry.name in word_list("protest_heads") and read.group is None and country is None
            return members(self.memory) if is_bare else None
        return self._body_told(seen, segment, entry, read, country) if read.is_definite else None

    def _body_told(
        self, seen: View, segment: Segment, entry: Entry, read: Modifiers, country: str | None
    ) -> Entity | None:
        here = seen.sentence.index
        if head_of(entry) in _STATES:
            is_power = entry.name == "state" and self.memory.is_domestic  # "the state freed them": of the story's land
            own = read.owner.country if read.owner is not None and read.owner.is_person else None  # "whose country"
            code = (own if own != "IGO" else None) or (
                self.memory.story if is_power else self.memory.last_country(here)
            )
            return self.country(code) if code else None
        is_name = " " in entry.name and seen.words[segment.start].capitalised  # the Supreme Court is no mere "court"
        return None if read.group is not None or is_name else body_by_head(self.memory, entry, here, country)

    def _person_told(
        self, seen: View, segment: Segment, entry: Entry, read: Modifiers, country: str | None
    ) -> Entity | None:
        apposed = self._apposed(seen, segment, entry)
        if apposed is not None:
            apposed.learn(self.country_of(read), None, None, evidence=0)
            _join(apposed, entry, read, self.country_of(read))
            return apposed
        is_bare_title = seen.words[segment.start].capitalised and segment.start > 0
        if not (read.is_definite or read.possessive or is_bare_title or seen.sentence.in_title):
            return None
        here = seen.sentence.index
        if entry.name in word_list("person_nouns"):
            return last_person(self.memory, entry, here) if read.is_definite else None
        if read.group is not None and read.group.is_person and read.group.country is None:
            return None
        found = person_by_role(self.memory, entry, country, here)
        if found is not None:
            found.learn(country, None, None, evidence=0)
        if found is not None:
            _join(found, entry, read, country)
        return found

    def _apposed(self, seen: View, segment: Segment, entry: Entry) -> Entity | None:
        """Who is named right after: "their leader, Abubakar Sani"."""
        at = segment.end
        name = seen.segment_at.get(at + 1) if at < len(seen.words) and seen.words[at].text == "," else None
        found = self.simple(seen, name) if name is not None and name.is_name else None
        return found[0] if found is not None and found[0].is_person and entry.name in found[0].heads else None

    def _may_inherit(self, seen: View, segment: Segment, entry: Entry, read: Modifiers, sector: str | None) -> bool:
        """Whether a role noun without any country of its own may take the story's."""
        if (read.body is not None and read.body.sector) or sector in (None, "IGO", "UNK"):
            return False
        is_anybody = entry.sector == "REF" or entry.name.rpartition(" ")[2] in word_list("anybody")
        if sector == "NGO" and entry.plural and not self.memory.is_domestic:
            return False
        if is_anybody and not (self.memory.is_domestic and entry.sector == "CVL"):
            return False
        if head_of(entry) in word_list("relational") or head_of(entry) in _STATES:
            return False
        words = {seen.key(i) for i in range(max(read.left - 1, 0), segment.end)}
        return not words & word_list("non_local") and entry.name not in word_list("non_local")

    def _land_here(self, seen: View, segment: Segment, sector: str | None) -> str | None:
        """Of which country a body of state is in a story of several: of the only one told of here."""
        is_sum = any(seen.key(i) in NUMBERS for i in range(max(segment.start - 2, 0), segment.start))
        return self.memory.only_country(seen.sentence.index) if sector in _OF_STATE and not is_sum else None

    def _city_here(self, seen: View) -> str | None:
        """The country, one of the story's, of the cities that a sentence plays in: "troops shot a man in Iquitos"."""
        names = [s for s in seen.segments if s.is_name and seen.key(s.start - 1) in word_list("locatives")]
        lands = {named_place(seen, s, self.memory) for s in names} - {None}
        land = lands.pop() if len(lands) == 1 else None
        return land if land is not None and self.memory.countries.get(land) else None

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
        noun = " ".join(w if w.rstrip("s").isupper() and len(w) > 1 else w.lower() for w in noun.split())
        before = read.role.name + " " if read.role is not None else ""
        if read.body is not None and not read.body.is_person:
            return f"{read.body.name} {before}{noun}"
        whose = read.owner is not None and noun in ("men", "women")  # the army's men are not just any of the country
        if country is not None and country in self.lexicon.adjectives and not whose:
            return f"{self.adjective(country)} {before}{noun}"
        if read.owner is not None:
            return f"{read.owner.name}'s {before}{noun}"
        return before + noun


def _join(person: Entity, entry: Entry, read: Modifiers, country: str | None) -> None:
    """Give one who was told to hold an office the body he holds it in: "their chairman, Ana Ruiz"."""
    if person.lacks_body and read.group is not None:
        person.lacks_body = False
        person.learn(read.group.country or country, sector_of(entry, read), None, evidence=4)
