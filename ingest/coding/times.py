"""Words that date something → calendar intervals, relative to the day of publication.

Recognition and arithmetic of English time expressions by rule, after the guidelines for TIMEX3 values (TimeML 1.2.1).
An expression whose anchor is elsewhere in the text ("two days later") is left out rather than guessed. Which expression
dates which act is decided by the event coder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ingest.coding.intervals import Anchor, day_of
from ingest.coding.model import TimeExpression
from ingest.coding.time_hints import kinds_of_words, may_hold
from ingest.coding.time_rules import Resolver, rules

_HINT = re.compile(
    r"\d\d|\b\d\s|(?i:day|night|morning|evening|noon|week|month|year|yesterd|tomorr|ago\b|decade|spring|summer|autumn|fall"
    r"|winter|christmas|(?:world|cold|korean|vietnam) war|\bww[12i]|\beve\b)"
    r"|\b(?:J[au]n|JAN|JU[NL]|Jul|Feb|FEB|Mar|MAR|Apr|APR|May|MAY|Aug|AUG|Sep|SEP|Oct|OCT|Nov|NOV|Dec|DEC)"
)
_SINCE = re.compile(r"\b[Ss]ince\s+(?:at\s+least\s+)?(?:the\s+)?$")
_BETWEEN = re.compile(r"\b[Bb]etween\s+(?:the\s+)?$")


def find_times(text: str, published_on: date, *, future: bool = False) -> list[TimeExpression]:
    """Find the time expressions of a sentence.

    Args:
        text: One sentence.
        published_on: Calendar day of publication in the outlet's own time zone.
        future: Resolve bare weekdays, days and months ("on Friday", "in March") forward, for acts yet to come, and not
            back. The expressions found are the same either way; only their dates differ.

    Returns:
        Expressions in order, not overlapping, offsets within `text`, both dates inclusive. "since" reaches to the day
        of publication; a range ("from Monday to Wednesday") is one expression.
    """
    if not _HINT.search(text):
        return []
    anchor = Anchor(published_on, future)
    found: list[TimeExpression] = []
    for match, resolve in _matches(text):
        groups = {name: " ".join((value or "").lower().split()) for name, value in match.groupdict().items()}
        try:
            interval = resolve(groups, anchor)
        except (ValueError, OverflowError):  # no such day, or beyond the calendar
            continue
        if interval and interval[0] <= interval[1]:
            found.append(TimeExpression(_start(match), match.end(), *interval))
    return [_since(text, expression, published_on) for expression in _join_ranges(text, found)]


def _matches(text: str) -> Iterator[tuple[re.Match[str], Resolver]]:
    """Leftmost, longest matches of all rules, not overlapping."""
    kinds = kinds_of_words(text)
    possible = ((pattern, resolve) for rule, pattern, resolve in rules() if may_hold(rule, kinds))
    candidates = [(match, resolve) for pattern, resolve in possible for match in pattern.finditer(text)]
    candidates.sort(key=lambda candidate: (_start(candidate[0]), -candidate[0].end()))
    end = 0
    for match, resolve in candidates:
        if _start(match) >= end:
            end = match.end()
            yield match, resolve


def _start(match: re.Match[str]) -> int:
    """Where the expression proper begins, after the words its pattern only looks at."""
    return match.start("core" if "core" in match.re.groupindex else 0)


def _since(text: str, expression: TimeExpression, published_on: date) -> TimeExpression:
    if expression.date_start <= published_on and _SINCE.search(text, 0, expression.start):
        return replace(expression, date_end=max(expression.date_end, published_on))
    return expression


def _join_ranges(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Two expressions joined by from–to, between–and or a dash become one."""
    joined: list[TimeExpression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before and _is_range(text, before, expression):
            joined[-1] = _range(before, expression)
        else:
            joined.append(expression)
    return joined


def _is_range(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    gap = text[first.end : last.start].strip().lower()
    if gap in ("to", "until", "till", "through", "-", "–"):
        return True
    return gap == "and" and bool(_BETWEEN.search(text, 0, first.start))


def _range(first: TimeExpression, last: TimeExpression) -> TimeExpression:
    start, end = first.date_start, last.date_end
    if start > end:  # "from Monday to Wednesday" on a Tuesday, "from November to March"
        shorter = max(first.date_end - start, end - last.date_start) < timedelta(days=7)
        if shorter and start - end < timedelta(days=7):
            end += timedelta(days=7)
        else:
            start = day_of(start.year - (start.year - end.year or 1), start.month, start.day)
    scale = ("day", "week", "month", "year")
    coarser = first if scale.index(first.precision) > scale.index(last.precision) else last
    return TimeExpression(first.start, last.end, min(start, end), max(start, end), coarser.precision)
