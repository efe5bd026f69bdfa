"""In what capacity people act, told by the act: strikers, and peoples that deal with states."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import events


@pytest.mark.parametrize(
    ("text", "side", "party"),
    [
        pytest.param("British nurses went on strike on Monday.", "source", ("GBR", "LAB"), id="strikers"),
        pytest.param("France urged the Saudis to ease the blockade.", "target", ("SAU", "GOV"), id="asked"),
        pytest.param("The Saudis imposed sanctions on Qatar.", "source", ("SAU", "GOV"), id="doing"),
        pytest.param("Britain sent food to the Afghans.", "target", ("AFG", "CVL"), id="aided"),
        pytest.param("Iran told thousands of Afghans to leave.", "target", ("AFG", "CVL"), id="some of a people"),
        pytest.param("Iraq killed dozens of Iranians in Basra.", "target", ("IRN", "CVL"), id="victims"),
        pytest.param(
            "Former President Lenin Moreno accused the government of Ecuador of fraud.",
            "source",
            ("ECU", "OPP"),
            id="former president against those in office",
        ),
        pytest.param(
            "Former President Lenin Moreno condemned the attack in Ecuador.",
            "source",
            ("ECU", "GOV"),
            id="former president",
        ),
        pytest.param("Iraqi soldiers killed nine students in Basra.", "target", ("IRQ", "CVL"), id="pupils as victims"),
        pytest.param("Iraqi students condemned Iran.", "source", ("IRQ", "EDU"), id="students that act"),
        pytest.param("Iraqi women went on hunger strike in Basra.", "source", ("IRQ", "CVL"), id="hunger strike"),
        pytest.param("British nurses marched through London on Monday.", "source", ("GBR", "CVL"), id="no strike"),
    ],
)
def test_sector(text: str, side: str, party: tuple[str, str]) -> None:
    (event,) = events(text)
    found = event.source if side == "source" else event.target
    assert found is not None
    assert (found.actor.country, found.actor.sector) == party
