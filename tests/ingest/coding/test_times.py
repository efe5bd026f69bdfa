from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.coding.relative_times import find_apart, find_story_times
from ingest.coding.time_rules import pattern_rows
from ingest.coding.times import find_times

SATURDAY = date(2024, 12, 7)


def dated(text: str, published_on: date = SATURDAY, *, future: bool = False) -> list[tuple[str, str, str, str]]:
    return [
        (text[t.start : t.end], str(t.date_start), str(t.date_end), t.precision)
        for t in find_times(text, published_on, future=future)
    ]


def test_every_pattern_finds_its_example() -> None:
    for rule, _, example in pattern_rows():
        start, end = example.index("["), example.index("]") - 1
        text = example.replace("[", "").replace("]", "")
        found = {(t.start, t.end) for t in find_story_times(["He fled on Monday.", text], SATURDAY)[1]}
        found |= {(t.start, t.end) for kind in ("apart", "spell") for t in find_apart(text, kind)}
        assert (start, end) in found, (rule, example)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("said Saturday", "2024-12-07", "2024-12-07", "day"),
        ("in the last 20 minutes", "2024-12-07", "2024-12-07", "day"),
        ("said on Friday night", "2024-12-06", "2024-12-06", "day"),
        ("in the early hours of Sunday", "2024-12-01", "2024-12-01", "day"),
        ("last Saturday", "2024-11-30", "2024-11-30", "day"),
        ("next Friday", "2024-12-13", "2024-12-13", "day"),
        ("this Friday", "2024-12-06", "2024-12-06", "day"),
        ("Monday of last week", "2024-11-25", "2024-11-25", "day"),
        ("Friday, 2 May", "2025-05-02", "2025-05-02", "day"),
        ("Friday, 6 December", "2024-12-06", "2024-12-06", "day"),
        ("Tuesday, Dec. 3, 2019", "2019-12-03", "2019-12-03", "day"),
        ("yesterday", "2024-12-06", "2024-12-06", "day"),
        ("tomorrow", "2024-12-08", "2024-12-08", "day"),
        ("tonight", "2024-12-07", "2024-12-07", "day"),
        ("last night", "2024-12-06", "2024-12-06", "day"),
        ("overnight", "2024-12-06", "2024-12-07", "day"),
        ("last weekend", "2024-11-30", "2024-12-01", "day"),
        ("earlier this week", "2024-12-02", "2024-12-06", "week"),
        ("last week", "2024-11-25", "2024-12-01", "week"),
        ("late last week", "2024-11-28", "2024-12-01", "week"),
        ("late last month", "2024-11-21", "2024-11-30", "week"),
        ("last month", "2024-11-01", "2024-11-30", "month"),
        ("earlier this year", "2024-01-01", "2024-12-06", "year"),
        ("late last year", "2023-09-01", "2023-12-31", "month"),
        ("next year", "2025-01-01", "2025-12-31", "year"),
        ("two weeks ago", "2024-11-18", "2024-11-24", "week"),
        ("three days ago", "2024-12-04", "2024-12-04", "day"),
        ("two years ago", "2022-01-01", "2022-12-31", "year"),
        ("a few hours ago", "2024-12-07", "2024-12-07", "day"),
        ("in recent days", "2024-11-30", "2024-12-07", "week"),
        ("for the past three months", "2024-09-07", "2024-12-07", "month"),
        ("over the past week", "2024-11-30", "2024-12-07", "week"),
        ("over the next two days", "2024-12-07", "2024-12-09", "day"),
        ("since 2011", "2011-01-01", "2024-12-07", "year"),
        ("since last Monday", "2024-12-02", "2024-12-07", "day"),
        ("in 2015", "2015-01-01", "2015-12-31", "year"),
        ("a 2015 UN resolution", "2015-01-01", "2015-12-31", "year"),
        ("in early 2024", "2024-01-01", "2024-04-30", "month"),
        ("between 2014 and 2016", "2014-01-01", "2016-12-31", "year"),
        ("the 2014-16 war", "2014-01-01", "2016-12-31", "year"),
        ("from Monday to Wednesday", "2024-12-02", "2024-12-04", "day"),
        ("from Friday to Sunday", "2024-12-06", "2024-12-08", "day"),
        ("from October to March", "2023-10-01", "2024-03-31", "month"),
        ("between March and June 2023", "2023-03-01", "2023-06-30", "month"),
        ("on 5-7 November", "2024-11-05", "2024-11-07", "day"),
        ("on November 5 and 6", "2024-11-05", "2024-11-06", "day"),
        ("on 7 December", "2024-12-07", "2024-12-07", "day"),
        ("on the 9th of November", "2024-11-09", "2024-11-09", "day"),
        ("on January 20", "2024-01-20", "2024-01-20", "day"),
        ("on December 15", "2024-12-15", "2024-12-15", "day"),
        ("November 2024", "2024-11-01", "2024-11-30", "month"),
        ("October last year", "2023-10-01", "2023-10-31", "month"),
        ("in March", "2024-03-01", "2024-03-31", "month"),
        ("last December", "2023-12-01", "2023-12-31", "month"),
        ("the 1990s", "1990-01-01", "1999-12-31", "year"),
        ("the late 1980s", "1987-01-01", "1989-12-31", "year"),
        ("last summer", "2024-06-01", "2024-08-31", "month"),
        ("last winter", "2023-12-01", "2024-02-29", "month"),
        ("9/11", "2001-09-11", "2001-09-11", "day"),
        ("3/12/2024", "2024-12-03", "2024-12-03", "day"),
        ("29.02.2024", "2024-02-29", "2024-02-29", "day"),
        ("KILLED ON SUNDAY", "2024-12-01", "2024-12-01", "day"),
    ],
)
def test_expressions(text: str, start: str, end: str, precision: str) -> None:
    assert [found[1:] for found in dated(text)] == [(start, end, precision)]


