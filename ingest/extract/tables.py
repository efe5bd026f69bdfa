"""The data files of `data/`, read once: word lists by language, news agencies, names of outlets.

Every file is tab-separated UTF-8 with a header; lines that begin with `#` are notes (source, meaning of the columns).
"""

from __future__ import annotations

from functools import cache
from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """The data rows of one file, by column name."""
    text = resources.files(__package__).joinpath("data", name).read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    header, *body = lines
    return [dict(zip(header, cells, strict=True)) for cells in body]


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
