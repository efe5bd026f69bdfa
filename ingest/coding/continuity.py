"""What an article tells once about an act or a speaker holds for its later mentions: parties, date, place.

"The arrests" of a later sentence are those told before; a killing dated in one sentence keeps its date in the next; who
spoke on Tuesday in one paragraph still speaks on Tuesday in the quotation after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.coding.circumstances import BACKGROUND_AFTER
from ingest.coding.model import EventMention, Party, Place
from ingest.coding.story import likely_place, venue_of

STEM = 5  # first letters that a verb and the noun made of it share
MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION", "MOBILIZE", "CONSULT", "AID"})
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention with the lemma of its head word and whether the words point back ("the arrests")."""

    row: EventMention
    lemma: str
    definite: bool

    @property
    def stem(self) -> str:
        """What the head word shares with its derivations."""
        return self.lemma.lower()[:STEM]


def settle(told: Sequence[Told], published_on: date | None, story: Place | None) -> list[EventMention]:
    """The rows, in order, with what other mentions of the same act or words of the same speaker add."""
    known = list(told)
    for at, one in enumerate(known):
        if one.definite and one.row.source is None and one.row.target is None:
            known[at] = replace(one, row=_with_parties(one, known[:at]))
    venue = venue_of([one.row for one in known])
    placed = [_with_place(one, at, known, venue, story) for at, one in enumerate(known)]
    return [_with_date(row, at, known, published_on) for at, row in enumerate(placed)]


def _with_parties(one: Told, before: Sequence[Told]) -> EventMention:
    for other in reversed(before):
        told = other.row.source is not None or other.row.target is not None
        if told and other.row.event_type == one.row.event_type and other.stem == one.stem:
            return replace(one.row, source=other.row.source, target=other.row.target)
    return one.row


def _others(at: int, known: Sequence[Told]) -> Iterator[EventMention]:
    """Other mentions of the same act: those before, the nearest first, then those after."""
    for other in (*reversed(known[:at]), *known[at + 1 :]):
        if _is_same_act(known[at], other):
            yield other.row


def _with_place(one: Told, at: int, known: Sequence[Told], venue: Place | None, story: Place | None) -> EventMention:
    if one.row.place_in_sentence:
        return one.row
    told = next((other for other in _others(at, known) if other.place_in_sentence), None)
    return replace(one.row, place=told.place if told is not None else likely_place(one.row, venue, story))


def _with_date(row: EventMention, at: int, known: Sequence[Told], published_on: date | None) -> EventMention:
    if row.date_in_sentence or row.is_background:
        return row
    dated = next((other for other in _others(at, known) if other.date_in_sentence), None)
    if dated is None:
        dated = next((o.row for o in reversed(known[:at]) if _is_same_voice(row, o.row)), None)
    if dated is None or dated.date is None:
        return row
    old = published_on is not None and published_on - dated.date.date_end > BACKGROUND_AFTER
    return replace(row, date=dated.date, is_background=old)


def _is_same_act(one: Told, other: Told) -> bool:
    """Whether two mentions are likely of one act: type and word agree, or type and a person acted on."""
    if one.row.event_type != other.row.event_type or one.row.event_type not in MATERIAL:
        return False
    if not (_agree(one.row.source, other.row.source) and _agree(one.row.target, other.row.target)):
        return False
    person = one.row.target is not None and other.row.target is not None and one.row.target.actor.kind == "person"
    return one.stem == other.stem or person


def _agree(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None or one.actor.actor_id == other.actor.actor_id:
        return True
    if "person" in {one.actor.kind, other.actor.kind}:
        return False
    return one.actor.country is not None and one.actor.country == other.actor.country


def _is_same_voice(row: EventMention, earlier: EventMention) -> bool:
    """Whether an earlier dated statement is by the same person, so that the row's words belong to it."""
    if row.event_type not in VERBAL or earlier.event_type not in VERBAL or not earlier.date_in_sentence:
        return False
    if row.source is None or earlier.source is None:
        return False
    near = row.sentence_index - earlier.sentence_index == 1
    if row.source.actor.actor_id != earlier.source.actor.actor_id:
        return False
    return near or (row.source.actor.kind == "person" and not earlier.is_background)
