"""Acts that are only what another act of the sentence is about."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("France condemned the attack on the Iraqi embassy.", {"ACCUSE"}, id="what is condemned"),
        pytest.param("The EU imposed sanctions on Iran over the attack.", {"SANCTION"}, id="what is punished"),
        pytest.param("Turkey lifted the blockade of Armenia.", {"RETREAT"}, id="what is lifted"),
        pytest.param("Iran vowed to attack Israel.", {"THREATEN"}, id="what is threatened"),
        pytest.param("Iraq freed three Iranian officers jailed in 2003.", {"RETREAT"}, id="who is meant"),
        pytest.param("After the attack on Iraq, France condemned Iran.", {"ACCUSE", "ASSAULT"}, id="when it was"),
        pytest.param("Turkey attacked Syria and condemned Iran.", {"ACCUSE", "ASSAULT"}, id="beside it"),
    ],
)
def test_content(text: str, told: set[str]) -> None:
    assert {event.event_type for event in events(text)} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Ghana praised Togo and offered Benin its support.", 2, id="coordinate, not content"),
        pytest.param("Ghana promised to praise Togo and support Benin.", 1, id="two things promised"),
    ],
)
def test_acts_that_stand_for_themselves(text: str, told: int) -> None:
    assert len({event.trigger for event in events(text)}) == told


def test_what_somebody_is_said_to_have_got_up_is_no_fact() -> None:
    assert [e.event_type for e in events("Kenya's police accused the opposition of organising riots.")] == ["ACCUSE"]
    assert [e.event_type for e in events("A Peruvian court convicted the general of plotting a coup.")] == ["ACCUSE"]
