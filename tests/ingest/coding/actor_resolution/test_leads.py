"""What relative clauses and predicates tell of a name: whom it leads, which office it left. All sentences are ours."""

from __future__ import annotations

import pytest

from tests.ingest.coding.actor_resolution.reading import read


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        pytest.param("Ana Ruiz, who heads the UN's relief work, condemned it.", "Ruiz", ("IGO", "IGO"), id="heads"),
        pytest.param(
            "Ana Ruiz, 52, who has chaired Chile's electoral commission since 2019, rejected it.",
            "Ruiz",
            ("CHL", "GOV"),
            id="has chaired",
        ),
        pytest.param(
            "Luc Morel, the moderate who leads the CFDT, condemned the law.",
            "Morel",
            ("FRA", "LAB"),
            id="in apposition",
        ),
        pytest.param(
            "Ali Bhatti, whose Pakistan Peoples Party voted for it, spoke.", "Bhatti", ("PAK", "PTY"), id="whose party"
        ),
        pytest.param("Pia Blom has resigned as Sweden's finance minister.", "Blom", ("SWE", "GOV"), id="resigned as"),
        pytest.param(
            "Pia Blom stepped down as Sweden's finance minister.", "Blom", ("SWE", "GOV"), id="stepped down as"
        ),
        pytest.param(
            "Peru's interior minister, Ana Ruiz, a former army chief, met them.",
            "Ruiz",
            ("PER", "GOV"),
            id="former last",
        ),
        pytest.param(
            "The leader of Peru's biggest opposition party, Ana Ruiz, met them.",
            "Ruiz",
            ("PER", "OPP"),
            id="of a possessor",
        ),
        pytest.param(
            "In Ghana, Kofi Mensah, who narrowly lost the election, spoke.", "Mensah", (None, "OPP"), id="lost"
        ),
        pytest.param("In Ghana, Kofi Mensah lost his car keys.", "Mensah", (None, "CVL"), id="lost something else"),
        pytest.param("Anna Berg, who runs a bakery, condemned Norway.", "Berg", (None, "CVL"), id="a shop"),
        pytest.param("Juan Ruiz, who ran for president of Peru, spoke.", "Ruiz", (None, "CVL"), id="ran for"),
        pytest.param("Diego Ruiz, who led Argentina to the final, spoke.", "Ruiz", (None, "CVL"), id="a match"),
    ],
)
def test_whom_somebody_leads(text: str, word: str, expected: tuple[str | None, str]) -> None:
    assert read(text).codes(word) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("In France, Claire Aubry said her party would abstain.", ("FRA", "PTY"), id="her party"),
        pytest.param("In France, Claire Aubry said her government would fall.", ("FRA", "GOV"), id="her government"),
        pytest.param("In France, Claire Aubry said her village would flood.", ("FRA", "CVL"), id="her village"),
        pytest.param("In France, Judge Claire Aubry said her party was over.", ("FRA", "JUD"), id="told otherwise"),
    ],
)
def test_who_has_a_party_of_her_own(text: str, expected: tuple[str, str]) -> None:
    assert read("France's parliament met in Paris.", "The French police watched.", text).codes("Aubry") == [expected]
