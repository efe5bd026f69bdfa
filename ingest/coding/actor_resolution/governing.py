"""Whether a party governs its country in the year of the article or opposes those who do."""

from __future__ import annotations

from functools import cache

from ingest.coding.actor_resolution.lexicon import rows


def standing_of(party: str, year: int | None) -> str:
    """The sector in which a party acts: OPP in years in which others govern, else PTY.

    Args:
        party: Its name as in `organisations.tsv`.
        year: Year of publication; None when it is not known, which tells nothing.
    """
    terms = _terms().get(party)
    if year is None or terms is None or any(first <= year <= last for first, last in terms):
        return "PTY"
    return "OPP"


@cache
def _terms() -> dict[str, tuple[tuple[int, int], ...]]:
    """The spans of years, ends included, in which each listed party governed."""
    return {row["party"]: tuple(_span(years) for years in row["years"].split()) for row in rows("parties_in_power.tsv")}


def _span(years: str) -> tuple[int, int]:
    """First and last year of "1979-1997", "1994" or "2024-"."""
    first, dash, last = years.partition("-")
    return int(first), int(last) if last else 9999 if dash else int(first)
