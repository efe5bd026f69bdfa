"""Closed lists of words that the actor resolver reads by (`lexicon/actors`), by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, frozenset[str]]:
    text = (files("ingest.coding") / "lexicon" / "actors" / "words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {name: frozenset(words.split()) for name, words in rows}


@cache
def name_heads() -> dict[str, tuple[str, str]]:
    """Last words that tell what an unknown capitalised name is: word → sector and kind."""
    text = (files("ingest.coding") / "lexicon" / "actors" / "name_heads.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {word: (sector, kind) for words, sector, kind in rows for word in words.split()}


@cache
def common_names() -> frozenset[str]:
    """Names of bodies and parties that several countries use: Congress, Labour, the Democrats."""
    text = (files("ingest.coding") / "lexicon" / "actors" / "common_names.tsv").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one list, case as in the file.

    Raises:
        KeyError: There is no such list.
    """
    return _lists()[name]
