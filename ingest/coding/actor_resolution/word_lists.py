"""Closed lists of words that the actor resolver reads by (`lexicon/actors`), by name."""

from __future__ import annotations

from functools import cache

from ingest.tables import read_table


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split()) for row in read_table("coding/lexicon/actors/words.tsv")}


@cache
def name_heads() -> dict[str, tuple[str, str]]:
    """Last words that tell what an unknown capitalised name is: word → sector and kind."""
    rows = read_table("coding/lexicon/actors/name_heads.tsv")
    return {word: (row["sector"], row["kind"]) for row in rows for word in row["words"].split()}


@cache
def common_names() -> frozenset[str]:
    """Names of bodies and parties that several countries use: Congress, Labour, the Democrats."""
    return frozenset(row["name"] for row in read_table("coding/lexicon/actors/common_names.tsv"))


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list, case as in the file.

    Raises:
        KeyError: There is no such list.
    """
    return _lists()[name]
