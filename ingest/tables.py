"""The packaged data files: tables with a header line, tab-separated (`.tsv`) or comma-separated (`.csv`), in UTF-8.

Lines that begin with `#` are notes (source, meaning of the columns). What the rows mean is for the modules that ask for
them; a line that lacks a cell is told by file and line, for somebody has just edited it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from ingest.errors import InvalidInputError


def read_table(path: str) -> list[dict[str, str]]:
    """The rows of a packaged table by column; `path` is within the package `ingest`. Raises as `rows_of`."""
    return rows_of(files(__package__).joinpath(path))


def rows_of(file: Traversable) -> list[dict[str, str]]:
    """The rows of a table by column.

    Raises:
        InvalidInputError: `bad_table`, naming file and line: a row has not as many cells as the header.
    """
    lines = cells_of(file)
    _, header = next(lines, (0, []))
    rows = []
    for number, cells in lines:
        if len(cells) != len(header):
            detail = f"{file.name}:{number}: {len(cells)} cells, {len(header)} wanted ({', '.join(header)})"
            raise InvalidInputError("bad_table", detail)
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def cells_of(file: Traversable) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table, its header first, with their numbers and cells; notes and empty lines are left out."""
    for number, text in enumerate(file.read_text("utf-8").splitlines(), 1):
        if text.strip() and not text.startswith("#"):
            yield number, next(csv.reader([text])) if file.name.endswith(".csv") else text.split("\t")
