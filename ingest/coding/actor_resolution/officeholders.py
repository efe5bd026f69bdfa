"""Holders of the highest offices, whose country news takes for known: "Mr. Carter", "President Galtieri".

The table is dated, so that a name means its bearer only near his time in office; what an article says comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.coding.actor_resolution.lexicon import Entry, load, role_heads, rows
from ingest.coding.actor_resolution.memory import Entity
from ingest.coding.actor_resolution.names import is_short_for, name_key
from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.actor_resolution.words import tokenise

_BEFORE, _AFTER = 5, 20  # years around the time in office in which the full name still means the person
_INTERNATIONAL = frozenset({"IGO", "JUD", "LEG"})  # sectors of international bodies, courts and parliaments
_PRIVATE = frozenset({None, "BUS", "CVL"})  # sectors of one who holds no office: "the billionaire"
_OUTRANKED = frozenset({None, "BUS", "CVL", "GOV", "MIL"})  # sectors of other ranks of one who governs: "General Zia"


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of one person; years inclusive. `alone`: the surname by itself is enough in these years."""

    name: str
    key: tuple[str, ...]
    country: str
    office: str
    first: int
    last: int
    alone: bool

    def holds_in(self, year: int) -> bool:
        """Whether the person is in office in some part of the year."""
        return self.first <= year <= self.last

    @property
    def sector(self) -> str:
        """In which sector one acts who holds the office; a "director" of an international body acts for it."""
        found = load().longest(tokenise(self.office), 0)
        told = found.entries[0].sector if found is not None else None
        if self.country == "IGO":
            return told if told is not None and told in _INTERNATIONAL else "IGO"
        return "GOV" if told is None or told == "BUS" else told

    @property
    def heads(self) -> frozenset[str]:
        """The role nouns by which the person may be called."""
        return role_heads(Entry("role", self.office, None, "GOV", "office"))


@cache
def _holders() -> dict[str, tuple[Holder, ...]]:
    """All terms by each part of the holder's name as compared."""
    found: defaultdict[str, list[Holder]] = defaultdict(list)
    for row in rows("officeholders.tsv"):
        key = name_key([word.text for word in tokenise(row["name"])])
        years = int(row["from"]), int(row["to"] or 9999)
        holder = Holder(row["name"], key, row["country"], row["office"], *years, row["alone"] == "yes")
        for part in dict.fromkeys(key):
            found[part].append(holder)
    return {part: tuple(holders) for part, holders in found.items()}


@cache
def known_alone(year: int | None) -> frozenset[str]:
    """The surnames, as compared, that mean their bearers without name or title in that year."""
    terms = {h for holders in _holders().values() for h in holders if h.alone and year is not None}
    return frozenset(h.key[-1] for h in terms if h.key and h.holds_in(year or 0))


@cache
def governed_by(key: tuple[str, ...], year: int | None) -> str | None:
    """The country in which the bearer of a name, as compared, holds office in that year."""
    holder = _holder(Entity("", "person", key=key), year) if year is not None else None
    return holder.country if holder is not None and holder.holds_in(year or 0) and holder.country != "IGO" else None


def recall_office(person: Entity, year: int | None, lands: Collection[str] = ()) -> None:
    """Give a person of whom the article tells no country that of the office he holds or held, if any.

    Args:
        person: Someone the article names; changed in place.
        year: Year of publication; without it only full names are known.
        lands: The countries that the article names, whose leaders need no more than their surnames.
    """
    holder = _holder(person, year, lands)
    if holder is None or person.country not in (None, holder.country):
        return
    person.kind, person.country = "person", holder.country
    person.inherits_country = False
    sector = holder.sector
    if year is None or not holder.holds_in(year):
        is_open = person.sector in _PRIVATE or person.lacks_body
        is_rising = year is not None and year < holder.first and sector == "GOV"  # who will govern opposes till then
        person.sector = ("OPP" if is_rising else sector) if is_open else person.sector
        if year is not None and year > holder.last:
            person.role = person.role or f"former {holder.office}"
        person.lacks_body = False
        return
    person.lacks_body = False
    person.name = holder.name if len(person.key) == 1 else person.name
    person.heads |= holder.heads
    if person.sector in _OUTRANKED:
        person.sector, person.role = sector, person.role or holder.office


def _holder(person: Entity, year: int | None, lands: Collection[str] = ()) -> Holder | None:
    """The term that the name means: one that lasts in that year before others, then the latest that has begun."""
    known = _holders().get(person.key[-1], ()) if person.key else ()
    if len(person.key) > 1:
        fits = [h for h in known if _is_same_name(person.key, h.key) and (year is None or _is_near(h, year, person))]
    else:
        holding = [h for h in known if year is not None and h.holds_in(year)]
        at_home = [h for h in holding if h.country in lands and person.key[0] == h.key[-1] and not person.heads]
        fits = [h for h in holding if _may_be_short(person, h)] or (
            at_home if len({h.country for h in at_home}) == 1 else []
        )
    in_office = [h for h in fits if year is not None and h.holds_in(year)]
    return max(
        in_office or fits, key=lambda h: (h.office in person.heads, h.first <= (year or 0), h.first), default=None
    )


def _is_near(holder: Holder, year: int, person: Entity) -> bool:
    """Whether the year is near the holder's, or history is told of him by his office."""
    is_history = year >= holder.first and holder.office in person.heads
    return is_history or holder.first - _BEFORE <= year <= holder.last + _AFTER


def _is_same_name(key: Sequence[str], full: Sequence[str]) -> bool:
    """Whether both are one name, either with fewer parts: "Robert Mugabe", "Robert Gabriel Mugabe"."""
    return min(len(key), len(full)) > 1 and (is_short_for(key, full) or is_short_for(full, key))


def _may_be_short(person: Entity, holder: Holder) -> bool:
    """Whether one name means the holder: a rare one, or one called by the office; where custom has it, the first."""
    is_surname = person.key[0] == holder.key[-1]
    is_usual = is_surname or (person.key[0] == holder.key[0] and holder.country in word_list("family_first"))
    return is_usual and (holder.alone or bool(person.heads & holder.heads))
