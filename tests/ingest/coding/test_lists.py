"""Several who do one thing together: at whom it is aimed, whom a singular means, who a relative clause is about."""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import told


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        pytest.param(
            "Peru, Chile and Brazil severed diplomatic ties with Caracas.",
            {("PER", "VEN"), ("CHL", "VEN"), ("BRA", "VEN")},
            id="with somebody else",
        ),
        pytest.param("Algeria and Morocco severed diplomatic ties in 2021.", {("DZA", "MAR")}, id="with one another"),
        pytest.param(
            "Saudi Arabia, Bahrain and Egypt cut relations with Doha and expelled its envoys.",
            {("SAU", "QAT"), ("BHR", "QAT"), ("EGY", "QAT")},
            id="its is none of them",
        ),
    ],
)
def test_several_break_with_whom_the_sentence_names(text: str, pairs: set[tuple[str, str]]) -> None:
    assert {found[1:] for found in told(text) if found[0] == "SANCTION"} == pairs


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        pytest.param("Iran and Russia, which have backed Syria, sent their thanks.", {"IRN", "RUS"}, id="plural"),
        pytest.param("The envoy flew to Oman and Qatar, which has condemned Israel.", {"QAT"}, id="singular"),
    ],
)
def test_the_verb_tells_how_many_the_relative_clause_is_about(text: str, sources: set[str]) -> None:
    assert {source for kind, source, _ in told(text) if kind in {"SUPPORT", "ACCUSE"}} == sources
