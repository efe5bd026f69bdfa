"""Of which country unnamed people are: that of the place, unless told. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code


def countries(event_type: str, *paragraphs: str) -> list[tuple[str | None, str | None]]:
    return [
        (
            event.source.actor.country if event.source else None,
            event.target.actor.country if event.target else None,
        )
        for event in code(*paragraphs).event_mentions
        if event.event_type == event_type
    ]


@pytest.mark.parametrize(
    ("event_type", "text", "expected"),
    [
        pytest.param("ASSAULT", "Two men were killed by a bomb in Lima.", (None, "PER"), id="victims"),
        pytest.param("ASSAULT", "Two soldiers were killed by a bomb in Lima.", (None, "PER"), id="soldiers"),
        pytest.param("PROTEST", "In Perth about 300 people marched against the war.", ("AUS", None), id="marchers"),
        pytest.param(
            "ASSAULT", "A bomb killed six people outside the US embassy in Lima.", (None, "PER"), id="at an embassy"
        ),
        pytest.param("ASSAULT", "Two Danish tourists were killed in Lima.", (None, "DNK"), id="told otherwise"),
        pytest.param("ASSAULT", "Two men were killed in the night.", (None, None), id="no place"),
        pytest.param("ASSAULT", "Two foreign tourists were killed by a bomb in Lima.", (None, None), id="from abroad"),
    ],
)
def test_unnamed_people_are_of_the_place(event_type: str, text: str, expected: tuple[str | None, str | None]) -> None:
    assert expected in countries(event_type, text)


STORY = (
    "Sudan denied on Friday that it had armed the rebels. The government of Sudan spoke of lies.",
    "Sudan recalled its envoy.",
    "Chad cut its ties with Sudan.",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rebels attacked the army of Chad on Thursday.", ("TCD", "TCD"), id="of whom they attack"),
        pytest.param("Sudanese rebels attacked the army of Chad.", ("SDN", "TCD"), id="told otherwise"),
        pytest.param("Troops killed two protesters in Moundou.", ("TCD", "TCD"), id="troops in a city"),
        pytest.param("Ugandan troops killed two protesters in Moundou.", ("UGA", "TCD"), id="troops told otherwise"),
        pytest.param("Troops killed two protesters.", ("SDN", "SDN"), id="no city"),
    ],
)
def test_unnamed_forces_in_a_story_of_two_states(text: str, expected: tuple[str | None, str | None]) -> None:
    assert expected in countries("ASSAULT", *STORY, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Villagers in Puno clashed with police on Monday.", ("PER", "PER"), id="not Pune's other name"),
        pytest.param("Villagers in Santa Cruz clashed with police on Monday.", ("BOL", "BOL"), id="a name cut short"),
        pytest.param("Villagers in Bombay clashed with police on Monday.", ("IND", "IND"), id="a former name"),
    ],
)
def test_of_cities_of_one_name_the_chief_name_counts(text: str, expected: tuple[str | None, str | None]) -> None:
    assert expected in countries("PROTEST", text)
