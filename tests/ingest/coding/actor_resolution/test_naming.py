"""Bodies whose name many countries use, and states that are no more. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import told


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
