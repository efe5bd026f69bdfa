"""How long an act went on before what is told of it, by sentences of ours on historical facts.

Published on Saturday 7 December 2024, see `tests.ingest.coding.reading`.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.coding.reading import events, of_type


@pytest.mark.parametrize(
    ("text", "event_type", "start", "end"),
    [
        ("Bolivia's president resigned on Tuesday after three weeks of protests.", "PROTEST", (11, 12), (12, 3)),
        ("Hong Kong's leader withdrew the bill on Tuesday after a day of protests.", "PROTEST", (12, 3), (12, 3)),
        ("Egypt and Israel made peace on Tuesday, capping 13 days of talks in America.", "CONSULT", (11, 21), (12, 3)),
        ("The attack, which came on Tuesday, followed four days of talks with Mali.", "CONSULT", (11, 29), (12, 3)),
        ("Police killed 40 demonstrators in five days of clashes in Santiago.", "ASSAULT", (12, 3), (12, 7)),
        ("Police arrested 20 people in a night of riots in Barcelona.", "COERCE", (12, 6), (12, 7)),
        ("The army of Sudan ousted the president on Tuesday after months of protests.", "PROTEST", (6, 1), (12, 3)),
    ],
)
def test_a_spell_ends_with_what_it_leads_up_to(
    text: str, event_type: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    dates = {(one.date.date_start, one.date.date_end) for one in of_type(events(text), event_type) if one.date}
    assert dates == {(date(2024, *start), date(2024, *end))}


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan opened two days of talks in Khartoum on Tuesday.",
        "Two days of talks between Chad and Sudan began on Tuesday.",
    ],
)
def test_a_spell_that_begins_with_the_verb_has_its_day(text: str) -> None:
    (talks,) = of_type(events(text), "CONSULT")
    assert talks.date is not None
    assert talks.date.date_start == date(2024, 12, 3)


def test_what_a_spell_told_in_the_past_was_full_of_is_over() -> None:
    (fighting,) = events("The truce, signed in May, ended a decade of fighting between Sudan and its rebels.")[-1:]
    assert (fighting.event_type, fighting.status, fighting.is_background) == ("ASSAULT", "occurred", True)
    (siege,) = events("The siege of Gaza by Israel goes on after months of talks.")[:1]
    assert siege.status == "ongoing"
