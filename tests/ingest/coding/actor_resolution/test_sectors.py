"""The sector of those who follow, serve or once were somebody: supporters, armed means, opponents, office holders."""

from __future__ import annotations

import pytest

from tests.ingest.coding.actor_resolution.reading import read
from tests.ingest.coding.reading import events


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param(
            "Supporters of President Museveni attacked journalists in Kampala.", ("UGA", "CVL"), id="followers"
        ),
        pytest.param("Ethiopian jets bombed Asmara on Monday.", ("ETH", "MIL"), id="armed means"),
        pytest.param("Iraqi tanks attacked Kuwait.", ("IRQ", "MIL"), id="tanks"),
        pytest.param("Niger's junta arrested a French journalist.", ("NER", "MIL"), id="junta"),
        pytest.param("British activists condemned France.", ("GBR", "NGO"), id="activists"),
        pytest.param("The Law Society of Kenya condemned the government of Kenya.", ("KEN", "NGO"), id="law society"),
        pytest.param(
            "Britain's shadow health secretary, Mary Jones, accused the government of Britain of neglect.",
            ("GBR", "OPP"),
            id="shadow minister",
        ),
        pytest.param(
            "Members of South Korea's 300-seat National Assembly condemned the president.",
            ("KOR", "LEG"),
            id="members of a numbered body",
        ),
        pytest.param("The Republican governor of Ohio condemned the court.", ("USA", "GOV"), id="offices of a state"),
        pytest.param("Tory rebel Jane Smith condemned the budget in London.", ("GBR", "LEG"), id="rebel of a party"),
        pytest.param("The Peruvian army said its men shelled a village.", ("PER", "MIL"), id="men of an army"),
        pytest.param("Bolivia's electoral commissioners rejected the appeal.", ("BOL", "GOV"), id="commissioners"),
        pytest.param(
            "The Peruvian president's lawyer accused the police of theft.", ("PER", "JUD"), id="lawyer of a minister"
        ),
        pytest.param(
            "The leader of the Peruvian villagers condemned France.", ("PER", "CVL"), id="leader of villagers"
        ),
        pytest.param("Peruvian business associations condemned France.", ("PER", "BUS"), id="business associations"),
        pytest.param(
            "Jane Smith, the UN human rights commissioner, urged Australia to act.", ("IGO", "IGO"), id="of the UN"
        ),
    ],
)
def test_sector_of_the_source(text: str, party: tuple[str, str]) -> None:
    (event,) = events(text)
    assert event.source is not None
    assert (event.source.actor.country, event.source.actor.sector) == party


@pytest.mark.parametrize("text", ["The fish tanks broke in Iraq.", "The helicopter met a storm over Chile."])
def test_means_of_nobody_are_no_actors(text: str) -> None:
    assert events(text) == []


def test_a_chairman_is_of_the_body_just_told() -> None:
    found = read("Kenya's electoral commissioners met.", "Their chairman, Ana Otieno, has refused to go.")
    assert found.codes("Otieno") == [("KEN", "GOV")]


def test_a_name_given_in_full_is_no_town() -> None:
    found = read("Brazil elected Luiz Lula Prado.", "He lost to Lula in the first round.", "Lula spoke.")
    assert found.at("Lula")[0].country != "SWE"


@pytest.mark.parametrize(
    ("lines", "word", "sector"),
    [
        pytest.param(("Fijian soldiers seized the palace.", "Fiji's officers refused."), "officers", "MIL", id="army"),
        pytest.param(
            ("Fijian police searched the palace.", "Fiji's officers refused."), "officers", "COP", id="police"
        ),
        pytest.param(("The president of the golf club, Kofi Eze, spoke.",), "Eze", "CVL", id="golf club"),
        pytest.param(("The president of the republic, Kofi Eze, spoke.",), "Eze", "GOV", id="republic"),
    ],
)
def test_sector_by_what_is_told_around(lines: tuple[str, ...], word: str, sector: str) -> None:
    assert [found for _, found in read(*lines).codes(word)] == [sector]


def test_a_state_accused_over_fighters_is_none_of_them() -> None:
    line = "Egypt cut its ties, accusing the gas-rich emirate of bankrolling extremists."
    assert read("Qatar mourned. Qatar voted.", line).codes("emirate")[0][1] == "GOV"
