"""Whose deed a judgement is about. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code


@pytest.mark.parametrize(
    ("paragraphs", "country"),
    [
        pytest.param(("Peru condemned the attack carried out by Chile.",), "CHL", id="told in the sentence"),
        pytest.param(
            ("Chilean troops attacked a village in Bolivia in 1879.", "Peru condemned the attack."),
            "CHL",
            id="told before",
        ),
        pytest.param(("Chile attacked a village.", "Chile condemned the attack."), None, id="nobody judges himself"),
        pytest.param(("Peru condemned the attack.",), None, id="told nowhere"),
    ],
)
def test_judgements_are_aimed_at_the_doer(paragraphs: tuple[str, ...], country: str | None) -> None:
    (found,) = [event for event in code(*paragraphs).event_mentions if event.event_type == "ACCUSE"]
    assert (found.target.actor.country if found.target else None) == country


def test_a_deed_that_only_dates_is_not_judged() -> None:
    found = code(
        "Rebels bombed Manchester.", "Norway's king praised the nurses' work after the bombing."
    ).event_mentions
    (praise,) = [event for event in found if event.event_type == "SUPPORT"]
    assert praise.target is None or "ebels" not in praise.target.actor.name
