"""How sure the coder is of a row, from the way it was read."""

from __future__ import annotations

from ingest.coding.codebook import codebook
from ingest.coding.confidence import factors_of, pattern_of
from ingest.tables import read_table
from tests.ingest.coding.reading import events, one


def test_the_pattern_is_read_from_the_rule() -> None:
    assert pattern_of("assault/v/attack [passive]") == "passive"
    assert pattern_of("aid/v/send ~money [active] as intent") == "active"
    assert pattern_of("accuse/assertion/illegal") == "assertion"


def test_the_factors_are_construction_and_parties_status_and_type() -> None:
    assert factors_of(one("Iraq attacked Iran.", "ASSAULT")) == [
        ("pattern", "active source+target"),
        ("status", "occurred"),
        ("type", "ASSAULT"),
    ]


def test_a_denied_act_is_less_sure_than_one_that_occurred() -> None:
    (denied,), (occurred,) = events("Iraq did not attack Iran."), events("Iraq attacked Iran.")
    assert 0 < denied.confidence < occurred.confidence < 1


def test_weights_are_of_known_types_and_statuses() -> None:
    values: dict[str, set[str]] = {}
    for row in read_table("coding/lexicon/confidence.tsv"):
        values.setdefault(row["factor"], set()).add(row["value"])
    assert values["base"] == {""}
    assert values["type"] <= set(codebook().types)
    assert values["status"] <= {"occurred", "ongoing", "planned", "called_for", "hypothetical", "denied"}
