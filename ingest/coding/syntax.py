"""The closed word classes of `lexicon/syntax.tsv`, by which clauses are read; the file tells what they mean."""

from __future__ import annotations

from functools import cache

from ingest.tables import read_table


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["lemmas"].split()) for row in read_table("coding/lexicon/syntax.tsv")}


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of one class.

    Raises:
        KeyError: There is no such class.
    """
    return _classes()[name]