@pytest.mark.parametrize(
    ("text", "start"),
    [("will meet on Friday", "2024-12-13"), ("will vote in March", "2025-03-01"), ("ends on January 20", "2025-01-20")],
)
def test_bare_days_and_months_lie_ahead_on_request(text: str, start: str) -> None:
    assert [found[1] for found in dated(text, future=True)] == [start]


@pytest.mark.parametrize(
    "text",
    [
        "2,015 people died",
        "killed 2000 people",
        "about 1900 protesters marched",
        "at 2000 GMT",
        "for $2015",
        "He may go",
        "Theresa May spoke",
        "two days later",
        "a day earlier",
        "the Sunday Times",
        "Black Friday sales",
        "a better tomorrow",
        "USA Today reported",
        "on 31 February",
        "on 4/5/2019",
        "the March on Rome",
    ],
)
def test_what_is_no_date_or_has_no_anchor(text: str) -> None:
    assert dated(text) == []


def test_several_in_one_sentence_keep_their_order() -> None:
    text = "A 2020 deal was blown apart late last month, he said on Friday."
    assert [found[0] for found in dated(text)] == ["2020", "late last month", "Friday"]


def test_a_local_time_in_brackets_is_no_second_day() -> None:
    assert [found[0] for found in dated("It ruled on Friday (early Saturday AEST).")] == ["Friday"]


def test_days_known_without_their_year() -> None:
    assert dated("after the October 7 attack")[0][1] == "2023-10-07"
    assert dated("talks on October 7")[0][1] == "2024-10-07"


TOKENS = (
    "on in since between from to and 7 31 2015 1990s Monday Friday May March Dec. last next this week month year ago"
    " two late early the of 12/5/2024 30 February yesterday 9999 0 , - a few days 999 centuries time will"
)
WORDS = st.sampled_from(TOKENS.split())


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)), st.dates())
def test_any_text_gives_valid_intervals_and_the_same_words_either_way(text: str, published_on: date) -> None:
    found = find_times(text, published_on)
    end = 0
    for expression in found:
        assert end <= expression.start < expression.end <= len(text)
        assert expression.date_start <= expression.date_end
        end = expression.end
