"""What belongs to a noun phrase and what dates the sentence. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.actor_resolution.reading import read
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


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("Ghana, whose envoys met rebels, spoke.", "envoys", [("GHA", "GOV")], id="whose"),
        pytest.param("Oxfam, whose workers fled, spoke in Ghana.", "workers", [("NGO", "LAB")], id="whose, a body"),
        pytest.param(
            "Peru's troops left. On Sept. 20 soldiers shot two men.", "soldiers", [("PER", "MIL")], id="a date"
        ),
    ],
)
def test_owner_before_a_relative_clause_and_days_before_a_noun(
    text: str, word: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text).codes(word) == expected


def test_the_president_is_neither_vice_president_nor_that_of_a_chamber() -> None:
    lines = ("Senate President Ana Eze and Vice President Obi Musa of Nigeria spoke.", "Nigeria's president left.")
    assert read(*lines).names("president") == ["Nigerian president"]
    assert read("Acting President Ana Eze of Nigeria spoke.", "The president left.").names("president") == ["Ana Eze"]


def test_who_is_met_abroad_is_not_of_that_country() -> None:
    found = read("Australia's defence minister, Jane Gray, met her counterpart Li Wen in Singapore.")
    assert [country for country, _ in found.codes("Wen")] == [None]


def test_an_age_before_an_office_is_the_office_holders() -> None:
    assert read("Morocco met Oman. Kuwait's 87-year-old emir left.").codes("emir") == [("KWT", "GOV")]


def test_whose_country_is_that_of_the_person() -> None:
    lines = ("Eritrea left the talks.", "US envoy Ned Hill, whose country had pressed for them, hailed the deal.")
    assert read(*lines).codes("country") == [("USA", "GOV")]
    assert read("Eritrea left the talks.", "The country signed nothing.").codes("country") == [("ERI", "GOV")]


def test_investigators_of_an_international_body_are_no_police() -> None:
    assert read("United Nations investigators accused Sudan.").codes("investigators") == [("IGO", "IGO")]
    assert read("Kenyan investigators accused him.").codes("investigators") == [("KEN", "COP")]
