"""Headline English: verbs taken for nouns, clipped passives, "to" for the future, lists without "and", capitals."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.coding.coder import DependencyPatternCoder
from ingest.coding.model import Article, Block
from tests.ingest.coding.reading import PUBLISHED, code

CODER = DependencyPatternCoder()


def told(headline: str) -> list[tuple[str, str | None, str]]:
    """Type, source country and status of each event of a headline."""
    return [
        (event.event_type, event.source.actor.country if event.source else None, event.status)
        for event in code(title=headline).event_mentions
    ]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        pytest.param("Iraq bombards Iranian port overnight", ("ASSAULT", "IRQ", "occurred"), id="verb like a noun"),
        pytest.param("MPs condemn minister over ferry deal", ("ACCUSE", None, "occurred"), id="plural subject"),
        pytest.param("Kenya, Uganda sign railway deal", ("SUPPORT", "KEN", "occurred"), id="comma for and"),
        pytest.param("Kenya, Uganda to sign railway deal", ("AGREE", "KEN", "planned"), id="future with to"),
        pytest.param("Jordan's king to visit Cairo next month", ("CONSULT", "JOR", "planned"), id="visit to come"),
        pytest.param(
            "US sanctions Iranian officers as fighting spreads", ("SANCTION", "USA", "occurred"), id="no plural"
        ),
        pytest.param("Unions shut down Nigerian ports over fuel", ("PROTEST", None, "occurred"), id="particle"),
        pytest.param("Dozens arrested as farmers block Lyon roads", ("COERCE", None, "occurred"), id="two clauses"),
        pytest.param("Canada, EU Vow To Boycott Talks", ("THREATEN", "CAN", "occurred"), id="verb before to"),
        pytest.param("Hundreds detained in Minsk protests", ("COERCE", None, "occurred"), id="clipped passive"),
        pytest.param("Thai Court Dissolves Opposition Party", ("COERCE", "THA", "occurred"), id="title case"),
        pytest.param("Fijian general seizes power, sacks premier", ("COERCE", "FJI", "occurred"), id="second verb"),
        pytest.param("Iran, Oman cut ties, recall envoys", ("SANCTION", "OMN", "occurred"), id="second plural verb"),
        pytest.param("Kenyan court annuls win, orders fresh vote", ("REQUEST", "KEN", "occurred"), id="like a noun"),
        pytest.param("Egypt lifts ban on protest song", ("CONCEDE", "EGY", "occurred"), id="object like a verb"),
        pytest.param("Serb general found guilty in war trial", ("ACCUSE", None, "occurred"), id="found guilty"),
        pytest.param(
            "Thai premier suspended over leaked call", ("COERCE", None, "occurred"), id="no object of its own"
        ),
        pytest.param("ISRAELI JETS STRIKE BEIRUT SUBURB", ("ASSAULT", "ISR", "occurred"), id="all capitals"),
    ],
)
def test_headlines_are_read_as_sentences(headline: str, expected: tuple[str, str | None, str]) -> None:
    assert expected in told(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "Five things to know about the Kenyan election",
        "City fight back to hold Arsenal",
        "Fire kills three at Leeds factory",
        "How the Senate works",
        "Heatwave grips Spain",
    ],
)
def test_headlines_without_an_act_stay_so(headline: str) -> None:
    assert told(headline) == []


def test_a_past_tense_that_needs_no_object_is_no_clipped_passive() -> None:
    assert [row[:2] for row in told("Bolivian minister resigned over wiretaps")] == [("RETREAT", "BOL")]


@settings(deadline=None, max_examples=30)
@given(st.text(alphabet="Abc XYZ,:to s'ed-.’", max_size=60))
def test_any_headline_keeps_its_words(headline: str) -> None:
    (sentences, docs), *_ = CODER.parse(
        [Article("r", f"Rebels attack {headline}", (Block("paragraph", "x"),), "en", PUBLISHED)]
    )
    assert all(doc is None or doc.text == sentence.text for sentence, doc in zip(sentences, docs, strict=True))


def test_a_caption_without_a_finite_verb_is_read_as_a_sentence() -> None:
    (meeting,) = code(
        "Polish President Lech Walesa (L) and Czech President Vaclav Havel meeting in Prague."
    ).event_mentions
    assert (meeting.event_type, meeting.status) == ("CONSULT", "occurred")
    assert meeting.source is not None
    assert meeting.target is not None
    assert {meeting.source.actor.country, meeting.target.actor.country} == {"POL", "CZE"}
    assert code("A long meeting in the old town hall of Prague.").event_mentions == ()
