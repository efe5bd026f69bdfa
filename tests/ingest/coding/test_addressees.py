"""Whom a request is put to that names nobody itself. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("Sri Lanka's president telephoned Vladimir Putin to ask for fuel on credit.", "RUS", id="purpose"),
        pytest.param("Nepal's premier telephoned Delhi and asked for vaccines.", "IND", id="next step"),
        pytest.param("Japan's premier wrote to Chinese officials, asking for his release.", "CHN", id="participle"),
        pytest.param("Peruvian unions backed President Boluarte but demanded guarantees.", "PER", id="contrast"),
        pytest.param("Chile backed Peru but demanded an apology from Ecuador.", "ECU", id="named itself"),
        pytest.param("Chile criticised Brazil and demanded a summit.", None, id="something else"),
        pytest.param("Turkey's president met Vladimir Putin and called for a ceasefire.", None, id="said at a meeting"),
    ],
)
def test_to_whom_a_request_goes(text: str, country: str | None) -> None:
    (asked,) = [event for event in events(text) if event.event_type == "REQUEST"]
    assert (asked.target.actor.country if asked.target else None) == country
