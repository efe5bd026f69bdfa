"""What an article tells once about an act or a speaker holds for its later mentions: parties, date, place.

"The arrests" of a later sentence are those told before; a killing dated in one sentence keeps its date in the next; who
spoke on Tuesday in one paragraph still speaks on Tuesday in the quotation after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.coding.background import is_history
from ingest.coding.chronicle import Story, ids_of
from ingest.coding.model import EventMention, Party, Status, TimeExpression
from ingest.coding.relative_times import Apart
from ingest.coding.story import OPENING, VERBAL, Venue, likely_place, venue_of
from ingest.coding.syntax import words

STEM = 5  # letters
MONTH = timedelta(days=31)
SUMMIT = timedelta(days=3)  # within which meetings are of one round
YEAR = timedelta(days=365)
MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "SANCTION", "MOBILIZE", "CONSULT", "AID"})
DONE: frozenset[Status] = frozenset({"occurred", "denied"})  # what a day in the past can date
UNDERTAKEN: frozenset[Status] = frozenset({*DONE, "ongoing"})
EPISODES = frozenset({"ASSAULT", "PROTEST", "CONSULT"})  # "the attack" is the last told act of its type


def stem_of(lemma: str) -> str:
    """The first letters of a lemma, which a verb and the noun made of it share: "bomb", "bombing"."""
    return lemma.lower().removesuffix("ing")[:STEM]


@dataclass(frozen=True, slots=True)
class Told:
    """An event mention with the lemma of its head word.

    `definite`: the words point back ("the arrests"); `is_past`: a past tense of the outlet's own tells the act;
    `is_sequel`: what is told before places it in time; `deed`: the type of what the act judges, when that sentence does
    not say whose it is.
    """

    row: EventMention
    lemma: str
    definite: bool
    is_verb: bool
    is_past: bool = False
    is_sequel: bool = False
    deed: str | None = None
    anchor: tuple[Apart, str] | None = None

    @property
    def stem(self) -> str:
        """What the head word shares with its derivations."""
        return stem_of(self.lemma)


def settle(told: Sequence[Told], story: Story) -> list[EventMention]:
    """The rows, in order, with what other mentions of the same act or words of the same speaker add."""
    known = list(told)
    for at, one in enumerate(known):
        if one.definite and one.row.source is None and one.row.target is None:
            known[at] = replace(one, row=_with_parties(one, known[:at]))
        elif one.definite and (one.row.source is None or one.row.target is None):
            known[at] = replace(one, row=_with_other_party(one, known[:at]))
        elif one.deed is not None and one.row.target is None:
            known[at] = replace(one, row=replace(one.row, target=_doer(one, [*known[:at][::-1], *known[at + 1 :]])))
    known = [replace(one, row=_with_date(one, at, known, story)) for at, one in enumerate(known)]
    known = [replace(one, row=_with_date_apart(one, known, story)) if one.anchor else one for one in known]
    venue = venue_of([one.row for one in known]) or (None if story.scene is None else (story.scene, None))
    return [_with_place(one, at, known, venue, story) for at, one in enumerate(known)]


def _with_parties(one: Told, before: Sequence[Told]) -> EventMention:
    for other in reversed(before):
        told = other.row.source is not None or other.row.target is not None
        if told and other.row.event_type == one.row.event_type and other.stem == one.stem:
            return replace(one.row, source=other.row.source, target=other.row.target)
    return one.row


def _with_other_party(one: Told, before: Sequence[Told]) -> EventMention:
    """The row with the party that it lacks, from the last telling of the same act whose other party agrees."""
    row = one.row
    for other in reversed(before):
        told = other.row
        if told.event_type != row.event_type or other.stem != one.stem:
            continue
        if row.target is None and row.source is not None and told.source is not None and told.target is not None:
            return replace(row, target=told.target) if _is_same_side(row.source, told.source) else row
        if row.source is None and row.target is not None and told.target is not None and told.source is not None:
            return replace(row, source=told.source) if _is_same_side(row.target, told.target) else row
    return row


def _doer(one: Told, others: Sequence[Told]) -> Party | None:
    """Who did the deed that an act judges: the source of the first other act of its type that is not the judge."""
    for other in others:
        doer = other.row.source if other.row.event_type == one.deed else None
        if doer is not None and (one.row.source is None or doer.actor.actor_id != one.row.source.actor.actor_id):
            return doer
    return None


def _others(at: int, known: Sequence[Told]) -> Iterator[Told]:
    """Other mentions of the same act: those before, the nearest first, then those after."""
    for other in (*reversed(known[:at]), *known[at + 1 :]):
        if _is_same_act(known[at], other):
            yield other


def _with_place(one: Told, at: int, known: Sequence[Told], venue: Venue | None, story: Story) -> EventMention:
    """The row with the place of another telling of its act, else that of the clause around it, else the likely one."""
    row = one.row
    if row.place_in_sentence:
        return row
    told = next((other.row for other in _others(at, known) if other.row.place_in_sentence), None)
    told = told or next((other.row for other in _episodes(one, known[:at]) if other.row.place_in_sentence), None)
    there = venue[0] if venue is not None and _is_of_day(row, venue[1]) else None
    likely = row.place or likely_place(row, there, story.place, story.written_in)
    return replace(row, place=told.place if told is not None else likely)


def _is_of_day(row: EventMention, day: TimeExpression | None) -> bool:
    """Whether the act may be of the days around a meeting: not one that its sentence dates otherwise."""
    if day is None or row.date is None or not row.date_in_sentence:
        return True
    return row.date.date_start <= day.date_end + SUMMIT and day.date_start <= row.date.date_end + SUMMIT


def _with_date(one: Told, at: int, known: Sequence[Told], story: Story) -> EventMention:
    """The row with the date of another telling of its act, of its speaker's words, or of the sentences before it."""
    row = one.row
    if row.date_in_sentence:
        return row
    told = _date_told_elsewhere(one, at, known, story) or _date_since_begun(one, at, known, story)
    if told is None and (_is_dated(row) or row.is_background):
        return row
    if told is None and one.is_past and row.status == "occurred":
        told = story.history_before(row, one.is_sequel)
    if told is None and _is_done(row):
        voice = next((other.row for other in reversed(known[:at]) if _is_same_voice(row, other.row)), None)
        voice = voice or next((other.row for other in known[at + 1 :] if _opens(row, other.row)), None)
        told = voice.date if voice is not None else story.day_at(row.sentence_index, ids_of(row))
    if told is None:
        return row
    return replace(row, date=told, is_background=is_history(told, story.published_on))


