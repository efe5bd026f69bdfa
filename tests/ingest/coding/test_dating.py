"""When an act was by the words of its own sentence, whatever the parse.

Published on Saturday 7 December 2024, see `tests.ingest.coding.reading`.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.coding.reading import PUBLISHED, day_of, events, one


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "In 1886, the worst year of all, there was blood: Mexican militia shot dead seven strikers.",
            date(1886, 1, 1),
        ),
        ("In 1886, the worst year of all, there was blood: Mexican militia still shell the strikers.", PUBLISHED),
        ("In 2011 the minister told reporters: rebels shell the army of Mali.", PUBLISHED),
    ],
)
def test_a_time_at_the_head_of_a_sentence_holds_for_all_that_is_told_there(text: str, day: date) -> None:
    assert day_of(one(text, "ASSAULT")) == day


def test_a_live_pages_stamps_are_of_the_day() -> None:
    text = "Soldiers ousted the government of Fiji on Sunday. 10:35 Soldiers have surrounded the parliament of Fiji."
    assert [day_of(event) for event in events(text)] == [date(2024, 12, 1), PUBLISHED]


def test_a_part_of_yesterday_is_yesterday() -> None:
    assert day_of(one("Police detained three ministers of Chad yesterday afternoon.", "COERCE")) == date(2024, 12, 6)


def test_what_was_set_up_on_a_day_past_is_no_plan() -> None:
    (event,) = events("On Monday soldiers cut the power and set fire to the library of the Fijian parliament.")
    assert (event.status, day_of(event)) == ("occurred", date(2024, 12, 2))
    assert {event.status for event in events("Talks between Mali and Chad have been set for Friday.")} == {"planned"}


def test_a_perfect_takes_no_day_of_the_clause_beside_it() -> None:
    text = "Turkey condemned Egypt on June 7, and Saudi Arabia has condemned Qatar."
    assert [(day_of(event), event.is_background) for event in events(text)] == [
        (date(2024, 6, 7), True),
        (PUBLISHED, False),
    ]


def test_what_is_being_done_goes_on_and_is_no_part_of_an_old_act() -> None:
    found = events("In April the army of Sudan detained Omar al-Bashir. Bashir is being held in Kober prison.")
    assert [(event.status, event.is_background) for event in found] == [("occurred", True), ("ongoing", False)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Egypt condemned Libya the day after the landing.", date(2024, 12, 4)),
        ("Egypt condemned Libya on the eve of the landing.", date(2024, 12, 2)),
        ("Egypt condemned Libya two days after the landing.", date(2024, 12, 5)),
        ("Egypt condemned Libya the day after a landing.", date(2024, 12, 3)),  # some landing
    ],
)
def test_acts_are_counted_from_things_that_other_sentences_date(text: str, day: date) -> None:
    assert day_of(one(f"Libyan troops landed in Malta on Tuesday and killed a guard. {text}", "ACCUSE")) == day


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels have killed 300 civilians in Mali since May.", "occurred"),
        ("Dozens of Malian soldiers have been killed since May.", "occurred"),
        ("Rebels have shelled the capital of Mali since May.", "ongoing"),
    ],
)
def test_what_is_counted_is_done_what_is_not_goes_on(text: str, status: str) -> None:
    assert one(text, "ASSAULT").status == status


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("Rebels have shelled Omdurman since the army of Sudan detained their leader in April.", date(2024, 4, 1)),
        ("Shining Path rebels have killed thousands of Peruvians since they took up arms in 1980.", date(1980, 1, 1)),
    ],
)
def test_what_has_gone_on_since_another_act_began_with_it(text: str, begun: date) -> None:
    event = events(text)[0]
    assert event.date is not None
    assert (event.date.date_start, event.date.date_end) == (begun, PUBLISHED)


def test_a_time_of_day_before_a_date_is_no_deadline() -> None:
    assert day_of(events("Before dawn on 2 December soldiers seized the broadcaster of Mali.")[0]) == date(2024, 12, 2)
    assert day_of(events("Mali told France to withdraw before noon on Monday.")[0]) == PUBLISHED


def test_a_day_told_outdoes_a_live_pages_stamp() -> None:
    found = events("7:58 Police detained 300 people in Fiji on Tuesday. 8.15am Rebels shelled a town in Mali.")
    assert [day_of(event) for event in found] == [date(2024, 12, 3), PUBLISHED]


def test_a_bygone_time_dates_the_order_not_what_is_ordered() -> None:
    (ordered,) = [one for one in events("Greece ordered its banks to close a week ago.") if one.event_type == "REQUEST"]
    assert day_of(ordered) < date(2024, 12, 2)


def test_a_paper_speaks_on_the_day_that_it_was_sent() -> None:
    found = events("The letter, which was sent to Paris on Monday, accused France of lying.")
    assert day_of(found[-1]) == date(2024, 12, 2)
    found = events("The minister of Mali, who resigned in May, accused France of lying.")
    assert day_of(found[-1]) == PUBLISHED
