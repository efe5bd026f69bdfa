"""Times as documents state them: parse one spelling, keep its zone and its calendar day, refuse what cannot be.

The choice between several statements of a page is made in `metadata`; times told inside the text belong to the coder.
"""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import dateparser
from htmldate import find_date
from lxml.html import HtmlElement

from ingest.extract.model import Moment

EARLIEST_YEAR = 1800
"""No newspaper article in an archive is older; years before it are defaults (0001, 1601) of broken software."""

MAX_LENGTH = 60
_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T\s,]{1,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})(Z)?)?$")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?((?:1[89]|20)\d\d)(?!\d)")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|$)")


def parse_moment(value: object, now: datetime | None = None) -> Moment | None:
    """Read a machine-written time (ISO 8601 and its misspellings, RFC 2822, epoch seconds); None if it is none.

    A time without zone gives a `Moment` in UTC, so that its day stays the one stated. Days more than one after `now`,
    or before 1800, are refused.
    """
    text = str(value).strip() if isinstance(value, (str, int, float)) else ""
    if not text or len(text) > MAX_LENGTH:
        return None
    try:
        moment = _iso(text) or _epoch(text) or _rfc2822(text)
    except (ValueError, OverflowError, OSError):
        return None
    return plausible(moment, now)


def parse_text(value: str, language: str = "en", now: datetime | None = None) -> Moment | None:
    """Read a time written for people ("December 07, 2024", "7 décembre 2024 à 10h"); None if it gives no full date.

    Args:
        value: The words; all digits are read day first, unless only month first is possible.
        language: ISO 639-1 code of the words; English is tried after it.
        now: Time of capture; later days are refused.
    """
    text = " ".join(value.split())
    if not 6 <= len(text) <= MAX_LENGTH or not _YEAR.search(text) or len(text.split()) > 12:
        return None
    if moment := parse_moment(text, now) or plausible(_day_first(text), now):
        return moment
    for code in dict.fromkeys((language, "en")):
        if moment := _in_words(text, code):
            return plausible(moment, now)
    return None


def _day_first(text: str) -> Moment | None:
    match = _NUMERIC.search(text)
    if match is None:
        return None
    day, month = int(match[1]), int(match[2])
    try:
        return Moment(date(int(match[3]), *((month, day) if month <= 12 else (day, month))))
    except ValueError:
        return None


def _in_words(text: str, language: str) -> Moment | None:
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    try:
        found = dateparser.parse(text, languages=[language], settings=settings)
    except (ValueError, OverflowError, RecursionError):
        return None  # a language dateparser does not know, or a year no calendar has
    if found is None:
        return None
    has_time = bool(re.search(r"\d\s?[:h]\s?\d\d|\d\s?[ap]\.?m\b", text))
    return Moment(found.date(), _in_zone(found) if has_time else None)


def is_date_line(text: str) -> bool:
    """True for a short line that is mostly a date: a year and few words besides (month, weekday, "Updated")."""
    return len(text) <= MAX_LENGTH and bool(_YEAR.search(text)) and len(_LETTERS.findall(text)) <= 5


def day_in_url(url: str | None, now: datetime | None = None) -> Moment | None:
    """The calendar day in a path such as /2024/12/07/; None if there is none."""
    match = _URL_DAY.search(url or "")
    try:
        return plausible(Moment(date(int(match[1]), int(match[2]), int(match[3]))), now) if match else None
    except ValueError:
        return None


def plausible(moment: Moment | None, now: datetime | None = None) -> Moment | None:
    """Return `moment` unless it lies in the future (by more than a day, for zones) or before newspapers."""
    if moment is None or moment.on.year < EARLIEST_YEAR:
        return None
    return moment if moment.on <= (now or datetime.now(UTC)).date() + timedelta(days=1) else None


def _iso(text: str) -> Moment | None:
    match = _ISO.match(text) or _COMPACT.match(text) or _CJK.match(text)
    if match is None:
        return None
    parts = [*match.groups(), None, None, None, None]
    day = date(int(match[1]), int(match[2]), int(match[3]))
    hour, minute, second, zone = parts[3:7]
    if hour is None or minute is None:
        return Moment(day)
    if int(hour) == 24:
        return Moment(day)
    at = datetime(day.year, day.month, day.day, int(hour), int(minute), min(int(second or 0), 59), tzinfo=_zone(zone))
    return Moment(day, at)


def _zone(text: str | None) -> timezone:
    if not text or text[0] not in "+-":
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(offset if text[0] == "+" else -offset)


def _epoch(text: str) -> Moment | None:
    if not _EPOCH.match(text):
        return None
    at = datetime.fromtimestamp(int(text[:10]), UTC)
    return Moment(at.date(), at)


def _rfc2822(text: str) -> Moment | None:
    if not re.match(r"[A-Za-z]{3}, ?\d", text):
        return None
    at = _in_zone(parsedate_to_datetime(text))
    return Moment(at.date(), at)


def _in_zone(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def search_html(tree: HtmlElement, url: str | None, now: datetime | None = None) -> Moment | None:
    """The day htmldate finds anywhere on the page: the last resort, without a time."""
    try:
        found = find_date(deepcopy(tree), url=url, extensive_search=False, original_date=True)
    except (ValueError, OverflowError, TypeError):
        return None
    return parse_moment(found, now)
