"""Which kinds of words of time a sentence has, told in one pass: not every pattern is then tried on every sentence."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = re.compile(
    r"(?P<number>\d)"
    r"|(?P<month>\b(?:J[au]n|JAN|JU[NL]|Jul|Feb|FEB|Mar|MAR|Apr|APR|May|MAY|Aug|AUG|Sep|SEP|Oct|OCT|Nov|NOV|Dec|DEC))"
    r"|(?P<weekday>(?i:mon|tues|wednes|thurs|fri|satur|sun)(?i:day)|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))"
    r"|(?P<season>(?i:spring|summer|autumn|fall|winter))"
    r"|(?P<age>(?i:\bwar\b|\bww))"
    r"|(?P<unit>(?i:minute|hour|day|night|morning|noon|evening|week|month|year|decade|tomorrow|\beve\b))"
)
_RULES_BY_KINDS = {
    "number": "clock named_day numeric_day iso_day calendar_year year_range decade century",
    "number month": "calendar_day",
    "month": "calendar_month month_range",
    "weekday": "weekday",
    "season": "season",
    "age": "age",
    "unit": "near_day weekend period ago stretch hence earlier later beside apart spell",
}
_NEEDED = {rule: frozenset(kinds.split()) for kinds, rules in _RULES_BY_KINDS.items() for rule in rules.split()}


@lru_cache(maxsize=1024)  # one sentence is asked for several times in a row
def kinds_of_words(text: str) -> frozenset[str]:
    """The kinds of words that a sentence has: number, month, weekday, season, age, unit."""
    return frozenset(match.lastgroup for match in _WORDS.finditer(text) if match.lastgroup)


def may_hold(rule: str, kinds: frozenset[str]) -> bool:
    """Whether an expression of a rule can stand in a sentence with such words; true of rules not known here."""
    return _NEEDED.get(rule, frozenset()) <= kinds
