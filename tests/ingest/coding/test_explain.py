"""Explanations: every row has its word, every word without a row its reason."""

from __future__ import annotations

import pytest

from ingest.coding.acts import Obstacle
from ingest.coding.explain import Candidate, ExplainedSentence, Explanation, Missed, explain
from ingest.coding.model import Article, Block
from tests.ingest.coding.reading import PUBLISHED, code

TEXTS = (
    "France condemned Russia on Monday. The army shelled the town and killed ten people, Ukraine said.",
    "French President Emmanuel Macron held talks with Chinese Premier Li Qiang in Paris on Friday.",
    "Moscow and Tehran condemned the United States. The harvest was poor.",
)


def explained(*paragraphs: str, language: str = "en") -> Explanation:
    blocks = tuple(Block("paragraph", text) for text in paragraphs)
    return explain(Article("r", None, blocks, language, PUBLISHED))


def sentence(text: str) -> ExplainedSentence:
    (only,) = explained(text).sentences
    return only


def at(word: str, text: str) -> Candidate:
    """What is said of one word."""
    return next(candidate for candidate in sentence(text).candidates if candidate.word == word)


def test_the_rows_are_the_coders() -> None:
    found = explained(*TEXTS)
    coded = code(*TEXTS)
    assert tuple(e for s in found.sentences for e in s.events) == coded.event_mentions
    assert [a for s in found.sentences for a in s.actors] == sorted(
        coded.actor_mentions, key=lambda mention: mention.sentence_index
    )
    assert coded.event_mentions


@pytest.mark.parametrize("text", TEXTS)
def test_every_row_is_told_by_one_word(text: str) -> None:
    for one in explained(text).sentences:
        told = [event for candidate in one.candidates for event in candidate.events]
        assert sorted(told, key=lambda e: e.ordinal) == list(one.events)


def test_a_word_that_gave_a_row_names_its_rule() -> None:
    found = at("held", "Turkish officials held talks with Greek officials in Athens.")
    assert (found.rule, found.fate) == ("consult/v/hold ~talk +with", "coded")
    assert [event.event_type for event in found.events] == ["CONSULT"]


def test_a_second_word_for_the_same_act_is_merged() -> None:
    found = at("killed", "An attack by rebels on a church in Owo killed forty Nigerian worshippers.")
    assert found.fate == "merged into assault/n/attack +on [noun] at “attack”, which tells the same act"
    assert found.events == ()


def test_the_noun_of_a_phrase_is_part_of_its_words() -> None:
    found = at("talks", "Turkish officials held talks with Greek officials in Athens.")
    assert (found.fate, found.events) == ("part of the words of consult/v/hold ~talk +with", ())


def test_what_another_act_promises_or_asks_is_its_content() -> None:
    found = at("release", "Britain urged Iran to release the sailors.")
    assert found.rule == "retreat/v/release"
    assert found.fate.startswith("content of request/v/urge")


def test_nobody_political_is_a_reason_with_the_words_where_parties_were_sought() -> None:
    found = at("insulted", "The gardener insulted the baker.")
    assert (found.rule, found.events) == ("accuse/v/insult", ())
    assert found.fate == f"{Obstacle.NO_PARTY}; source sought at “gardener”, target sought at “baker”"


def test_a_storm_is_no_actor() -> None:
    assert at("killed", "A storm killed ten people in the valley.").fate.startswith(Obstacle.BYSTANDER)


def test_entries_that_lack_a_part_or_a_condition_say_which() -> None:
    missed = at("held", "The minister held a pencil and met the king.").missed
    assert Missed("consult/v/hold ~talk +with", "no object “talk”") in missed
    found = at("placed", "The general placed the map under the lamp and met the king.")
    assert (found.rule, found.fate) == (None, "no entry stands here")
    assert Missed("coerce/v/place +under ~arrest", "no preposition “under arrest”") in found.missed


def test_the_entries_that_lack_least_come_first() -> None:
    missed = at("held", "The minister held talks in the garden.").missed
    reasons = [one.reason for one in missed]
    assert reasons.index("no preposition “with”") < reasons.index("no object “hearing”")


def test_a_restriction_not_met_is_told_in_words() -> None:
    found = at("turned", "Ships will be turned back.")
    assert Missed("reject/v/turn -back", "subject must be an actor") in found.missed


def test_a_sentence_without_words_of_the_lexicon_is_not_parsed_and_says_so() -> None:
    one = sentence("The weather was mild.")
    assert one.unread == "not parsed: no entry of the lexicon has all its words here"
    assert (one.words, one.candidates) == ((), ())


def test_an_endless_sentence_says_why_it_is_not_parsed() -> None:
    one = sentence("Lists of ministers who met " + "and met " * 200)
    assert one.unread is not None
    assert one.unread.startswith("longer than 1500 characters")


def test_the_tree_has_one_root_and_all_words() -> None:
    words = sentence("France condemned Russia.").words
    assert [(w.text, w.dep) for w in words if w.parent is None] == [("condemned", "ROOT")]
    assert "".join(w.text for w in words) == "FrancecondemnedRussia."


def test_marks_lie_on_their_words() -> None:
    text = "France condemned Russia on Monday."
    marked = {(text[m.start : m.end], m.kind) for m in sentence(text).marks}
    assert {("France", "actor"), ("Russia", "actor"), ("condemned", "conflict"), ("Monday", "date")} <= marked


def test_marks_count_within_their_sentence() -> None:
    second = explained("Rain fell. France thanked Russia in Geneva.").sentences[1]
    marked = {(second.sentence.text[m.start : m.end], m.kind) for m in second.marks}
    assert {("France", "actor"), ("thanked", "cooperation"), ("Geneva", "place")} <= marked


def test_another_language_is_shown_uncoded() -> None:
    found = explained("Der Minister traf den Botschafter.", language="de")
    assert (found.outcome, found.coder_version) == ("language_not_supported", None)
    assert [s.sentence.text for s in found.sentences] == ["Der Minister traf den Botschafter."]
    assert found.sentences[0].unread is None
