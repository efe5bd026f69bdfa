"""Dates that count from what is told beside them.

Published on Saturday 7 December 2024, see `tests.ingest.coding.reading`.
"""

from __future__ import annotations

from datetime import date

import pytest

from ingest.coding.relative_times import find_apart, find_story_times
from tests.ingest.coding.reading import PUBLISHED, events


def last_dated(*sentences: str) -> list[tuple[str, str, str]]:
    """Words, first day and precision of the expressions in the last sentence."""
    found = find_story_times(sentences, PUBLISHED)[-1]
    return [(sentences[-1][t.start : t.end], str(t.date_start), t.precision) for t in found]


@pytest.mark.parametrize(
    ("text", "words", "day", "precision"),
    [
        ("He was freed a day later.", "a day later", "2024-12-04", "day"),
        ("He had fled two days earlier.", "two days earlier", "2024-12-01", "day"),
        ("The next morning he fled.", "The next morning", "2024-12-04", "day"),
        ("He had fled the day before.", "the day before", "2024-12-02", "day"),
        ("He spoke later that day.", "later that day", "2024-12-03", "day"),
        ("He had fled a month earlier.", "a month earlier", "2024-11-01", "month"),
        ("He was freed on Thursday, a day later.", "a day later", "2024-12-06", "day"),
        ("The subsequent raids shook Chad.", "subsequent", "2024-12-03", "day"),
        ("In the weeks that followed he fled.", "In the weeks that followed", "2024-12-03", "week"),
        ("Years earlier he had fought in Chad.", "Years earlier", "2014-12-03", "year"),
    ],
)
def test_words_that_count_from_the_last_date_told(text: str, words: str, day: str, precision: str) -> None:
    assert last_dated("He was arrested on Tuesday.", text)[-1] == (words, day, precision)


@pytest.mark.parametrize(
    "text",
    [
        "He spoke no more than two days earlier than planned.",
        "Over the following week he will rest.",
        "Two years later he retired.",  # later than today
        "He followed the weeks of Advent.",
        "A year is the same as twelve months.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert last_dated("He was arrested on Tuesday.", text) == []


def test_without_a_date_told_the_day_of_publication_counts() -> None:
    assert last_dated("Two days earlier, he fled.") == [("Two days earlier", "2024-12-05", "day")]
    assert last_dated("He fled that day.") == []


def test_a_date_is_not_counted_from_for_ever() -> None:
    filler = ["He is a farmer."] * 5
    assert last_dated("He was arrested in 1987.", *filler, "A day earlier, he fled.")[0][1] == "2024-12-06"


def test_how_far_two_acts_lie_apart_is_found_with_its_words() -> None:
    text = "He fled less than a month after the coup, hours before the vote."
    assert [(text[a.start : a.end], a.count, a.unit, a.is_after) for a in find_apart(text)] == [
        ("a month after", 1, "month", True),
        ("hours before", None, "hour", False),
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "French troops shelled the camp on Tuesday, two weeks after rebels attacked a convoy near Kigali.",
            ["2024-12-03", "2024-11-19"],
        ),
        (
            "Police arrested two men on Friday, four days after the killing of a senator in Bogota.",
            ["2024-12-06", "2024-12-02"],
        ),
        ("A day after the bombing of Beirut on Tuesday, Israel attacked Tyre.", ["2024-12-03", "2024-12-04"]),
        ("Two days before rebels attacked Goma on Friday, Rwanda threatened Congo.", ["2024-12-06", "2024-12-04"]),
    ],
)
def test_an_act_is_dated_from_the_one_it_comes_after(text: str, days: list[str]) -> None:
    assert [str(event.date.date_start) for event in events(text) if event.date] == days


def test_what_lies_years_before_the_news_is_history() -> None:
    resigned, stormed = events("The president resigned on Thursday, three years after protesters stormed parliament.")
    assert (resigned.is_background, stormed.is_background) == (False, True)
    assert stormed.date is not None
    assert stormed.date.date_start == date(2021, 1, 1)


def test_a_thing_named_with_its_day_dates_what_it_did() -> None:
    text = "Sunday's bombing of a mosque, which wounded twelve people, was condemned by France on Tuesday."
    assert [str(e.date.date_start) for e in events(text) if e.date and e.event_type == "ASSAULT"] == ["2024-12-01"] * 2


def test_compound_numbers_count() -> None:
    assert last_dated("Forty-six years ago he fled.") == [("Forty-six years ago", "1978-01-01", "year")]


def test_later_than_something_since_counts_from_its_begin() -> None:
    found = last_dated("Relations have been bad since 1984.", "Two years later Reagan sent bombers.")
    assert found == [("Two years later", "1986-01-01", "year")]
