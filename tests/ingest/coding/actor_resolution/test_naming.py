"""Bodies whose name many countries use, and states that are no more. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code, told


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        pytest.param("The Human Rights Commission of Pakistan urged India to stop.", "PAK", "IND", id="unlisted state"),
        pytest.param(
            "The Communist Party of Nepal accused India of lying.", "NPL", "IND", id="party of many countries"
        ),
        pytest.param("The Supreme Court of the Philippines rebuked China.", "PHL", "CHN", id="with an article"),
        pytest.param("The Organization of African Unity condemned Rhodesia.", "IGO", "ZWE", id="of another age"),
        pytest.param("East German police arrested two West Germans.", "DEU", "DEU", id="divided state"),
    ],
)
def test_country_of_the_name(text: str, source: str, target: str) -> None:
    assert {(s, t) for _, s, t in told(text)} == {(source, target)}


def test_a_listed_body_keeps_its_country() -> None:
    assert ("ACCUSE", "GBR", "JPN") in told("The Bank of England criticised Japan.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Moro National Liberation Front", "Moro Islamic Liberation Front"),
        ("Badr Organization", "Asaib Ahl al-Haq"),
        ("Irish Republican Army", "Real IRA"),
    ],
)
def test_bodies_of_like_names_and_aims_are_several(one: str, other: str) -> None:
    events = code(f"The {one} condemned the {other}.").event_mentions
    assert [(e.source and e.source.actor.name, e.target and e.target.actor.name) for e in events] == [(one, other)]


def test_a_company_gives_no_president_his_name() -> None:
    events = code("President José Eduardo dos Santos condemned South Africa.").event_mentions
    assert [(e.source.actor.country, e.source.actor.sector) for e in events if e.source] == [("AGO", "GOV")]
