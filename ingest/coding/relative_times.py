"""Words that date something from what is told beside it: "two days earlier", "the next morning", "a week after".

What counts from the last date told is resolved here, sentence after sentence; what counts from another act of its
sentence is only found here (`Apart`), and resolved where acts are dated. Days count as told: "the day before" of a
month is the month before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from ingest.coding.intervals import Interval, Precision, back, month_of, span_of
from ingest.coding.model import TimeExpression
from ingest.coding.time_hints import kinds_of_words, may_hold
from ingest.coding.time_rules import RECENT, Groups, pattern_rows, vaguely_ago
from ingest.coding.time_words import count_of, month_number
from ingest.coding.times import find_times

_HINT = re.compile(
    r"(?i)\b(?:earlier|followed|previous|preceding|before|later|after|afterwards?|next|following|that|same|eve|subsequent|ensuing|since|within)\b"
)
_DEADLINE = re.compile(r"(?i)\b(?:until|till|by|before)\s+(?:(?:the|noon|midnight)\s+)?(?:on\s+)?$")
_REACH = 4  # sentences for which a date goes on being what "a day later" counts from
_TOLD = ("earlier", "later", "beside", "same", "sequel")  # what counts from the last date told
_LENGTHS = ("apart", "spell")  # what only an act of the same sentence gives a date
_BACK = frozenset({"previous", "preceding", "before"})
_DAYTIMES = frozenset({"night", "morning", "afternoon", "evening"})
_PRECISION: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "year": "year",
    "decade": "year",
}
_SCALE: tuple[Precision, ...] = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Apart:
    """How far what stands after the words lies back from (or ahead of) what they belong to: "two weeks after".

    `start` and `end` are the offsets of the words in the sentence; `count` is None for "days after".
    """

    start: int
    end: int
    count: float | None
    unit: str
    is_after: bool

    def inner(self, outer: TimeExpression) -> TimeExpression | None:
        """The date of what follows the words, from that of the act they belong to."""
        return _expression(self.start, self.end, _moved(outer, self.count, self.unit, 1 if self.is_after else -1))

    def outer(self, inner: TimeExpression) -> TimeExpression | None:
        """The date of the act the words belong to, from that of what follows them."""
        return _expression(self.start, self.end, _moved(inner, self.count, self.unit, -1 if self.is_after else 1))

    def up_to(self, end: TimeExpression) -> TimeExpression | None:
        """The dates of what went on for so long until `end`; "weeks of" are as many as "recent weeks"."""
        begun = _moved(end, RECENT.get(self.unit, 1) if self.count is None else self.count, self.unit, 1)
        if begun is None:
            return None
        precision = "week" if self.count is None and begun[2] == "day" else begun[2]
        return _expression(self.start, self.end, (begun[0], end.date_end, precision))


def find_story_times(texts: Sequence[str], published_on: date) -> list[list[TimeExpression]]:
    """The time expressions of an article's sentences, in order, with those that count from the last date told."""
    told: list[list[TimeExpression]] = []
    last, age = None, 0
    for text in texts:
        found = find_times(text, published_on)
        for expression in _from_told(text, found, last if age <= _REACH else None, published_on):
            found = [one for one in found if one.end <= expression.start or expression.end <= one.start]
            found = sorted([*found, expression], key=lambda one: one.start)
        told.append(found)
        past = [one for one in found if one.date_end <= published_on and not _DEADLINE.search(text, 0, one.start)]
        last, age = (past[-1], 1) if past else (last, age + 1)
    return told


@lru_cache(maxsize=1024)  # each act of a sentence asks
def find_apart(text: str, kind: str = "apart") -> tuple[Apart, ...]:
    """The expressions of the kind "two weeks after", or with "spell" for `kind` of the kind "two weeks of"."""
    if kind == "apart" and not _HINT.search(text):
        return ()
    found = []
    for _, match, groups in _matches(text, (kind,)):
        count = count_of(groups["count"]) if groups.get("count") else None if "count" in groups else 1
        unit, is_after = groups.get("unit", "day"), groups.get("way", "before") != "before"  # "on the eve of"
        found.append(Apart(match.start(), match.end(), count, unit, is_after))
    return tuple(found)


