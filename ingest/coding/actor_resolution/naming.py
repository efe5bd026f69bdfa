"""Whom a name means: a country, people, place or organisation of the lexicon, or a name learned in the article."""

from __future__ import annotations

from dataclasses import replace

from ingest.coding.actor_resolution.governing import standing_of
from ingest.coding.actor_resolution.lexicon import STATE_OFFICES, Entry, Lexicon
from ingest.coding.actor_resolution.memory import Entity, Memory
from ingest.coding.actor_resolution.names import name_key
from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import common_names, word_list


class Namer:
    """Reads names into the entities of one article's memory."""

    def __init__(self, memory: Memory, lexicon: Lexicon) -> None:
        self.memory = memory
        self.lexicon = lexicon

    def simple(self, seen: View, segment: Segment) -> tuple[Entity, str, str] | None:
        """Entity, mention kind and rule of a segment that is no role noun; None for an unknown name."""
        text = seen.text(segment.start, segment.end)
        alias = self.memory.aliases.get(text)
        if alias is not None:
            return alias, "acronym" if text.isupper() else "name", "alias_introduced"
        if segment.is_name:
            found = self.memory.named(name_key(seen.written(segment)))
            if found is not None and found.inherits_country and found.country is None:
                is_head = found.sector == "GOV" and found.heads & STATE_OFFICES  # of which land must be told
                found.country = None if is_head else self.memory.only_country(seen.sentence.index)
            return (found, "name", "name_in_article") if found is not None else None
        organisations = [e for e in segment.entries if e.sort == "organisation"]
        if organisations and (bearer := self._bearer(seen, segment)) is not None:
            return bearer, "name", "name_in_article"
        if organisations:
            entry = self._likeliest(organisations)
            longer = self._longer(seen, segment, entry)
            if longer is not None:
                return longer, "name", "short_for_organisation"
            entry = self._local(seen, segment, entry)
            if seen.key(segment.start - 1) == "opposition" and entry.sector in ("PTY", "LEG"):
                entry = replace(entry, sector="OPP")
            if entry.sector == "PTY" and (chamber := self._chamber(seen, segment)) is not None:
                entry = replace(entry, name=f"{entry.name} ({chamber})", sector="LEG")
            return self.organisation(entry), "acronym" if entry.is_acronym else "name", "lexicon_organisation"
        return self._country_or_place(seen, segment)

    def _bearer(self, seen: View, segment: Segment) -> Entity | None:
        """The person of the article whose surname a listed body bears too: "Santos", "Ford"."""
        text = seen.text(segment.start, segment.end)
        if segment.end - segment.start > 1 or text.isupper():
            return None
        found = self.memory.named(name_key([text]))
        return found if found is not None and found.is_person and len(found.key) > 1 else None

    def _country_or_place(self, seen: View, segment: Segment) -> tuple[Entity, str, str] | None:
        people, place = segment.entry("people"), segment.entry("place")
        country = segment.entry("country", "adjective")
        if people is not None and (segment.entry("adjective") is None or self._is_head(seen, segment)):
            return self.people(people), "demonym", "lexicon_people"
        if segment.entry("country") is not None and seen.key(segment.start - 1) in word_list("directions"):
            return self.part(seen, segment), "name", "part_of_country"
        if country is not None:
            kind = "name" if segment.entry("country") is not None else "demonym"
            return self.country(country.country or "", country.name), kind, "lexicon_country"
        if place is not None and (place.country or place.use == "region") and place.use != "not_seat":
            return self.place(place), "metonym", "lexicon_place"
        return None

    def _longer(self, seen: View, segment: Segment, entry: Entry) -> Entity | None:
        """The body named in full before: plain "Communist Party" after "Chinese Communist Party"."""
        written = seen.text(segment.start, segment.end)
        if written not in common_names():
            return None
        bodies = (e for e in self.memory.entities if e.sector == entry.sector and not e.is_person)
        return next((e for e in bodies if e.name.endswith(f" {written}")), None)

    def _local(self, seen: View, segment: Segment, entry: Entry) -> Entry:
        """A body whose name many countries use is the story's own, unless its usual country is in the story."""
        written = seen.text(segment.start, segment.end)
        is_common = written in common_names()
        usual, story = entry.country or "", self.memory.story
        before = seen.segment_at.get(segment.start - 1 - seen.is_possessive(segment.start - 1))
        owner = before.entry("adjective", "country") if before is not None and segment.start else None
        realm = self._realm(seen, segment)
        if realm is not None and (is_common or entry.country is None):
            name = seen.text(segment.start, realm.end)
            return replace(entry, name=name, country=(realm.entry("country") or entry).country)
        if is_common and owner is not None:
            return replace(entry, name=f"{self.adjective(owner.country or '')} {written}", country=owner.country)
        countries = self.memory.countries
        is_usual = story is None or 2 * countries.get(usual, 0.0) >= countries.get(story, 0.0)
        near = (s for s in seen.segments if s is not segment and seen.text(s.start, s.end) not in common_names())
        is_usual = is_usual or any(e.country == usual for s in near for e in s.entries)
        if not is_common or story == usual or is_usual:
            return entry
        return replace(entry, name=f"{self.adjective(story or '')} {written}", country=story)

    def _realm(self, seen: View, segment: Segment) -> Segment | None:
        """The country that a body's name ends with: "the Human Rights Commission of Pakistan"."""
        at = segment.end + 1 + (seen.key(segment.end + 1) == "the")
        realm = seen.segment_at.get(at) if seen.key(segment.end) == "of" else None
        return realm if realm is not None and realm.entry("country") is not None else None

    def _chamber(self, seen: View, segment: Segment) -> str | None:
        """The parliament in which a party's members sit: "Republicans in *Congress*", "Democrats on *Capitol Hill*"."""
        at = segment.end + 1 + (seen.key(segment.end + 1) == "the")
        chamber = seen.segment_at.get(at) if seen.key(segment.end) in ("in", "on") else None
        is_chamber = chamber is not None and chamber.entries and chamber.entries[0].sector == "LEG"
        return seen.text(chamber.start, chamber.end) if chamber is not None and is_chamber else None

    def _likeliest(self, entries: list[Entry]) -> Entry:
        """Of several bodies with one name, the one of the country most named in the article."""
        return (
            max(entries, key=lambda e: self.memory.countries.get(e.country or "", 0.0))
            if len(entries) > 1
            else entries[0]
        )

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
        sector = standing_of(entry.name, self.memory.year) if entry.sector == "PTY" else entry.sector
        return self.memory.intern(Entity(entry.name, entry.kind, entry.country, sector, evidence=9))

    def country(self, code: str, name: str = "") -> Entity:
        """The entity of a country, acting as its government."""
        name = self.lexicon.country_names.get(code, name or code)
        return self.memory.intern(Entity(name, "government", code, "GOV", evidence=9))

    def part(self, seen: View, segment: Segment) -> Entity:
        """A part of a country, standing for those who live there: "southern Israel"."""
        name = seen.text(segment.start - 1, segment.end)
        entry = segment.entry("country")
        assert entry is not None
        return self.memory.intern(Entity(name, "place", entry.country, "CVL", evidence=9))

    def people(self, entry: Entry) -> Entity:
        """The people of a country, or one of them."""
        name = self.lexicon.adjectives.get(entry.country or "", entry.name)
        name = entry.name if entry.plural else f"{name} citizen"
        return self.memory.intern(Entity(name, "population", entry.country, "CVL", is_plural=entry.plural, evidence=9))

    def place(self, entry: Entry) -> Entity:
        """The actor a place stands for: the country of a seat of power, else the place itself."""
        if entry.use == "seat" and entry.sector == "GOV" and entry.country:
            return self.country(entry.country)
        if entry.use == "seat" and entry.sector == "IGO":
            return self.memory.intern(Entity("European Union", "igo", "IGO", "IGO", evidence=9))
        kind = {"GOV": "government", "CVL": "place"}.get(entry.sector or "", "organisation")
        return self.memory.intern(Entity(entry.name, kind, entry.country, entry.sector, evidence=9))

    def inhabitants(self, seen: View, segment: Segment) -> Entity | None:
        """Those who live in a place: "some in Gaza"."""
        if segment.entry("place", "country") is None or (found := self.simple(seen, segment)) is None:
            return None
        name, country = f"people in {found[0].name}", found[0].country
        return self.memory.intern(Entity(name, "population", country, "CVL", is_plural=True))

    def crowd(self) -> Entity:
        """People of whom nothing is told but their number; the story's own in a story of one country."""
        country = self.memory.story if self.memory.is_domestic else None
        return self.memory.intern(Entity("people", "population", country, "CVL", is_plural=True))

    def adjective(self, code: str) -> str:
        """The adjective of a country, its code when there is none."""
        return self.lexicon.adjectives.get(code, code)
