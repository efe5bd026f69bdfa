"""What an article tells beside its acts: when it came out, its country and scene, the days its sentences tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from ingest.coding.model import EventMention, Place, TimeExpression
from ingest.coding.story import NEWS, OPENING, VERBAL

RECENT = timedelta(days=7)  # how old a day may be for sentences after it to go on telling of it
FLASHBACK = timedelta(days=3)  # how far before the day of the opening a day is told that is no part of its news

LAST_MONTHS = timedelta(days=92)
BALLOTS = frozenset({"elect", "vote", "ballo", "poll", "refer"})  # stems of the names of one thing: "the vote"


@dataclass(frozen=True)
class Story:
    """What an article tells beside its acts: when it came out, its country, its scene, the days its sentences tell of.

    `days` has by sentence index the day that the main clause gives, for sentences that give one; `scene` is the seat of
    the body that people speak before; `history` has the old date of sentences that tell of nothing recent, `named` the
    stems of nouns that carry a date ("the attack of 7 October"), `cast` the ids of each sentence's actors; `frames` are
    the sentences of `days` that begin with the day, and so open a part of the story, `timed` those with any time;
    `written_in` is the place of the dateline.
    """

    published_on: date | None
    place: Place | None
    days: Mapping[int, TimeExpression]
    scene: Place | None = None
    history: Mapping[int, TimeExpression] = field(default_factory=dict)
    named: Sequence[tuple[int, str, TimeExpression]] = ()
    cast: Mapping[int, frozenset[str]] = field(default_factory=dict)
    frames: frozenset[int] = frozenset()
    timed: frozenset[int] = frozenset()
    written_in: Place | None = None

    def day_at(self, index: int, cast: frozenset[str] | None = None) -> TimeExpression | None:
        """The recent day that a clause without one goes on telling of.

        It is the sentence's own, else the last told of before it, else that of the opening. When the last lies days
        before the opening's, it is told in a flashback, of which the acts of others (`cast`: the ids of the parties)
        are no part: the opening's day holds for them.
        """
        recent = self._recent
        told = max((at for at in recent if at <= index), default=None)
        if told is None:
            return next((day for at, day in recent.items() if at <= NEWS), None)
        news = max((day for at, day in recent.items() if at < OPENING), key=lambda day: day.date_end, default=None)
        if news is None or told == index or cast is None or told in self.frames:
            return recent[told]
        is_flashback = news.date_end - recent[told].date_end >= FLASHBACK and not self._goes_on(told, index, cast)
        return news if is_flashback else recent[told]

    def _goes_on(self, told: int, index: int, cast: frozenset[str]) -> bool:
        """Whether every sentence after the one at `told` is about somebody of the sentence before it."""
        casts = [*(self.cast.get(at, frozenset()) for at in range(told, index)), cast]
        return all(one & other for one, other in pairwise(casts))

    @cached_property
    def _recent(self) -> dict[int, TimeExpression]:
        """The days told of that lie in the last week, by sentence."""
        if self.published_on is None:
            return {}
        return {at: day for at, day in self.days.items() if timedelta(0) <= self.published_on - day.date_end <= RECENT}

    def history_before(self, row: EventMention, is_sequel: bool) -> TimeExpression | None:
        """The old date of the sentence before, when the row goes on with what it tells.

        It does when somebody of that sentence acts, or is acted on, in it (unless that sentence gives a whole year,
        which is no episode), when it is the sequel of what is told there, or when the article has come to its history:
        the dated sentence before that one tells of old things too. Words of others than are told of there may rather
        answer the news.
        """
        before = row.sentence_index - 1
        old, told_of = self.history.get(before), self.cast.get(before, frozenset())
        if old is None:
            return None
        is_linked = bool(told_of & ids_of(row)) and old.precision != "year"
        is_reaction = row.event_type in VERBAL and not told_of & self.cast.get(row.sentence_index, frozenset())
        return old if is_linked or is_sequel or (self._is_in_history(before) and not is_reaction) else None

    def _is_in_history(self, index: int) -> bool:
        """Whether the last sentence before that gives a time tells of old things."""
        return max((at for at in self.timed if at < index), default=-1) in self.history

    def date_of_name(self, index: int, stem: str) -> TimeExpression | None:
        """The date with which a thing is named elsewhere: before its sentence, the nearest first, else after it."""
        named = [(at, time) for at, name, time in self.named if name == stem]
        named = named or (self._votes() if stem in BALLOTS else [])
        before = [time for at, time in named if at <= index]
        return before[-1] if before else named[0][1] if named else None

    def _votes(self) -> list[tuple[int, TimeExpression]]:
        """The only vote of the last months that the article dates: "the election of August 8", later "the vote"."""
        votes = [(at, time) for at, name, time in self.named if name in BALLOTS]
        if self.published_on is None or len({time.date_start for _, time in votes}) != 1:
            return []
        return [(at, time) for at, time in votes if self.published_on - time.date_end < LAST_MONTHS]


def ids_of(row: EventMention) -> frozenset[str]:
    """The ids of the row's parties."""
    return frozenset(party.actor.actor_id for party in (row.source, row.target) if party is not None)
