"""The closed word classes of `lexicon/syntax.tsv`, by which clauses are read; the file tells what they mean."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def _classes() -> dict[str, frozenset[str]]:
    lines = files(__package__).joinpath("lexicon", "syntax.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {name: frozenset(lemmas.split()) for name, _, lemmas in rows}


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of one class.

    Raises:
        KeyError: There is no such class.
    """
    return _classes()[name]
