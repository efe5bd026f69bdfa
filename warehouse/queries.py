"""Ask the published file: the user's own SQL, or one of the bundled questions in `queries/*.sql`.

Reading only; each answer is a Polars frame. A bundled question starts with a comment whose first line is the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connect import connect
from warehouse.errors import QueryError
from warehouse.paths import QUERIES


@dataclass(frozen=True, slots=True)
class Question:
    """A bundled question: its name (the file's), what it asks, and its SQL."""

    name: str
    asks: str
    sql: str


def questions() -> list[Question]:
    """The bundled questions, by name."""
    return [_question(path) for path in sorted(QUERIES.glob("*.sql"))]


def statement(what: str) -> str:
    """The SQL that `what` means: a bundled question's name, a .sql file, or SQL itself, which is more than one word.

    Raises:
        QueryError: `what` is no SQL, and neither a file nor a question that is there.
    """
    if (len(what.split()) > 1 or "(" in what) and not what.endswith(".sql"):
        return what
    for path in (QUERIES / f"{what.removesuffix('.sql')}.sql", Path(what)):
        if path.suffix == ".sql" and path.is_file():
            return path.read_text("utf-8")
    raise QueryError(f"no file or bundled question {what}: `dragoman query --list` shows the names")


def answer(published_db: Path, sql: str) -> pl.DataFrame:
    """Run `sql` on the published file, read-only and without access to other files.

    Raises:
        WarehouseMissingError: nothing has been published yet.
        QueryError: DuckDB refuses the statement; its reason in one line.
    """
    with connect(published_db) as con:
        try:
            relation = con.sql(sql)
            return relation.pl() if relation is not None else pl.DataFrame()
        except duckdb.Error as error:
            raise QueryError(" ".join(str(error).split())) from error


def _question(path: Path) -> Question:
    sql = path.read_text("utf-8")
    asks = next((line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--")), "")
    return Question(path.stem, asks, sql)
