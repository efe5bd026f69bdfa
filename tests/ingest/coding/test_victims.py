"""Who is hit where the words name only a thing or a number. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Gunmen from the militia looted shops. It was dark in Bukavu, Congo.", ("COERCE", None, "COD"), id="shops"
        ),
        pytest.param(
            "Chilean soldiers crushed the uprising within days.", ("COERCE", "CHL", "CHL"), id="their own people"
        ),
        pytest.param("Kenyan police broke up a rally.", ("COERCE", "KEN", "KEN"), id="whoever gathered"),
        pytest.param(
            "Hamas attacked Israel in 2023. Gaza, Gaza City and Rafah in Gaza were bombed by Israel after "
            "the attack on southern Israel, which killed 1,200.",
            ("ASSAULT", "PSE", "ISR"),
            id="those attacked, not those told of",
        ),
        pytest.param(
            "The army of Peru warned that anyone holding arms would be hunted down.",
            ("THREATEN", "PER", "PER"),
            id="anyone who does it",
        ),
        pytest.param(
            "Peru's president warned that Chilean smugglers would be shot.",
            ("THREATEN", "PER", "CHL"),
            id="who would be",
        ),
    ],
)
def test_people_in_things_hit(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in told(text)


def test_goods_stand_for_nobody() -> None:
    assert told("Kenyan police seized ivory.") == [("COERCE", "KEN", None)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("France condemned the attack on Chad.", None, id="the victim is not blamed"),
        pytest.param("France condemned the Libyan attack on Chad.", "LBY", id="who attacked is"),
        pytest.param("Libya attacked Chad. France condemned the attack on Chad.", "LBY", id="who is told to have"),
    ],
)
def test_whom_a_judgement_of_harm_is_aimed_at(text: str, target: str | None) -> None:
    assert [found for found in told(text) if found[0] == "ACCUSE"] == [("ACCUSE", "FRA", target)]
