"""Which English words mean which interval: the table of patterns and the rule that resolves each.

A rule is a function of the pattern's named groups (lower case, empty when absent) and the anchor; it gives None for
words that only look like a date. Arithmetic is in `ingest.coding.intervals`, the words in lexicon/times/patterns.tsv.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from ingest.coding.intervals import (
    Anchor,
    Interval,
    Precision,
    add_months,
    back,
    day_of,
    month_of,
    month_year,
    nearest_year,
    span_of,
    year_of,
)
from ingest.coding.time_words import count_of, month_number, part_of
from ingest.tables import read_table

Groups = dict[str, str]
Resolver = Callable[[Groups, Anchor], Interval | None]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHIFT = {"last": -1, "this": 0, "the": 0, "in the": 0, "next": 1}
_NEAR_DAYS = {"yesterday": -1, "tomorrow": 1, "last night": -1, "day before yesterday": -2, "day after tomorrow": 2}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# What "days ago", "weeks ago" … may reach over: units back from, units back to, and how exact that is.
_VAGUELY_AGO: dict[str, tuple[int, int, Precision]] = {
    "day": (6, 2, "week"),
    "week": (8, 2, "month"),
    "month": (12, 2, "year"),
    "year": (10, 2, "year"),
    "decade": (5, 2, "year"),
}
# What "recent days", "the coming months" … reach over, in their unit.
RECENT = {"day": 7, "week": 4, "month": 6, "year": 5, "decade": 3}
_PRECISION: dict[str, Precision] = {
    **dict.fromkeys(("minute", "hour", "day", "night"), "day"),
    **dict.fromkeys(("week", "fortnight"), "week"),
    "month": "month",
}


def _named_day(groups: Groups, _: Anchor) -> Interval | None:
    """A day known by its number alone; the group's name is its date."""
    name = next(iter(groups))
    return span_of(date(int(name[2:6]), int(name[6:8]), int(name[8:])), "day")


def _holiday(groups: Groups, anchor: Anchor) -> Interval | None:
    name = next(iter(groups))
    month, day = int(name[2:4]), int(name[4:])
    return span_of(date(nearest_year(month, day, anchor, None), month, day), "day")


def _calendar_day(groups: Groups, anchor: Anchor) -> Interval | None:
    month, day = month_number(groups["month"]), int(groups["day"])
    weekday = _WEEKDAYS.index(groups["weekday"][:3]) if groups["weekday"] else None
    year = int(groups["year"] or nearest_year(month, day, anchor, weekday))
    return date(year, month, day), date(year, month, int(groups["last"] or day)), "day"


def _numeric_day(groups: Groups, anchor: Anchor) -> Interval | None:
    """Day and month in figures; where either may come first, only one close to publication is taken."""
    first, second, year = int(groups["first"]), int(groups["second"]), int(groups["year"])
    if groups["separator"] == ".":
        return span_of(date(year, second, first), "day")
    orders = ((first, second), (second, first))
    days = {date(year, m, d) for d, m in orders if 1 <= m <= 12 and 1 <= d <= monthrange(year, m)[1]}
    if len(days) > 1:
        days = {day for day in days if abs((day - anchor.published).days) <= 14}
    return span_of(days.pop(), "day") if len(days) == 1 else None


def _iso_day(groups: Groups, _: Anchor) -> Interval | None:
    return span_of(date(int(groups["year"]), int(groups["month"]), int(groups["day"])), "day")


def _calendar_month(groups: Groups, anchor: Anchor) -> Interval | None:
    month, which, today = month_number(groups["month"]), groups.get("which", ""), anchor.published
    if groups.get("year"):
        year = int(groups["year"])
    elif groups.get("whose"):
        year = today.year + _SHIFT[groups["whose"]]
    elif which == "this":
        year = today.year
    elif which in ("next", "coming", "this coming"):
        year = today.year + (month <= today.month)
    elif which:  # last, this past
        year = today.year - (month >= today.month)
    else:
        year = month_year(month, anchor)
    return month_of(year, month, part_of(groups.get("part", "")))


