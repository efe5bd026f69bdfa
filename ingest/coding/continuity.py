"""What an article tells once about an act or a speaker holds for its later mentions: parties, date, place.

"The arrests" of a later sentence are those told before; a killing dated in one sentence keeps its date in the next; who
spoke on Tuesday in one paragraph still speaks on Tuesday in the quotation after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.coding.background import is_history
from ingest.coding.model import EventMention, Party, Place, Status, TimeExpression
from ingest.coding.story import OPENING, likely_place, venue_of

STEM = 5  # first letters that a verb and the noun made of it share
MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION", "MOBILIZE", "CONSULT", "AID"})
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE"})
DONE: frozenset[Status] = frozenset({"occurred", "denied"})  # what a day in the past can date
UNDERTAKEN: frozenset[Status] = frozenset({*DONE, "ongoing"})
RECENT = timedelta(days=7)  # how old a day may be for sentences after it to go on telling of it


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention with the lemma of its head word and whether the words point back ("the arrests")."""

    row: EventMention
    lemma: str
    definite: bool
    is_verb: bool

    @property
    def stem(self) -> str:
        """What the head word shares with its derivations."""
        return self.lemma.lower()[:STEM]


@dataclass(frozen=True, slots=True)
class Story:
    """What an article tells beside its acts: when it came out, its country, its scene, the days its sentences tell of.

    `days` has by sentence index the day that the main clause gives, for sentences that give one; `scene` is the seat
    of the body that people speak before.
    """

    published_on: date | None
    place: Place | None
    days: Mapping[int, TimeExpression]
    scene: Place | None = None

    def day_at(self, index: int) -> TimeExpression | None:
        """The recent day that a clause without one goes on telling of.

        It is the last told of before its sentence, else the sentence's own, else that of the opening.
        """
        if self.published_on is None:
            return None
        recent = {
            at: day for at, day in self.days.items() if timedelta(0) <= self.published_on - day.date_end <= RECENT
        }
        before = [day for at, day in recent.items() if at < index]
        after = [day for at, day in recent.items() if index == at or index < at <= OPENING]
        return before[-1] if before else after[0] if after else None


def settle(told: Sequence[Told], story: Story) -> list[EventMention]:
    """The rows, in order, with what other mentions of the same act or words of the same speaker add."""
    known = list(told)
    for at, one in enumerate(known):
        if one.definite and one.row.source is None and one.row.target is None:
            known[at] = replace(one, row=_with_parties(one, known[:at]))
    known = [replace(one, row=_with_date(one.row, at, known, story)) for at, one in enumerate(known)]
    venue = venue_of([one.row for one in known]) or story.scene
    return [_with_place(one, at, known, venue, story.place) for at, one in enumerate(known)]


def _with_parties(one: Told, before: Sequence[Told]) -> EventMention:
    for other in reversed(before):
        told = other.row.source is not None or other.row.target is not None
        if told and other.row.event_type == one.row.event_type and other.stem == one.stem:
            return replace(one.row, source=other.row.source, target=other.row.target)
    return one.row


def _others(at: int, known: Sequence[Told]) -> Iterator[Told]:
    """Other mentions of the same act: those before, the nearest first, then those after."""
    for other in (*reversed(known[:at]), *known[at + 1 :]):
        if _is_same_act(known[at], other):
            yield other


def _with_place(one: Told, at: int, known: Sequence[Told], venue: Place | None, story: Place | None) -> EventMention:
    if one.row.place_in_sentence:
        return one.row
    told = next((other.row for other in _others(at, known) if other.row.place_in_sentence), None)
    return replace(one.row, place=told.place if told is not None else likely_place(one.row, venue, story))


def _with_date(row: EventMention, at: int, known: Sequence[Told], story: Story) -> EventMention:
    """The row with the date of another telling of its act, of its speaker's words, or of the sentences before it."""
    if row.date_in_sentence:
        return row
    same = (other.row.date for other in _others(at, known) if _dates(other, known[at]))
    date_told = next(same, None)
    if date_told is None and (row.is_background or not _is_done(row)):
        return row
    if date_told is None:
        voice = next((other.row for other in reversed(known[:at]) if _is_same_voice(row, other.row)), None)
        voice = voice or next((other.row for other in known[at + 1 :] if _opens(row, other.row)), None)
        date_told = voice.date if voice is not None else story.day_at(row.sentence_index)
    if date_told is None:
        return row
    return replace(row, date=date_told, is_background=is_history(date_told, story.published_on))


def _is_done(row: EventMention) -> bool:
    """Whether a past day can date the act; words quoted are done though they stand in the present."""
    said = row.event_type in VERBAL and row.attributed_to is not None and row.status == "ongoing"
    return said or row.status in DONE


def _dates(other: Told, one: Told) -> bool:
    """Whether the date of another telling holds for this one: months only for verbs and for things named again."""
    if not other.row.date_in_sentence or other.row.date is None:
        return False
    if other.row.status != one.row.status and not {other.row.status, one.row.status} <= UNDERTAKEN:
        return False  # a strike called for does not share the day of one that was held
    if one.row.status == "ongoing" and other.row.status != "ongoing":
        return False  # nor what still goes on that of what was over
    precision = other.row.date.precision
    if precision == "year":
        return one.definite and one.stem == other.stem
    return precision != "month" or one.definite or one.is_verb


def _is_same_act(one: Told, other: Told) -> bool:
    """Whether two mentions are likely of one act: type and word agree, or type and a person acted on."""
    if one.row.event_type != other.row.event_type:
        return False
    if one.row.event_type not in MATERIAL and not (one.definite and one.stem == other.stem):
        return False
    dead = {one.row.casualties.dead, other.row.casualties.dead} - {None}
    if len(dead) > 1 or not (_agree(one.row.source, other.row.source) and _agree(one.row.target, other.row.target)):
        return False
    person = one.row.target.actor if one.row.target is not None and one.row.target.actor.kind == "person" else None
    if person is None:
        return one.stem == other.stem
    return other.row.target is not None and other.row.target.actor.actor_id == person.actor_id


def _agree(one: Party | None, other: Party | None) -> bool:
    if one is None or other is None or one.actor.actor_id == other.actor.actor_id:
        return True
    return "person" not in {one.actor.kind, other.actor.kind} and _is_same_side(one, other)


def _is_same_side(one: Party, other: Party) -> bool:
    return one.actor.country is not None and one.actor.country == other.actor.country


def _opens(row: EventMention, later: EventMention) -> bool:
    """Whether words of headline or opening are those that a later sentence dates: same type, same side."""
    if row.sentence_index >= OPENING or not later.date_in_sentence or later.is_background:
        return False
    if row.event_type != later.event_type or row.source is None or later.source is None:
        return False
    return row.event_type in VERBAL and _is_same_side(row.source, later.source)


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
