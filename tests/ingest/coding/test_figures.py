"""Figures of speech, and questions, take the words of violence; violence keeps them. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events


def kinds(text: str) -> set[str]:
    return {event.event_type for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Danish brewer launched a price war against its rivals.", id="of prices"),
        pytest.param("Amazon is at war with Walmart over delivery times.", id="of firms"),
        pytest.param("Toyota has declared war on rust.", id="on a thing"),
        pytest.param("Researchers have declared war on malaria.", id="on a disease"),
        pytest.param("The Malian minister had not determined whether it was a coup.", id="name for what happened"),
        pytest.param("The singer thanked her fans in Glasgow.", id="private life"),
        pytest.param("Speaking to the BBC in Glasgow, the mother of the singer smiled.", id="to the press"),
        pytest.param("Apple sued Samsung over its phones.", id="firms among themselves"),
        pytest.param("A man was killed when his car hit a tree near Dublin.", id="crash"),
        pytest.param("Sony's siege of the living room has failed.", id="siege by a firm"),
    ],
)
def test_a_figure_of_speech_is_no_violence(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sudan declared war on Eritrea.", id="on a country"),
        pytest.param("It was the third attack on the Malian town this week.", id="counted, not likened"),
        pytest.param("Six soldiers were killed when their truck hit a mine in Mali.", id="mine"),
        pytest.param("A fan shot the singer dead in New York.", id="violence in private life"),
        pytest.param("Guards of an American company killed 17 people in Baghdad.", id="firm that kills"),
        pytest.param("Eritrea has been at war with Ethiopia since May.", id="with a country"),
    ],
)
def test_violence_is_none(text: str) -> None:
    assert kinds(text) == {"ASSAULT"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Did the Kenyan police fire at the crowd?", set(), id="yes or no"),
        pytest.param("Who could blame France?", set(), id="nobody"),
        pytest.param("Why did France bomb the camp in Mali?", {"ASSAULT"}, id="taken for granted"),
    ],
)
def test_what_is_asked_is_no_fact(text: str, told: set[str]) -> None:
    assert kinds(text) == told


def test_what_somebody_is_tried_for_having_plotted_is_no_fact() -> None:
    assert kinds("Three men were charged with plotting to kill the Swedish premier.") == {"COERCE"}


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("British Prime Minister David Cameron attacked Gordon Brown in parliament.", "ACCUSE"),
        ("Polish Prime Minister Donald Tusk attacked the judges.", "ACCUSE"),
        ("President Saddam Hussein attacked Iran.", "ASSAULT"),
        ("Rebels attacked President Idriss Deby in N'Djamena.", "ASSAULT"),
        ("President Bashar al-Assad attacked rebels near Aleppo.", "ASSAULT"),
        ("A gunman attacked Prime Minister Robert Fico in Slovakia.", "ASSAULT"),
    ],
)
def test_politicians_attack_one_another_with_words(text: str, event_type: str) -> None:
    assert {event.event_type for event in events(text)} == {event_type}
