"""Which hits become acts, and as what."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code, events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Iraq said it would attack Iran.", {"THREATEN"}, id="one's own attack announced"),
        pytest.param("Turkey said Iraq would attack Iran.", {"ASSAULT"}, id="another's attack foretold"),
        pytest.param("Turkey threatened to attack Iraq, officials said.", {"THREATEN"}, id="threat told by others"),
        pytest.param("Tanks rolled into the capital of Chad.", {"MOBILIZE"}, id="arms move for their owner"),
        pytest.param("The Polish envoy flew home to demand an apology.", {"REQUEST"}, id="done in order to say"),
        pytest.param("The Polish envoy flew home to arrest a spy.", set(), id="done in order to do"),
        pytest.param("Thousands demonstrated in Tbilisi.", {"PROTEST"}, id="numbers protest"),
        pytest.param("Thousands met in Tbilisi.", set(), id="numbers do not meet"),
        pytest.param("The crowd in Paris broke into cheers.", set(), id="cheers are no riot"),
        pytest.param("Fans in Paris wept when it was released.", set(), id="a thing let out"),
        pytest.param(
            "The Kenyan president announced the resignation of the defence minister.", {"RETREAT"}, id="whose"
        ),
        pytest.param("Riot police in Paris watched.", set(), id="compound"),
        pytest.param("An agreement between Greece and Italy ended the quarrel.", {"AGREE"}, id="both between"),
    ],
)
def test_acts(text: str, told: set[str]) -> None:
    assert {event.event_type for event in events(text)} == told


def test_the_one_who_resigns_is_the_doer() -> None:
    (event,) = events("The Kremlin announced the resignation of the British prime minister.")
    assert event.source is not None
    assert event.source.actor.country == "GBR"


def test_who_leaves_prison_is_let_out() -> None:
    (event,) = events("Three Turkish opposition leaders walked out of prison in Istanbul.")
    assert event.event_type == "RETREAT"
    assert event.source is None
    assert event.target is not None


POLITICS = ("The prime minister of Chile spoke to parliament.", "Police in Chile arrested a deputy.")
SHOWS = ("The singer toured Chile.", "The album sold well.", "It has nine songs.", "Critics in Chile liked it.")


@pytest.mark.parametrize(
    ("lines", "types"),
    [
        pytest.param((*POLITICS, "Ana Ruiz of Santiago urged Juan Soto to go."), {"REQUEST"}, id="public affairs"),
        pytest.param((*SHOWS, "Ana Ruiz of Santiago urged Juan Soto to go."), set(), id="shows"),
    ],
)
def test_private_persons_act_in_public_affairs_only(lines: tuple[str, ...], types: set[str]) -> None:
    found = code(*lines).event_mentions
    assert {event.event_type for event in found if event.source and "Ruiz" in event.source.text} == types


def test_who_says_that_he_cannot_accept_refuses() -> None:
    assert [e.event_type for e in events("The Norwegian premier said she cannot accept the deal.")] == ["REJECT"]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Residents of Iquitos protested against the peace treaty again on Tuesday.", "Residents of Iquitos", None),
        ("The measures protested by Peru's farmers were dropped.", "Peruvian farmers", None),
        ("Residents of Iquitos urged by the mayor to leave stayed.", "mayor", "Residents of Iquitos"),
    ],
)
def test_what_is_done_to_nobody_is_active_whatever_the_parser_says(text: str, source: str, target: str | None) -> None:
    told = [(e.source and e.source.actor.name, e.target and e.target.actor.name) for e in code(text).event_mentions]
    assert (source, target) in told