def _from_told(
    text: str, found: Sequence[TimeExpression], last: TimeExpression | None, published_on: date
) -> Iterator[TimeExpression]:
    if not _HINT.search(text):
        return
    for rule, match, groups in _matches(text, _TOLD):
        before = [one for one in found if one.end <= match.start() and one.date_start <= published_on]
        anchor = before[-1] if before else last
        expression = _expression(match.start(), match.end(), _resolve(rule, groups, anchor, published_on))
        if expression is not None:
            yield expression


def _resolve(rule: str, groups: Groups, told: TimeExpression | None, published_on: date) -> Interval | None:
    """The interval of an expression that counts from the last date told, else from the day of publication."""
    if rule == "sequel":
        return None if told is None else _following(told, groups, published_on)
    if groups.get("month"):
        return None if told is None else month_of(told.date_start.year, month_number(groups["month"]))
    unit = groups["unit"]
    if rule == "same":
        return None if told is None else _same(told, unit)
    anchor = told or TimeExpression(0, 0, published_on, published_on, "day")
    if anchor.date_end == published_on:  # "since 1984 … two years later"
        _, last, _ = span_of(anchor.date_start, anchor.precision)
        anchor = replace(anchor, date_end=min(last, published_on))
    if rule == "beside":
        return _moved(anchor, 1, unit, 1 if groups["way"] in _BACK else -1)
    count = count_of(groups["count"]) if groups["count"] else None
    moved = _moved(anchor, count, unit, 1 if rule == "earlier" else -1)
    return moved if moved is None or moved[0] <= published_on else None


def _following(told: TimeExpression, groups: Groups, published_on: date) -> Interval:
    """What came right after a date told, within two units, or goes on: "ensuing", "in the days that followed"."""
    unit = groups.get("unit")
    if unit is None:
        return told.date_start, published_on if groups.get("since") else told.date_end, told.precision
    last = back(told.date_end, -2, unit)
    return told.date_end, max(told.date_end, min(last, published_on)), _PRECISION.get(unit, "day")


def _same(told: TimeExpression, unit: str) -> Interval | None:
    if unit in ("week", "month", "year"):
        return span_of(told.date_start, unit)
    return (told.date_start, told.date_end, "day") if told.precision == "day" else None


def _moved(anchor: TimeExpression, count: float | None, unit: str, way: int) -> Interval | None:
    """The anchor's dates, `count` units back (ahead for a `way` of -1); no count is a vague one, None if none is so."""
    if unit in ("minute", "hour"):
        return anchor.date_start, anchor.date_end, anchor.precision
    unit = "day" if unit in _DAYTIMES else unit
    if count is None:
        return vaguely_ago(unit, anchor.date_start, way)
    precision = max(_PRECISION[unit], anchor.precision, key=_SCALE.index)
    start, end = back(anchor.date_start, way * count, unit), back(anchor.date_end, way * count, unit)
    if precision in ("month", "year"):
        return span_of(start, precision)[0], span_of(end, precision)[1], precision
    return start, end, precision


def _expression(start: int, end: int, interval: Interval | None) -> TimeExpression | None:
    return None if interval is None or interval[0] > interval[1] else TimeExpression(start, end, *interval)


def _matches(text: str, wanted: tuple[str, ...]) -> Iterator[tuple[str, re.Match[str], Groups]]:
    kinds = kinds_of_words(text)
    for rule, pattern in _patterns():
        for match in pattern.finditer(text) if rule in wanted and may_hold(rule, kinds) else ():
            groups = {name: " ".join((value or "").lower().split()) for name, value in match.groupdict().items()}
            yield rule, match, groups


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = ((rule, pattern) for rule, pattern, _ in pattern_rows() if rule in (*_TOLD, *_LENGTHS))
    return tuple((rule, re.compile(pattern)) for rule, pattern in rows)
