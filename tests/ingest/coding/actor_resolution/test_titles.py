"""Titles that several names share. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.actor_resolution.reading import read
from tests.ingest.coding.reading import code


def actors(text: str) -> set[tuple[str, str | None, str | None]]:
    article = code(f"{text} The statement was published by the spokesman of the delegation on Friday evening.")
    return {(m.actor.name, m.actor.country, m.actor.sector) for m in article.actor_mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Presidents Otieno of Kenya and Byanyima of Uganda condemned the coup.",
            {("Otieno", "KEN", "GOV"), ("Byanyima", "UGA", "GOV")},
            id="each with a country",
        ),
        pytest.param(
            "Presidents Barack Obama and Xi Jinping condemned the raid.",
            {("Barack Obama", "USA", "GOV"), ("Xi Jinping", "CHN", "GOV")},
            id="known office holders",
        ),
        pytest.param(
            "Kenya's police arrested senators Juma Otieno, Peter Wafula and Jane Kamau.",
            {("Juma Otieno", "KEN", "LEG"), ("Peter Wafula", "KEN", "LEG"), ("Jane Kamau", "KEN", "LEG")},
            id="three as objects",
        ),
    ],
)
def test_a_plural_title_is_that_of_every_name(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= actors(text)


def test_the_title_itself_is_nobody() -> None:
    told = actors("Presidents Otieno of Kenya and Byanyima of Uganda condemned the coup.")
    assert not any("resident" in name for name, _, _ in told)


def test_a_plural_role_beside_one_name_stays_a_group() -> None:
    assert ("Kenyan ministers", "KEN", "GOV") in actors("Kenyan ministers and Jane Kamau condemned the coup.")


def test_a_plural_description_is_those_it_lists() -> None:
    told = actors("Niger's neighbours Algeria and Chad have refused to take part in the operation.")
    assert {("Algeria", "DZA", "GOV"), ("Chad", "TCD", "GOV")} <= told
    assert not any("neighbour" in name for name, _, _ in told)


def test_an_office_before_a_comma_and_mr_is_the_bearers() -> None:
    (actor,) = read("The British Prime Minister, Mr. John Major, met the Irish one.").at("Major")
    assert (actor.country, actor.sector) == ("GBR", "GOV")


@pytest.mark.parametrize(("place", "country"), [("Lahore, Pakistan", "PAK"), ("Dhaka, Bangladesh", "BGD")])
def test_a_name_of_two_bodies_is_that_of_the_story(place: str, country: str) -> None:
    found = actors(f"Jamaat-e-Islami called a strike in {place}.")
    assert {code for name, code, _ in found if name.startswith("Jamaat")} == {country}
