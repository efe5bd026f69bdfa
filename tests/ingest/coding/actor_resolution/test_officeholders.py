"""Whom names of known office holders mean, by the year of the article. All sentences are ours."""

from __future__ import annotations

import pytest

from ingest.coding.actor_resolution.lexicon import country_rows, rows
from ingest.coding.actor_resolution.memory import Entity
from ingest.coding.actor_resolution.names import name_key
from ingest.coding.actor_resolution.officeholders import recall_office
from ingest.coding.actor_resolution.words import tokenise


def person(name: str, *heads: str, country: str | None = None) -> Entity:
    return Entity(name, "person", country, key=name_key([word.text for word in tokenise(name)]), heads=set(heads))


@pytest.mark.parametrize(
    ("name", "heads", "year", "country"),
    [
        pytest.param("Anwar Sadat", (), 1978, "EGY", id="full name"),
        pytest.param("Robert Gabriel Mugabe", (), 2005, "ZWE", id="longer name"),
        pytest.param("Trudeau", (), 2018, "CAN", id="rare surname in office"),
        pytest.param("Ban Ki-moon", (), 2010, "IGO", id="name with a hyphen"),
        pytest.param("Bush", ("president",), 1990, "USA", id="surname with its office"),
        pytest.param("Deng", ("leader",), 1985, "CHN", id="family name first"),
        pytest.param("Margaret", ("prime minister",), 1985, None, id="a first name"),
        pytest.param("Bush", (), 1990, None, id="common surname alone"),
        pytest.param("Trudeau", (), 2005, None, id="out of office"),
        pytest.param("Bush", ("footballer",), 2003, None, id="another calling"),
        pytest.param("John Lee", (), 1950, None, id="another time"),
        pytest.param("Trudeau", (), None, None, id="no date"),
    ],
)
def test_country_of_the_office_held(name: str, heads: tuple[str, ...], year: int | None, country: str | None) -> None:
    found = person(name, *heads)
    recall_office(found, year)
    assert found.country == country


@pytest.mark.parametrize(
    ("name", "heads", "lands", "country"),
    [
        pytest.param("Bush", (), {"USA", "IRQ"}, "USA", id="his country is told"),
        pytest.param("Bush", (), {"AUS"}, None, id="his country is not told"),
        pytest.param("Bush", ("footballer",), {"USA"}, None, id="another calling"),
        pytest.param("George", (), {"USA"}, None, id="a first name"),
    ],
)
def test_a_surname_means_the_leader_of_a_country_that_is_told(
    name: str, heads: tuple[str, ...], lands: set[str], country: str | None
) -> None:
    found = person(name, *heads)
    recall_office(found, 1990, lands)
    assert found.country == country


def test_what_the_article_says_comes_first() -> None:
    found = person("Bush", "president", country="NAM")
    recall_office(found, 1990)
    assert (found.country, found.name) == ("NAM", "Bush")


def test_in_office_the_full_name_and_the_sector_are_known_too() -> None:
    found = person("Galtieri", "president")
    recall_office(found, 1982)
    assert (found.name, found.sector, found.role) == ("Leopoldo Galtieri", "GOV", "president")


@pytest.mark.parametrize(
    ("name", "year", "sector", "role"),
    [
        pytest.param("Margaret Thatcher", 1977, "OPP", None, id="before the office"),
        pytest.param("Margaret Thatcher", 1995, "GOV", "former prime minister", id="after it"),
        pytest.param("Donald Trump", 2023, "GOV", "former president", id="between two terms"),
        pytest.param("Rahul Gandhi", 2023, "OPP", "opposition leader", id="office of the opposition"),
    ],
)
def test_sector_in_office_and_out_of_it(name: str, year: int, sector: str, role: str | None) -> None:
    found = person(name)
    recall_office(found, year)
    assert (found.sector, found.role) == (sector, role)


def test_the_table_is_sound() -> None:
    countries = {row["country_code"] for row in country_rows()} | {"IGO", "NGO"}
    terms = [(row["name"], row["country"], row["office"], row["from"]) for row in rows("officeholders.tsv")]
    assert len(set(terms)) == len(terms)
    for row in rows("officeholders.tsv"):
        assert row["country"] in countries and row["alone"] in {"", "yes"}
        assert int(row["from"]) <= int(row["to"] or 9999), row


@pytest.mark.parametrize("name", ["Zelensky", "Zelenskyy", "Zelenskiy"])
def test_usual_spellings_of_a_surname_are_one(name: str) -> None:
    found = person(name)
    recall_office(found, 2023)
    assert (found.name, found.country, found.sector) == ("Volodymyr Zelensky", "UKR", "GOV")
