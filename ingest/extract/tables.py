"""The data files of `data/`, read once: word lists by language, news agencies, names of outlets.

The format of the files is told in `ingest.tables`.
"""

from __future__ import annotations

from functools import cache

from ingest.tables import read_table

FILES = ("agencies.tsv", "boilerplate.tsv", "byline_words.tsv", "publishers.tsv")


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The data rows of one file, by column name."""
    return read_table(f"extract/data/{name}")


def check() -> None:
    """Read every file: a broken one stops the work, or each article would be turned away for it.

    Raises:
        InvalidInputError: `bad_table`, naming file and line.
    """
    for name in FILES:
        rows(name)


@cache
def agencies() -> dict[str, str]:
    """Every spelling of a news agency, case folded → its short name."""
    out: dict[str, str] = {}
    for row in rows("agencies.tsv"):
        for spelling in (row["name"], *filter(None, row["aliases"].split("|"))):
            out[spelling.casefold()] = row["name"]
    return out


@cache
def words(file: str, kind: str) -> tuple[str, ...]:
    """The words of one kind in all languages of a word list, longest first."""
    found = {row["word"] for row in rows(file) if row["kind"] == kind}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def publishers() -> dict[str, str]:
    """Host name without www → name of the outlet."""
    return {row["host"]: row["name"] for row in rows("publishers.tsv")}
