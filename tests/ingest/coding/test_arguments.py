"""Who does it to whom: objects that say whose they are, lists, each other, and words that are no party."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Norway expelled 15 Russian diplomats on Monday.", ("SANCTION", "NOR", "RUS"), id="no date"),
        pytest.param("Canada closed the Cuban consulate in May.", ("SANCTION", "CAN", "CUB"), id="whose the object is"),
        pytest.param(
            "Parliament in Ankara rejected the bill put forward by Greece.",
            ("REJECT", "TUR", "GRC"),
            id="who put it forward",
        ),
        pytest.param(
            "Peru has agreed to surrender the general to the International Criminal Court.",
            ("AGREE", "PER", "IGO"),
            id="who is to get it",
        ),
        pytest.param(
            "Mali maintains that it shot down two jets, a claim which Chad has dismissed.",
            ("REJECT", "TCD", "MLI"),
            id="whose idea it is",
        ),
        pytest.param("The king of Jordan became the target of protests.", ("PROTEST", None, "JOR"), id="their target"),
        pytest.param(
            "Protests in Amman grew into a revolt against the king of Jordan.", ("PROTEST", None, "JOR"), id="outcome"
        ),
        pytest.param("France offered talks with Algeria.", ("AGREE", "FRA", "DZA"), id="with whom"),
        pytest.param(
            "President Aung San was in Burma. He was under house arrest.", ("COERCE", None, "MMR"), id="who is under it"
        ),
        pytest.param("The Danish minister lashed out at Germany.", ("ACCUSE", "DNK", "DEU"), id="at a country"),
    ],
)
def test_targets_behind_the_object(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in told(text)


def test_each_other_makes_the_sources_parties_to_each_other() -> None:
    assert told("The US and China imposed tariffs on each other's goods.") == [("SANCTION", "USA", "CHN")]


def test_a_list_read_as_an_apposition_keeps_all_its_names() -> None:
    pairs = [(source, target) for _, source, target in told("Argentina, Brazil and Paraguay signed an agreement.")]
    assert pairs == [("ARG", "BRA"), ("ARG", "PRY"), ("BRA", "PRY")]


def test_who_hosts_talks_between_others_is_no_party() -> None:
    pairs = [found[1:] for found in told("Oman hosted negotiations between Iran and Iraq.") if found[0] == "CONSULT"]
    assert ("IRN", "IRQ") in pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Crowds in Harare chanted "Mugabe must go" on Monday. President Robert Mugabe rules Zimbabwe.',
            ("PROTEST", "ZWE", "ZWE"),
            id="whom a slogan names",
        ),
        pytest.param("Chilean generals crushed the uprising.", ("PROTEST", None, "CHL"), id="who puts it down"),
        pytest.param('Crowds in Harare chanted "We want bread".', ("PROTEST", "ZWE", None), id="nobody named"),
    ],
)
def test_against_whom_people_are_out(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in told(text)


def test_the_deed_right_before_which_is_what_killed() -> None:
    text = "Israel called him the architect of the attacks on southern Israel, which officials say killed 1,200."
    assert ("ASSAULT", None, "ISR") in told(text)
