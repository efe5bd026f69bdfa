"""The chance that an event mention's type and sentence are right, by how it was read.

A logistic model of few factors, whose weights in lexicon/confidence.tsv are fitted on annotated articles; how well it
holds is shown in this folder's README.
"""

from __future__ import annotations

from functools import cache
from math import exp

from ingest.coding.model import EventMention
from ingest.tables import read_table

Factor = tuple[str, str]


def confidence(row: EventMention) -> float:
    """Between 0 and 1: the share of rows read in this way that careful readers confirm or find arguable."""
    known = _weights()
    return round(1 / (1 + exp(-known["base", ""] - sum(known.get(factor, 0.0) for factor in factors_of(row)))), 2)


def factors_of(row: EventMention) -> list[Factor]:
    """What speaks for or against a row: the construction and the parties it gives, its status, its type."""
    told = "+".join(name for name, party in (("source", row.source), ("target", row.target)) if party is not None)
    return [("pattern", f"{pattern_of(row.rule)} {told or 'alone'}"), ("status", row.status), ("type", row.event_type)]


def pattern_of(rule: str) -> str:
    """The construction that a rule tells in brackets (active, passive, noun, adjective), else `assertion`."""
    _, bracket, rest = rule.rpartition("[")
    return rest.partition("]")[0] if bracket else "assertion"


@cache
def _weights() -> dict[Factor, float]:
    return {
        (row["factor"], row["value"]): float(row["log_odds"]) for row in read_table("coding/lexicon/confidence.tsv")
    }
