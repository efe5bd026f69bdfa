"""What belongs to a noun phrase and what dates the sentence. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("On Monday police arrested forty students in Nairobi.", "police", id="weekday"),
        pytest.param("In March 2022 Russian troops shelled the town.", "Russian troops", id="month and year"),
        pytest.param("On May 9 rebels attacked the army camp near Goma.", "rebels", id="day of the month"),
        pytest.param("In 2011 rebels seized the Libyan town of Misrata.", "rebels", id="year"),
        pytest.param("Monday's attackers killed two Malian soldiers.", "attackers", id="possessive"),
        pytest.param("On Sunday Chad's army killed twelve rebels.", "Chad's army", id="weekday before a possessor"),
        pytest.param("On Friday 40 rebels attacked the Malian army.", "40 rebels", id="a count is kept"),
    ],
)
def test_dates_are_no_part_of_an_actor(text: str, source: str) -> None:
    (party,) = {event.source.text for event in events(text) if event.source is not None}
    assert party == source


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("US-backed rebels attacked the town of Aleppo.", "SYR", id="who backs them"),
        pytest.param("Turkish-trained rebels attacked the town of Aleppo.", "SYR", id="who trained them"),
        pytest.param("A Japan-based group attacked the town of Aleppo.", "JPN", id="where they are based"),
    ],
)
def test_patrons_are_no_owners(text: str, country: str) -> None:
    assert {event.source.actor.country for event in events(text) if event.source is not None} == {country}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("The Nairobi bombing killed ten people.", None, id="the city where it was"),
        pytest.param("The Kenyan bombing killed ten people.", "KEN", id="the nation that did it"),
    ],
)
def test_a_city_before_a_deed_is_its_scene(text: str, source: str | None) -> None:
    (event,) = events(text)
    assert (event.source.actor.country if event.source is not None else None) == source
