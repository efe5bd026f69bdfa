"""Parties that govern and parties that oppose, by the year of the article. All sentences are ours."""

from __future__ import annotations

import pytest

from ingest.coding.actor_resolution.governing import standing_of
from ingest.coding.actor_resolution.lexicon import rows
from tests.ingest.coding.actor_resolution.reading import read


@pytest.mark.parametrize(
    ("party", "year", "sector"),
    [
        ("Labour Party", 1982, "OPP"),
        ("Labour Party", 1999, "PTY"),
        ("Labour Party", 2026, "PTY"),
        ("Labour Party", None, "PTY"),
        ("Economic Freedom Fighters", 2019, "OPP"),
        ("Democratic Party", 2026, "PTY"),
    ],
)
def test_who_governs_when(party: str, year: int | None, sector: str) -> None:
    assert standing_of(party, year) == sector


def test_spans_of_years_are_in_order() -> None:
    for row in rows("parties_in_power.tsv"):
        years = [int(year) for span in row["years"].split() for year in span.split("-") if year]
        assert years == sorted(years), row


@pytest.mark.parametrize(
    ("text", "word", "sector"),
    [
        pytest.param("Labour leader Ana Ruiz met them in London.", "Ruiz", "PTY", id="title of a party"),
        pytest.param("In Lagos, labour leaders met the president.", "leaders", "LAB", id="labour leaders"),
        pytest.param("Socialist councillors met the mayor.", "councillors", "GOV", id="of the town"),
        pytest.param("Republicans in Congress met the president.", "Republicans", "LEG", id="in a chamber"),
        pytest.param("Republicans in Ohio met the president.", "Republicans", "PTY", id="in a state"),
        pytest.param("Republican senators met the envoy of Iran.", "senators", "LEG", id="senators"),
        pytest.param("SDLP leader Ana Ruiz met them in Belfast.", "Ruiz", "PTY", id="party opens the sentence"),
    ],
)
def test_people_of_parties(text: str, word: str, sector: str) -> None:
    assert [s for _, s in read(text).codes(word)] == [sector]
