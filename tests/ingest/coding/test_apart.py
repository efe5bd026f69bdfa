"""Acts that a length of time parts from another one, by sentences of ours on historical facts.

Published on Saturday 7 December 2024, see `tests.ingest.coding.reading`.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.coding.reading import PUBLISHED, code, day_of, events, of_type


def test_days_after_dates_an_act_whatever_is_told_below_it() -> None:
    text = "The vote came days after Luis Galan was assassinated in Soacha hours after he left Cali on Tuesday."
    (killing,) = of_type(code(text).event_mentions, "ASSAULT")
    assert day_of(killing) < date(2024, 12, 3)


def test_one_killing_of_a_person_has_one_date_in_an_article() -> None:
    found = code(
        "The appointment came on Tuesday, days after Luis Galan was assassinated in Colombia.",
        "Galan was killed by a gunman in Soacha, where he was speaking.",
        "The assassination of Galan shook the country.",
        "Gunmen killed a judge in Cali.",
    ).event_mentions
    assert [day_of(event) for event in of_type(found, "ASSAULT")] == [
        *[date(2024, 11, 27)] * 3,
        date(2024, 12, 3),
    ]


def test_the_eve_of_a_thing_dates_all_that_was_done_then() -> None:
    (landing, *words) = events(
        "The attack by Argentina on Stanley was on Tuesday. The American president, who telephoned General Galtieri on "
        "the eve of the attack and begged him to call it off, condemned Argentina."
    )
    assert day_of(landing) == date(2024, 12, 3)
    assert [(one.event_type, day_of(one).day) for one in words] == [("CONSULT", 2), ("REQUEST", 2), ("ACCUSE", 3)]


def test_a_thing_told_by_what_it_did_has_its_day() -> None:
    found = code(
        "Two weeks to the day after a bomb killed Rafik Hariri, Omar Karami resigned on Tuesday.",
        "France recalled its ambassador to Syria the day after the bombing.",
    ).event_mentions
    assert [day_of(event) for event in of_type(found, "ASSAULT")][:1] == [date(2024, 11, 19)]
    assert [day_of(event) for event in of_type(found, "SANCTION")] == [date(2024, 11, 20)]


def test_within_hours_is_the_same_day_but_for_what_has_been_done_since() -> None:
    found = events(
        "The attack on Stanley was on Tuesday. Britain broke off relations with Argentina within hours of the attack "
        "and has frozen Argentine assets."
    )
    (broken,) = [event for event in found if event.trigger.startswith("broke")]
    assert day_of(broken) == date(2024, 12, 3)


def test_the_only_vote_of_the_last_months_is_the_vote() -> None:
    found = code(
        "On Friday the court annulled the election of November 8 in Kenya.",
        "Days after the vote John Kerry praised Kenya.",
        "Gunmen killed two officials in Nairobi a week before the ballot.",
    ).event_mentions
    assert [day_of(event) for event in found[1:]] == [date(2024, 11, 10), date(2024, 11, 1)]
    (praised,) = code("In 2019 Kenya held an election.", "Days after the vote John Kerry praised Kenya.").event_mentions
    assert day_of(praised) == PUBLISHED


def test_an_act_some_months_after_another_whatever_the_parse() -> None:
    text = "Nearly two months after gunmen kidnapped 80 pupils in Zamfara, the last of them were freed on Sunday."
    (kidnapped,) = of_type(events(text), "ASSAULT")
    assert day_of(kidnapped) == date(2024, 10, 1)


def test_a_rank_within_a_month_is_no_date() -> None:
    found = events("Police shot a farmer in Cusco on Tuesday. The shooting, the third this month, shook Peru.")
    assert {day_of(event) for event in found} == {date(2024, 12, 3)}


@pytest.mark.timeout(30)
def test_a_sentence_that_hangs_on_a_preposition_comes_to_an_end() -> None:
    assert events("Amid protests two days after the killing of nine men.") != []
