"""Whom pronouns and repeated names of bodies mean. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.test_actors import read


@pytest.mark.parametrize(
    ("lines", "word", "names"),
    [
        pytest.param(("Indira Gandhi spoke.", "The judge barred her from office."), "her", ["Indira Gandhi"], id="her"),
        pytest.param(
            ("Britain was calm.", "The Arab League met and Syria said it would never sign."),
            "it",
            ["Syria"],
            id="who says it",
        ),
        pytest.param(("Chile offered a plan.", "Peru rejected it."), "it", [], id="a thing"),
        pytest.param(("Chile lied.", "Peru accused it of fraud."), "it", ["Chile"], id="somebody accused"),
        pytest.param(
            ("Kuwait spoke to the Security Council.", "Its envoy thanked the council."),
            "council",
            ["United Nations Security Council"],
            id="a body by the last word of its name",
        ),
        pytest.param(
            ("Luiz Inácio Lula da Silva won in Brazil.", "Chile congratulated Lula."),
            "Lula",
            ["Luiz Inácio Lula da Silva"],
            id="a name within a name",
        ),
        pytest.param(
            (
                "President Carlos Menem of Argentina came.",
                "The union's president, Ana Ruiz, spoke.",
                "The president left.",
            ),
            "president",
            ["Carlos Menem"],
            id="of a country before a union",
        ),
        pytest.param(
            ("Anwar Sadat came to Maryland.", "Mr Carter went to the lodge and warned him."),
            "him",
            ["Anwar Sadat"],
            id="not the subject shared with the verb before",
        ),
    ],
)
def test_whom_a_word_means(lines: tuple[str, ...], word: str, names: list[str]) -> None:
    assert read(*lines).names(word) == names


def test_a_surname_after_mr_is_no_rank() -> None:
    assert [a.kind for a in read("John Major resigned.", "Mr Major wept.").at("Major")] == ["person"]


def test_a_common_name_within_a_longer_one_is_not_that_body() -> None:
    (actor,) = read("The Action Congress of Nigeria praised the crowds.").at("Congress")
    assert actor.country == "NGA"


@pytest.mark.parametrize(
    ("lines", "word", "country"),
    [
        pytest.param(("South Korea met.", "North Korea threatened to attack the South."), "South", "KOR", id="half"),
        pytest.param(("Chile met.", "North Korea fired at the South."), "South", None, id="no other half"),
    ],
)
def test_halves_of_a_country(lines: tuple[str, ...], word: str, country: str | None) -> None:
    assert [a.country for a in read(*lines).at(word)] == [country]


def test_a_direction_in_a_longer_name_is_not_the_west() -> None:
    found = read("Activists disrupted a West End play, and West African leaders met.").found.mentions
    assert "the West" not in {m.actor.name for m in found}


def test_bare_hundreds_are_people() -> None:
    assert [a.kind for a in read("Hundreds rallied in Oslo.").at("Hundreds")] == ["population"]


@pytest.mark.parametrize(
    ("lines", "word", "countries"),
    [
        pytest.param(
            (
                "Peru and Chile fought.",
                "Peru accused Chile.",
                "Chile accused Peru of arson.",
                "An American envoy came.",
                "The UN urged both sides to stop.",
            ),
            "sides",
            ["CHL", "PER"],
            id="the two countries the story is about",
        ),
        pytest.param(
            ("Peru and Chile fought.", "Peru accused Chile.", "Peru and Ghana met.", "Chile urged both sides to stop."),
            "sides",
            ["PER", "GHA"],
            id="not with one of the two that asks",
        ),
        pytest.param(
            ("President Ana Ruiz of Peru met President Juan Soto of Chile.", "The two men spoke."),
            "men",
            ["PER", "CHL"],
            id="persons",
        ),
    ],
)
def test_whom_a_sum_means(lines: tuple[str, ...], word: str, countries: list[str]) -> None:
    assert [a.country for a in read(*lines).at(word)] == countries
