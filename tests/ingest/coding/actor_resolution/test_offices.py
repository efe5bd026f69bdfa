"""Whose office holders are who go without a nation: their own story's, their country's bodies', else nobody's."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code


def _countries(name: str, *paragraphs: str) -> set[str | None]:
    return {m.actor.country for m in code(*paragraphs).actor_mentions if m.actor.name == name}


@pytest.mark.parametrize(
    ("name", "paragraphs", "country"),
    [
        pytest.param(
            "Joseph Brown",
            (
                "Moscow sent troops to Kabul and the Soviet Union denied it. Afghanistan fell.",
                "President Joseph Brown urged Moscow to leave. Soviet officials in Moscow rejected the plea.",
            ),
            None,
            id="the country that is acted on is not his",
        ),
        pytest.param(
            "Joseph Brown",
            (
                "Prime Minister Joseph Brown shook hands with PLO Chairman Yasser Arafat.",
                "The Palestine Liberation Organization spoke of Gaza. The PLO praised Gaza and Hamas did not.",
            ),
            None,
            id="a country with a leader of its own has no other",
        ),
        pytest.param(
            "John F. Kennedy",
            (
                "The US Senate met on Tuesday. The US Congress and the US Supreme Court were silent.",
                "President John F. Kennedy spoke at noon.",
            ),
            "USA",
            id="the bodies of state are his country's",
        ),
        pytest.param(
            "Joseph Brown",
            ("Britain held a vote. London, Leeds and Belfast voted.", "President Joseph Brown was glad."),
            None,
            id="no president in a kingdom",
        ),
        pytest.param(
            "Joseph Brown",
            (
                "Peru and Chile have talked. Chile and Peru are neighbours.",
                "Peru raised prices. Interior Minister Joseph Brown was glad.",
            ),
            "PER",
            id="a minister of the country told of here",
        ),
    ],
)
def test_office_holders_without_a_nation(name: str, paragraphs: tuple[str, ...], country: str | None) -> None:
    assert _countries(name, *paragraphs) == {country}


def test_countries_in_numbers_are_not_the_storys() -> None:
    (mention,) = [m for m in code("Twenty countries expelled Russian diplomats.").actor_mentions if m.start == 0]
    assert mention.actor.country is None


def test_a_surname_is_no_company() -> None:
    text = "Colombian President Juan Manuel Santos met Peru's envoy. Santos criticised the United States."
    assert _countries("Juan Manuel Santos", text) == {"COL"}
    assert _countries("Santos", text) == set()


def test_a_time_word_is_no_part_of_a_name() -> None:
    texts = {m.text for m in code("Last week riot police beat students in Lima.").actor_mentions}
    assert "riot police" in texts


def test_offices_of_several_countries_are_several_actors() -> None:
    found = code("The presidents of Egypt and Sudan met in Khartoum.").event_mentions
    assert [(e.source.actor.country, e.target.actor.country) for e in found if e.source and e.target] == [
        ("EGY", "SDN")
    ]


def test_a_name_of_a_body_has_its_country_and_sector() -> None:
    (mention,) = [m for m in code("Mahmoud Abbas of the PLO signed it.").actor_mentions if m.start == 0]
    assert (mention.actor.country, mention.actor.kind) == ("PSE", "person")


def test_a_soldier_is_told_of_by_another_rank() -> None:
    text = "Ukrainian army chief Oleksandr Koval spoke on Monday. Poland accused the general of corruption."
    (event,) = [e for e in code(text).event_mentions if e.event_type == "ACCUSE"]
    assert event.target is not None
    assert event.target.actor.name == "Oleksandr Koval"


@pytest.mark.parametrize(
    ("paragraphs", "country"),
    [
        pytest.param(("Secretary of State Ann Brown left Libya on Friday.",), "USA", id="its usual country"),
        pytest.param(("Mexican Secretary of State Ann Brown left Libya.",), "MEX", id="told otherwise"),
        pytest.param(
            ("Nigeria voted. Nigerian troops marched in Nigeria.", "Ann Brown, a nurse, was glad."),
            "NGA",
            id="anybody in a story of one country",
        ),
    ],
)
def test_persons_without_a_country(paragraphs: tuple[str, ...], country: str) -> None:
    assert _countries("Ann Brown", *paragraphs) == {country}


def test_a_premier_may_stand_beside_the_president_of_the_same_country() -> None:
    text = "Tunisian President Kais Saied dismissed Prime Minister Joseph Brown in Tunis."
    assert _countries("Joseph Brown", text, "Tunisia was calm.") == {"TUN"}


def test_a_common_name_is_the_storys_though_another_country_is_named_once() -> None:
    text = "Peru tried its president in Lima. Peruvian judges and Peru's Congress were calm. He fled to America."
    assert _countries("Peruvian Congress", text) == {"PER"}


def test_whom_the_story_is_about_is_of_its_country() -> None:
    text = "Ann Brown resigned as prime minister. Ann Brown wept. Ann Brown left. Lebanese troops stood by in Beirut."
    assert _countries("Ann Brown", text + " Syria and the Syrian army spoke.", "Lebanon was calm.") == {"LBN"}
