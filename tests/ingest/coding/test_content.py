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
        pytest.param(
            "France blamed Iran for the murder of its envoy.", {"ACCUSE", "ASSAULT"}, id="what one is blamed for"
        ),
        pytest.param("Ghana thanked Togo for its mediation.", {"SUPPORT", "CONSULT"}, id="what one is thanked for"),
        pytest.param("Japan thanked Ukraine in a telephone call.", {"SUPPORT", "CONSULT"}, id="said at a meeting"),
        pytest.param(
            "A Libyan pilot who was shot down has been captured.", {"ASSAULT", "COERCE"}, id="told of the same"
        ),
        pytest.param("After the attack on Iraq, France condemned Iran.", {"ACCUSE", "ASSAULT"}, id="when it was"),
        pytest.param(
            "Serbia's minister spoke with Kosovo's premier while France refused to meet the envoy.",
            {"CONSULT", "REJECT"},
            id="told beside it",
        ),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Sudan accused Chad of bombing the market in Darfur.", {"ACCUSE", "ASSAULT"}, id="openly accused"),
        pytest.param("Turkey criticised Greece for detaining the crew.", {"ACCUSE", "COERCE"}, id="criticised"),
        pytest.param("Turkey accused Greece of lying.", {"ACCUSE"}, id="no deed of force"),
        pytest.param("Chad charged three men with killing the Swedish envoy.", {"COERCE"}, id="to be tried"),
    ],
)
def test_deeds_that_somebody_is_accused_of(text: str, told: set[str]) -> None:
    assert {event.event_type for event in events(text)} == told


def test_what_somebody_is_said_to_have_got_up_is_no_fact() -> None:
    assert [e.event_type for e in events("Kenya's police accused the opposition of organising riots.")] == ["ACCUSE"]
    assert [e.event_type for e in events("A Peruvian court convicted the general of plotting a coup.")] == ["ACCUSE"]
