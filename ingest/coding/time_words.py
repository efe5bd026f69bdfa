"""What the words of time expressions count and name: numbers, months, parts of a span."""

from __future__ import annotations

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
    "a": 1, "an": 1, "half a": 0.5, "half an": 0.5, "couple": 2, "couple of": 2, "a couple of": 2,
    "few": 3, "a few": 3, "several": 4, "half a dozen": 6, "a dozen": 12,
}  # fmt: skip


def month_number(name: str) -> int:
    """From 1, by the first three letters, lower case."""
    return _MONTHS.index(name[:3]) + 1


def count_of(words: str) -> float:
    """The number that words like "12", "a couple of" stand for."""
    if words[0].isdigit():
        return float(words)
    return _NUMBERS[words] if words in _NUMBERS else sum(_NUMBERS[part] for part in words.split("-"))


def part_of(words: str) -> str:
    """Which part of a month or year words like "the beginning of" and "mid-" name; empty for none."""
    word = words.strip(" -").removeprefix("the ").partition(" ")[0]
    return {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}.get(word, word)
