"""Whom words answer that name nobody: the one the source deals with in the article. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code


def target_of(event_type: str, *paragraphs: str) -> str | None:
    (found,) = [event for event in code(*paragraphs).event_mentions if event.event_type == event_type]
    return found.target.actor.country if found.target else None


@pytest.mark.parametrize(
    ("event_type", "paragraphs", "country"),
    [
        pytest.param(
            "REJECT",
            ("Ecuador accused Colombia of an incursion in 2008.", "Bogota rejected the complaint."),
            "ECU",
            id="who accused",
        ),
        pytest.param(
            "REJECT",
            ("Colombia rejected the complaint.", "Ecuador had accused Colombia of an incursion."),
            None,
            id="only told later",
        ),
        pytest.param(
            "REJECT",
            ("Ecuador accused Venezuela of an incursion in 2008.", "Peru rejected the complaint."),
            None,
            id="no dealings",
        ),
        pytest.param(
            "REJECT",
            ("Ecuador and Chile accused Colombia and Peru of lies.", "Bogota rejected the complaint."),
            None,
            id="nobody leads",
        ),
        pytest.param(
            "REJECT",
            ("Ecuador accused Colombia of an incursion in 2008.", "Bogota declined to help."),
            None,
            id="what may touch nobody",
        ),
        pytest.param(
            "AGREE",
            ("Ecuador accused Colombia of an incursion.", "Bogota promised an early election."),
            None,
            id="a promise to everybody",
        ),
        pytest.param(
            "REJECT",
            ("Turkey told Greece to withdraw its ships.", "Athens refused."),
            "TUR",
            id="who has just asked",
        ),
        pytest.param("REJECT", ("Greece offered talks, but Turkey refused.",), "GRC", id="whose offer"),
        pytest.param("REJECT", ("Greece offered talks and refused to leave.",), None, id="one's own offer"),
        pytest.param(
            "SANCTION",
            ("Ecuador accused Colombia of an incursion in 2008.", "Quito broke off relations."),
            "COL",
            id="with whom it quarrels",
        ),
        pytest.param(
            "SANCTION",
            ("Greece and Italy accused Turkey of spying.", "Peru recalled its ambassador."),
            None,
            id="a quarrel without sanctions",
        ),
        pytest.param(
            "REJECT",
            ("Ecuador accused Colombia of an incursion.", "Bogota rejected the accusation."),
            None,
            id="an accusation as such",
        ),
        pytest.param(
            "PROTEST",
            ("Ecuador accused Colombia of an incursion.", "Colombian workers went on strike."),
            None,
            id="no answer",
        ),
    ],
)
def test_counterparts(event_type: str, paragraphs: tuple[str, ...], country: str | None) -> None:
    assert target_of(event_type, *paragraphs) == country


def test_the_rule_tells_that_the_target_is_inferred() -> None:
    found = code("Ecuador accused Colombia of an incursion.", "Bogota rejected the complaint.").event_mentions[-1]
    assert found.rule.endswith("to counterpart")


def test_words_of_the_headline_are_no_target_in_the_text() -> None:
    title, text = "Ecuador accuses Colombia of incursion", "Bogota rejected the complaint. Quito accused it of lying."
    coded = code(text, title=title)
    (answer,) = [event for event in coded.event_mentions if event.event_type == "REJECT"]
    assert answer.target is not None
    assert answer.target.actor.country == "ECU"
    assert text[answer.target.start : answer.target.end] == answer.target.text


def test_who_joins_in_sanctions_lays_them_on_the_same_state() -> None:
    text = "The United States suspended aid to Niger. France urged Niger to free him. Spain recalled its ambassador."
    (row,) = [e for e in code(text).event_mentions if e.source is not None and e.source.actor.country == "ESP"]
    assert row.target is not None
    assert row.target.actor.country == "NER"
