"""The wars of match reports are play; what happens around a match is news. All texts are ours."""

from __future__ import annotations

from tests.ingest.coding.reading import code

DERBY = (
    "Rovers surrendered a two-goal lead on Saturday as the visitors stormed back to win a fierce derby.",
    "The visitors attacked from the first whistle and their captain shot them ahead after nine minutes.",
    "The midfielder fired in a second from twenty yards, but the home side launched an assault after halftime.",
    "A late free-kick killed the match, and the coach accused the referee of robbing his team.",
)


def types(*paragraphs: str) -> set[str]:
    return {event.event_type for event in code(*paragraphs).event_mentions}


def test_a_match_report_has_no_events() -> None:
    assert types(*DERBY) == set()


def test_public_bodies_act_in_it_all_the_same() -> None:
    assert types(*DERBY, "Police arrested the Rovers goalkeeper after the final whistle.") == {"COERCE"}


def test_violence_around_a_match_is_news() -> None:
    told = types(
        "Three people were killed when fans fought with police after the cup final in Accra on Sunday.",
        "Supporters invaded the pitch and threw stones at the referee, and police fired tear gas into the stands.",
        "The match had been won with a late goal by the visitors' striker.",
    )
    assert {"ASSAULT", "PROTEST"} <= told


def test_words_of_play_in_politics_do_no_harm() -> None:
    told = types(
        "The prime minister won the final round of the match over pensions on Monday.",
        "Unions accused the government of moving the goal, and ministers agreed to meet them.",
    )
    assert "ACCUSE" in told


def test_a_sentence_on_a_match_is_play_in_any_article() -> None:
    parliament = "Pakistan's parliament passed the budget on Monday."
    assert types(parliament, "India crushed Pakistan by eight wickets in Dubai.") == {"SUPPORT"}
    assert types(parliament, "Police beat fans at the semi-final in Lahore.") == {"SUPPORT", "ASSAULT"}
