"""Which of the days that an article tells of its undated acts belong to.

Published on Saturday 7 December 2024, see `tests.ingest.coding.reading`.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.ingest.coding.reading import PUBLISHED, code, day_of, events, of_type, one


def test_others_react_on_the_day_of_the_opening_not_on_that_of_a_flashback() -> None:
    opening = "Riot police clashed with students in Athens on Friday."
    flashback = "An officer shot a schoolboy in the suburb of Zografou on Monday."
    assert day_of(one(f"{opening} {flashback} Turkey condemned Greece.", "ACCUSE")) == date(2024, 12, 6)
    _, _, arrested = events(f"{opening} {flashback} The officer was arrested at his home.")
    assert day_of(arrested) == date(2024, 12, 2)


def test_a_day_at_the_head_of_its_sentence_holds_for_what_follows() -> None:
    opening = "Riot police clashed with students in Athens on Friday."
    text = f"{opening} On Monday the Greek parliament met. Turkey condemned Greece."
    assert day_of(one(text, "ACCUSE")) == date(2024, 12, 2)


def test_sentences_after_an_old_episode_go_on_telling_of_it() -> None:
    text = "In March, Sudanese President Omar al-Bashir visited Chad. Bashir condemned France. France supports Chad."
    _, condemned, supports = events(text)
    assert (day_of(condemned), condemned.is_background) == (date(2024, 3, 1), True)
    assert not supports.is_background


def test_a_day_older_than_a_week_is_not_gone_on_with() -> None:
    text = "Police arrested five protesters in Lagos on November 21. France condemned Mali."
    assert day_of(one(text, "ACCUSE")) == PUBLISHED


def test_a_day_still_to_come_is_not_gone_on_with() -> None:
    text = "The French president will meet the Malian president on Thursday. France condemned Russia."
    assert day_of(one(text, "ACCUSE")) == PUBLISHED


def test_a_sentence_without_a_day_goes_on_telling_of_the_last_one() -> None:
    text = "Police arrested five protesters in Lagos on Thursday. The protesters were charged with rioting."
    _, charged = of_type(events(text), "COERCE")
    assert day_of(charged) == date(2024, 12, 5)
    assert not charged.date_in_sentence


HISTORY = "In 2011 rebels seized Benghazi. In October 2011 fighters killed Muammar Gaddafi. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen stormed the Italian consulate.", True),
        ("Italy condemned Egypt.", False),  # may answer today's news
        ("Gunmen are besieging the Italian consulate.", False),
        ("On Friday gunmen stormed the Italian consulate.", False),
    ],
)
def test_what_follows_several_old_episodes_is_history_too(text: str, expected: bool) -> None:
    assert events(HISTORY + text)[-1].is_background is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A court later jailed the editor.", True),
        ("Police had detained the editor, and prosecutors charged the publisher.", True),
        ("A court jailed the editor.", False),
    ],
)
def test_a_sequel_of_an_old_act_is_history_whoever_acts(text: str, expected: bool) -> None:
    found = events(f"In May 2023 soldiers stormed the parliament of Togo. {text}")
    assert {event.is_background for event in found if event.sentence_index} == {expected}


def test_sentences_without_acts_tell_days_and_history_too() -> None:
    assert day_of(one("What happened on Wednesday? France condemned Mali.", "ACCUSE")) == date(2024, 12, 4)
    text = "In 1999 rebels seized Kolwezi. His empire collapsed in 2002. Soldiers arrested the governor of Katanga."
    assert [event.is_background for event in of_type(events(text), "COERCE")] == [True, True]


def test_a_deadline_is_no_day_that_is_told_of() -> None:
    text = "Chad sacked its army chief on Tuesday and told him to leave by Thursday. That night he insulted Mali."
    assert {day_of(event) for event in of_type(events(text), "ACCUSE")} == {date(2024, 12, 3)}


def test_the_day_that_the_news_is_named_by_is_that_of_the_opening() -> None:
    found = code("Friday's judgment was a first for Africa.", "The court of Kenya annulled the vote.").event_mentions
    assert {day_of(event) for event in found} == {date(2024, 12, 6)}
    found = code("Friday's vote will be a first for Africa.", "The court of Kenya condemned Uganda.").event_mentions
    assert {day_of(event) for event in found} == {PUBLISHED}
