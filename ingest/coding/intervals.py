"""Calendar arithmetic for time expressions: months, years, their parts, and steps back from a day.

Pure functions over dates. What words mean which interval is in `ingest.coding.time_rules`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "week", "month", "year"]
Interval = tuple[date, date, Precision]

_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words count from; `future`: bare weekdays, days and months lie ahead of publication."""

    published: date
    future: bool

    def week(self, shift: int = 0) -> date:
        """The Monday of the week of publication, `shift` weeks on."""
        return self.published - timedelta(days=self.published.weekday()) + timedelta(weeks=shift)


def day_of(year: int, month: int, day: int) -> date:
    """The day, or the month's last when it is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return day_of(year, month + 1, day.day)


def back(day: date, count: float, unit: str) -> date:
    """The day `count` units before (after, when negative)."""
    if unit in _DAYS:
        return day - timedelta(days=round(count * _DAYS[unit]))
    return add_months(day, -round(count * _MONTHS[unit]))


def month_of(year: int, month: int, part: str = "") -> Interval:
    """A month or its early, middle or late third."""
    last = monthrange(year, month)[1]
    first_day, last_day = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(part, (1, last))
    return date(year, month, first_day), date(year, month, last_day), "week" if part else "month"


def year_of(year: int, part: str = "") -> Interval:
    """A year or its early, middle or late third."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    return date(year, first, 1), day_of(year, last, 31), "month" if part else "year"


def span_of(day: date, unit: str) -> Interval:
    """The day, week, month or year that holds a day."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6), "week"
    if unit == "month":
        return month_of(day.year, day.month)
    if unit in ("year", "decade"):
        return year_of(day.year)
    return day, day, "day"


def nearest_year(month: int, day: int, anchor: Anchor, weekday: int | None) -> int:
    """The year meant by a day and month without one.

    With a weekday: the nearest year in which it fits. Else the last such day, unless the next one is much nearer (news
    names coming days without their year some months ahead).
    """
    today = anchor.published
    days = [
        date(year, month, day) for year in range(today.year - 8, today.year + 9) if day <= monthrange(year, month)[1]
    ]
    if weekday is not None:
        fitting = [candidate for candidate in days if candidate.weekday() == weekday]
        days = fitting or days
    if anchor.future:
        return min(days, key=lambda d: (d - today).days if d >= today else 2 * (today - d).days).year
    return min(days, key=lambda d: (today - d).days if d <= today else 8 * (d - today).days).year


def month_year(month: int, anchor: Anchor) -> int:
    """The year of a month named without one: this month or the last such one, with `future` the next."""
    today = anchor.published
    if anchor.future:
        return today.year + (month < today.month)
    return today.year - (month > today.month)
