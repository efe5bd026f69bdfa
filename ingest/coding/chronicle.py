"""What an article tells beside its acts: when it came out, its country and scene, the days its sentences tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from ingest.coding.model import EventMention, Place, TimeExpression
from ingest.coding.story import OPENING

NEWS = 6  # sentences within which an article says when its news took place
RECENT = timedelta(days=7)  # how old a day may be for sentences after it to go on telling of it
FLASHBACK = timedelta(days=3)  # how far before the day of the opening a day is told that is no part of its news


@dataclass(frozen=True, slots=True)
class Story:
    """What an article tells beside its acts: when it came out, its country, its scene, the days its sentences tell of.

    `days` has by sentence index the day that the main clause gives, for sentences that give one; `scene` is the seat of
    the body that people speak before; `history` has the old date of sentences that tell of nothing recent, `named` the
    stems of nouns that carry a date ("the attack of 7 October"), `cast` the ids of each sentence's actors; `frames` are
    the sentences of `days` that begin with the day, and so open a part of the story.
    """

    published_on: date | None
    place: Place | None
    days: Mapping[int, TimeExpression]
    scene: Place | None = None
    history: Mapping[int, TimeExpression] = field(default_factory=dict)
    named: Sequence[tuple[int, str, TimeExpression]] = ()
    cast: Mapping[int, frozenset[str]] = field(default_factory=dict)
    frames: frozenset[int] = frozenset()

    def day_at(self, index: int, cast: frozenset[str] | None = None) -> TimeExpression | None:
        """The recent day that a clause without one goes on telling of.

        It is the sentence's own, else the last told of before it, else that of the opening. When the last lies days
        before the opening's, it is told in a flashback, of which the acts of others (`cast`: the ids of the parties)
        are no part: the opening's day holds for them.
        """
        recent = self._recent()
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

    def _recent(self) -> dict[int, TimeExpression]:
        """The days told of that lie in the last week, by sentence."""
        if self.published_on is None:
            return {}
        return {at: day for at, day in self.days.items() if timedelta(0) <= self.published_on - day.date_end <= RECENT}

    def history_before(self, row: EventMention) -> TimeExpression | None:
        """The old date of the sentence before, when somebody in it acts on, or is acted on, in the row's.

        A whole year is no episode that sentences go on telling of.
        """
        old = self.history.get(row.sentence_index - 1)
        parties = {party.actor.actor_id for party in (row.source, row.target) if party is not None}
        if old is None or old.precision == "year" or not parties & self.cast.get(row.sentence_index - 1, frozenset()):
            return None
        return old

    def date_of_name(self, index: int, stem: str) -> TimeExpression | None:
        """The date with which a thing is named elsewhere: before its sentence, the nearest first, else after it."""
        named = [(at, time) for at, name, time in self.named if name == stem]
        before = [time for at, time in named if at <= index]
        return before[-1] if before else named[0][1] if named else None