def _month_range(groups: Groups, anchor: Anchor) -> Interval | None:
    first, last = month_number(groups["first"]), month_number(groups["month"])
    year = int(groups["year"] or month_year(last, anchor))
    return date(year - (first > last), first, 1), month_of(year, last)[1], "month"


def _calendar_year(groups: Groups, _: Anchor) -> Interval | None:
    return year_of(int(groups["year"]), part_of(groups["part"]))


def _year_range(groups: Groups, _: Anchor) -> Interval | None:
    first, last = groups["first"], groups["last"]
    return date(int(first), 1, 1), date(int(first[: 4 - len(last)] + last), 12, 31), "year"


def _part_of_year(groups: Groups, anchor: Anchor) -> Interval | None:
    size = 3 if groups["unit"] == "quarter" else 6
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 12 // size}[groups["number"]]
    year = int(groups["year"]) if groups["year"] else anchor.published.year + _SHIFT[groups["whose"]]
    return date(year, size * number - size + 1, 1), day_of(year, size * number, 31), "month"


def _season(groups: Groups, anchor: Anchor) -> Interval | None:
    """Meteorological seasons of the northern hemisphere."""
    which, today = groups.get("which", ""), anchor.published
    start = date(int(groups.get("year") or today.year), _SEASONS[groups["season"]], 1)
    if which in ("last", "this past") and add_months(start, 3) > today:
        start = add_months(start, -12)
    elif which == "next" and start <= today:
        start = add_months(start, 12)
    return start, add_months(start, 3) - timedelta(days=1), "month"


