"""How many victims a sentence counts: dead, injured and arrested people."""

from __future__ import annotations

import re
from itertools import chain

from ingest.coding.model import Casualties

_TO_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
_NUMBER_WORDS = {word: number for number, word in enumerate(_TO_TWENTY)} | _TENS
_SCALE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_DEAD = r"(?:killed|dead|died|killing|deaths?|fatalit\w+|slain|lost their lives|bodies)"
_HURT = r"(?:injured|wounded|hurt|injuring|wounding|injuries)"
_HELD = r"(?:arrested|detained|arrests|arresting|detaining|in custody|rounded up|detentions|jailed)"
_WORD = f"(?:{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})"
_COUNT = rf"(\d{{1,3}}(?:,\d{{3}})+|\d+|{_WORD}(?:-{_WORD})?)\b((?:\s(?:dozen|hundred|thousand|million))?)"
_SPANS = r"(?!\s(?:minute|hour|day|night|week|month|year|decade)s?\b)"  # "two weeks ago bombs killed"
_NOUNS = r"(?:\s[\w’'-]+){0,4}?"
_PASSIVE = r"(?:were|was|have been|had been|are|being)\s"
# Who is told before a verb that has an object did it: "two gunmen killed a policeman".
_NO_OBJECT = r"(?!\s(?:an?|the|his|her|their|its|him|them|another|several|dozens|hundreds|scores|at least|more than)\b)"
_AFTER = rf"(?:\s(?:of|at least|more than|over|about|around|nearly|some|up to|as many as))*\s{_COUNT}\b"
_NOT_COUNTS = re.compile(r"(?:19|20)\d\d")


class _Kind:
    """How victims of one kind are told: the words for what befell them, and those with a number after or before."""

    def __init__(self, words: str) -> None:
        self._told = re.compile(words)
        told = rf"(?:{_PASSIVE}{words}\b|{words}\b{_NO_OBJECT})"
        self._counted = re.compile(rf"\b{words}{_AFTER}"), re.compile(rf"\b{_COUNT}{_SPANS}{_NOUNS}\s{told}")

    def count(self, lower: str) -> int | None:
        """The first number of such victims in a sentence in lower case."""
        if not self._told.search(lower):
            return None
        for match in chain.from_iterable(pattern.finditer(lower) for pattern in self._counted):
            number = _number(match.group(1), match.group(2).strip())
            if number is not None and not _NOT_COUNTS.fullmatch(match.group(1)):
                return number
        return None


_KINDS = (_Kind(_DEAD), _Kind(_HURT), _Kind(_HELD))


def casualties(text: str) -> Casualties:
    """Dead, injured and arrested people as the sentence counts them, the first number for each."""
    lower = text.lower()
    return Casualties(*(kind.count(lower) for kind in _KINDS))


def _number(word: str, scale: str) -> int | None:
    if word[0].isdigit():
        value = int(word.replace(",", ""))
    elif word in _NUMBER_WORDS:
        value = _NUMBER_WORDS[word]
    elif "-" in word and all(part in _NUMBER_WORDS for part in word.split("-")):
        value = sum(_NUMBER_WORDS[part] for part in word.split("-"))
    else:
        return None
    value *= _SCALE.get(scale, 1)
    return value if value < 2**31 else None
