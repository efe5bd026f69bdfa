"""Times as they are written, by machines and for people; what cannot be is refused."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.dates import day_in_url, is_date_line, parse_moment, parse_text

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-03T15:47:42.389Z", "2024-05-03T15:47:42+00:00"),
        ("2024-05-03T15:47:42+0200", "2024-05-03T15:47:42+02:00"),
        ("2024-05-03 15:47:42 +02:00", "2024-05-03T15:47:42+02:00"),
        ("2024-05-03T23:30:00-05", "2024-05-03T23:30:00-05:00"),
        ("2024-05-03T15:47", "2024-05-03T15:47:00+00:00"),
        ("20240503", "2024-05-03"),
        ("20240503T154742Z", "2024-05-03T15:47:42+00:00"),
        ("2024/5/3", "2024-05-03"),
        ("2025年1月14日", "2025-01-14"),
        ("1714751262", "2024-05-03T15:47:42+00:00"),
        ("1714751262000", "2024-05-03T15:47:42+00:00"),
        ("Fri, 03 May 2024 15:47:42 GMT", "2024-05-03T15:47:42+00:00"),
    ],
)
def test_machine_times_keep_their_zone(text: str, expected: str) -> None:
    moment = parse_moment(text, NOW)
    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "1/1/" * 9, "0000-00-00", "0001-01-01T00:00:00Z", "9999-12-31", "2024-13-01", "2024-02-30"),
        *("2026-11-25", "2024-01-01T10:00:00+99:99", "2024-01-01T99:00:00Z"),
    ],
)
def test_impossible_and_future_times_are_none(text: str) -> None:
    assert parse_moment(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("December 07, 2024", "en", date(2024, 12, 7)),
        ("7 décembre 2024 à 10h30", "fr", date(2024, 12, 7)),
        ("3. Mai 2024", "de", date(2024, 5, 3)),
        ("03.05.2024, 14:20 Uhr", "de", date(2024, 5, 3)),
        ("05/13/2024", "en", date(2024, 5, 13)),
        ("7 Aralık 2024", "tr", date(2024, 12, 7)),
        ("7 December 2024", "zu", date(2024, 12, 7)),
    ],
)
def test_times_written_for_people(text: str, language: str, expected: date) -> None:
    moment = parse_text(text, language, NOW)
    assert moment is not None
    assert moment.on == expected


@pytest.mark.parametrize("text", ["yesterday", "March 2024", "Back in 2019 they met", "Article 12 of 2020", "2024"])
def test_words_without_a_full_date_are_none(text: str) -> None:
    assert parse_text(text, "en", NOW) is None


def test_days_in_addresses() -> None:
    found = day_in_url("https://news.example/world/2024/12/07/talks", NOW)
    assert found is not None
    assert found.on == date(2024, 12, 7)
    assert day_in_url("https://news.example/2024/13/07/talks", NOW) is None
    assert day_in_url("https://news.example/id/20991231", NOW) is None
    assert day_in_url(None) is None


def test_date_lines() -> None:
    assert is_date_line("Updated 3 May 2024, 14:20")
    assert not is_date_line("The war of 1973 ended in October with a ceasefire")


@given(st.text(max_size=80), st.sampled_from(["en", "de", "xx"]))
def test_no_text_raises(text: str, language: str) -> None:
    parse_moment(text)
    parse_text(text, language)
    day_in_url(text)