def _with_date_apart(one: Told, known: Sequence[Told], story: Story) -> EventMention:
    """The row with the date of "the day after the bombing", counted from that of the bombing told elsewhere."""
    if one.anchor is None or one.row.date_in_sentence:
        return one.row
    apart, thing = one.anchor
    done = (other for other in known if other.row.status == "occurred" and _is_dated(other.row))
    acts = (other.row.date for other in done if other.stem == stem_of(thing))
    then = story.date_of_name(one.row.sentence_index, stem_of(thing)) or next(acts, None)
    when = None if then is None else apart.outer(then)
    if when is None or (story.published_on is not None and when.date_start > story.published_on):
        return one.row
    return replace(one.row, date=when, is_background=is_history(when, story.published_on))


def _is_dated(row: EventMention) -> bool:
    """Whether words of the sentence date the act, though they may be of the clause around it."""
    return row.date is not None and row.date.end > 0


def _date_told_elsewhere(one: Told, at: int, known: Sequence[Told], story: Story) -> TimeExpression | None:
    """The date of the same act in another mention, or with which the article names it."""
    same = next((other.row.date for other in _others(at, known) if _dates(other, one)), None)
    if same is not None or not one.definite:
        return same
    named = story.date_of_name(one.row.sentence_index, one.stem)
    if named is not None:
        return named
    return next((other.row.date for other in _episodes(one, known[:at]) if _dates(other, one)), None)


def _date_since_begun(one: Told, at: int, known: Sequence[Told], story: Story) -> TimeExpression | None:
    """The dates of a lasting thing that goes on, when another mention tells since when: "the *blockade*"."""
    if one.row.status != "ongoing" or one.is_verb or story.published_on is None:
        return None
    others = (*reversed(known[:at]), *known[at + 1 :])
    begun = next((other.row.date for other in others if _is_begin(other, one, story.published_on)), None)
    return None if begun is None else replace(begun, date_end=max(begun.date_end, story.published_on))


def _is_begin(other: Told, one: Told, published_on: date) -> bool:
    """Whether another mention tells since when the act goes on, or in the last year that the like began."""
    then, row = other.row.date, other.row
    if row.event_type != one.row.event_type or then is None or not row.date_in_sentence:
        return False
    if not (_agree(one.row.source, row.source) and _agree(one.row.target, row.target)):
        return False
    if row.status == "ongoing":
        return then.date_start < published_on <= then.date_end
    is_near = timedelta(0) <= published_on - then.date_start <= YEAR and then.precision != "year"
    return row.status == "occurred" and other.stem == one.stem and is_near


def _episodes(one: Told, before: Sequence[Told]) -> Iterator[Told]:
    """The acts that "the attack" may mean, the last told first: of its type and between its parties."""
    row = one.row
    if not one.definite or row.event_type not in EPISODES or one.lemma.lower() in words("lasting"):
        return
    for other in reversed(before):
        same_sides = _agree(row.source, other.row.source) and _agree(row.target, other.row.target)
        if row.event_type == other.row.event_type and same_sides:
            yield other


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
    precision, length = other.row.date.precision, other.row.date.date_end - other.row.date.date_start
    if precision == "month" and length > MONTH and one.row.status != "ongoing":
        return False  # over months many acts are done
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