def _decade(groups: Groups, _: Anchor) -> Interval | None:
    digits = groups["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part_of(groups["part"]), (0, 9))
    return date(first + low, 1, 1), date(first + high, 12, 31), "year"


def _century(groups: Groups, _: Anchor) -> Interval | None:
    last = int(groups["century"]) * 100
    return date(last - 99, 1, 1), date(last, 12, 31), "year"


def _age(groups: Groups, _: Anchor) -> Interval | None:
    """A time known by its name, such as a war; the group's name is its first and last year."""
    first, last = next(name for name in groups if name.startswith("from"))[4:].split("to")
    return date(int(first), 1, 1), date(int(last), 12, 31), "year"


def _weekday(groups: Groups, anchor: Anchor) -> Interval | None:
    number, which, today = _WEEKDAYS.index(groups["weekday"][:3]), groups["which"], anchor.published
    ahead = timedelta(days=(number - today.weekday()) % 7)
    behind = timedelta(days=(today.weekday() - number) % 7)
    week = timedelta(days=7)
    if groups["week"]:
        day = anchor.week(_SHIFT[groups["week"]]) + timedelta(days=number)
    elif which == "this":
        day = anchor.week() + timedelta(days=number)
    elif which in ("next", "coming", "this coming"):
        day = today + (ahead or week)
    elif which:  # last, this past
        day = today - (behind or week)
    else:
        day = today + ahead if anchor.future else today - behind
    return span_of(day, "day")


def _near_day(groups: Groups, anchor: Anchor) -> Interval | None:
    words = groups["words"].removeprefix("the ")
    day = anchor.published + timedelta(days=_NEAR_DAYS.get(words, 0))
    return (day - timedelta(days=1), day, "day") if words == "overnight" else span_of(day, "day")


def _weekend(groups: Groups, anchor: Anchor) -> Interval | None:
    which, weekday = groups["which"], anchor.published.weekday()
    running = weekday >= 5
    if which == "this":
        shift = -1 if weekday < 2 and not anchor.future else 0
    elif which == "the":
        shift = 0 if anchor.future or running else -1
    else:
        shift = int(running) if which == "next" else -1
    saturday = anchor.week(shift) + timedelta(days=5)
    return saturday, saturday + timedelta(days=1), "day"


def _period(groups: Groups, anchor: Anchor) -> Interval | None:
    """This, last or next week, month, year or decade, or a part of it."""
    unit, part, shift, today = groups["unit"], part_of(groups["part"]), _SHIFT[groups["which"]], anchor.published
    if unit == "decade":
        return (back(today, 1, unit), today, "year") if shift < 0 else None
    start, end, precision = span_of(back(today, -shift, unit), unit)
    if part == "earlier":
        return start, max(start, min(end, today - timedelta(days=1))), precision
    if part == "later":
        return max(start, today), end, precision
    if not part:
        return start, end, precision
    if unit == "week":
        third = {"early": (0, 2), "mid": (2, 4), "late": (3, 6)}[part]
        return start + timedelta(days=third[0]), start + timedelta(days=third[1]), "week"
    return month_of(start.year, start.month, part) if unit == "month" else year_of(start.year, part)


def _ago(groups: Groups, anchor: Anchor) -> Interval | None:
    unit, today = groups["unit"], anchor.published
    if unit in ("minute", "hour"):
        return span_of(today, "day")
    if groups.get("count"):
        now = groups.get("now", "")  # "a year ago today", "a year ago this week"
        precision = {"": unit, "today": "day"}.get(now, now.removeprefix("this "))
        return span_of(back(today, count_of(groups["count"]), unit), precision)
    return vaguely_ago(unit, today)


def vaguely_ago(unit: str, day: date, way: int = 1) -> Interval | None:
    """What "weeks ago", "years ago" … may reach over, seen from a day; with a `way` of -1 what "weeks on" may.

    None for units that are not said so.
    """
    if unit not in _VAGUELY_AGO:
        return None
    far, near, precision = _VAGUELY_AGO[unit]
    ends = back(day, way * far, unit), back(day, way * near, unit)
    return min(ends), max(ends), precision


def _stretch(groups: Groups, anchor: Anchor) -> Interval | None:
    """The past or coming week, the last three months, recent years."""
    unit, today = groups["unit"], anchor.published
    precision = _PRECISION.get(unit, "year")
    if groups.get("count"):
        count = count_of(groups["count"])
    elif groups["plural"]:
        count, precision = RECENT.get(unit, 1), "week" if unit == "day" else precision
    else:
        count = 1
    if groups["way"] in ("next", "coming"):
        return today, back(today, -count, unit), precision
    return back(today, count, unit), today, precision


def _hence(groups: Groups, anchor: Anchor) -> Interval | None:
    return span_of(back(anchor.published, -count_of(groups["count"]), groups["unit"]), groups["unit"])


_RESOLVERS: dict[str, Resolver] = {
    "named_day": _named_day,
    "holiday": _holiday,
    "calendar_day": _calendar_day,
    "numeric_day": _numeric_day,
    "iso_day": _iso_day,
    "calendar_month": _calendar_month,
    "month_range": _month_range,
    "calendar_year": _calendar_year,
    "year_range": _year_range,
    "part_of_year": _part_of_year,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "age": _age,
    "weekday": _weekday,
    "near_day": _near_day,
    "clock": _near_day,  # a live page's stamps are of the day
    "weekend": _weekend,
    "period": _period,
    "ago": _ago,
    "stretch": _stretch,
    "hence": _hence,
}


@cache
def rules() -> tuple[tuple[str, re.Pattern[str], Resolver], ...]:
    """Every rule that counts from the day of publication, its pattern and resolver, in the table's order."""
    rows = ((rule, pattern) for rule, pattern, _ in pattern_rows() if rule in _RESOLVERS)
    return tuple((rule, re.compile(pattern), _RESOLVERS[rule]) for rule, pattern in rows)


def pattern_rows() -> Iterator[tuple[str, str, str]]:
    """Rows of the table of patterns: rule, pattern with its names filled in, example."""
    names: dict[str, str] = {}
    for row in read_table("coding/lexicon/times/patterns.tsv"):
        rule, pattern, example = row["rule"], row["pattern"], row["example"]
        for name, value in names.items():
            pattern = pattern.replace(f"{{{name}}}", value)
        if rule.startswith("@"):
            names[rule[1:]] = pattern
        else:
            yield rule, pattern, example
