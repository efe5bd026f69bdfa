"""The bundled questions and the metrics: each says what it asks, and is answered by a published warehouse."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from tests.dbt_project.conftest import Warehouse
from tests.dbt_project.newsroom import FIDAN, LAVROV, RUSSIA, TURKEY, UKRAINE, Newsroom, act
from warehouse.errors import QueryError
from warehouse.paths import DBT_PROJECT
from warehouse.publish import publish
from warehouse.queries import Question, answer, questions, statement

SEVENTH = date(2024, 12, 7)
SEMANTIC_MODELS = yaml.safe_load((DBT_PROJECT / "models" / "metrics.yml").read_text("utf-8"))["semantic_models"]


def test_twenty_questions_and_more_are_bundled() -> None:
    assert len(questions()) >= 20


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_question_asks_first(question: Question) -> None:
    assert question.asks.endswith("?")
    assert statement(question.name) == question.sql


def test_what_is_no_sql_must_be_a_question_or_a_file(tmp_path: Path) -> None:
    own = tmp_path / "my question.sql"
    own.write_text("select 1")
    assert statement(str(own)) == "select 1"
    assert statement("strongest_dyads.sql") == statement("strongest_dyads")
    assert statement("from marts.fct_events") == "from marts.fct_events"
    for missing in ("strongest_dyad", "nowhere.sql", str(tmp_path)):
        with pytest.raises(QueryError, match="query --list"):
            statement(missing)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small newsroom, built and published."""
    newsroom = Newsroom()
    newsroom.article("talks", act("CONSULT", FIDAN, LAVROV, on=SEVENTH), text="wire", agency="AFP")
    newsroom.article("talks", act("CONSULT", FIDAN, LAVROV, on=SEVENTH), publisher="Coast Daily", text="wire")
    newsroom.article("quarrel at home", act("ACCUSE", RUSSIA, LAVROV, on=SEVENTH))
    newsroom.article(
        "strike",
        act("ASSAULT", RUSSIA, UKRAINE, on=SEVENTH, dead_count=3),
        act("THREATEN", RUSSIA, TURKEY, attributed_to="a spokesman"),
        act("ASSAULT", RUSSIA, UKRAINE, status="denied"),
        publisher="Valley Times",
    )
    folder = tmp_path_factory.mktemp("published")
    warehouse = Warehouse(folder)
    warehouse.load(newsroom.frames())
    warehouse.build()
    publish(warehouse.build_db, folder / "dragoman.duckdb", folder / "marts")
    return folder / "dragoman.duckdb"


@pytest.mark.slow
@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_question_is_answered(published: Path, question: Question) -> None:
    assert answer(published, question.sql).width > 0


@pytest.mark.slow
def test_one_wire_in_two_outlets_is_one_source(published: Path) -> None:
    first = answer(published, statement("best_corroborated")).row(0, named=True)
    assert (first["event_type"], first["outlet_count"], first["independent_source_count"]) == ("CONSULT", 2, 1)


@pytest.mark.slow
def test_a_denial_stands_beside_what_is_told_as_fact(published: Path) -> None:
    denial = answer(published, statement("denied_events")).row(0, named=True)
    assert (denial["event_type"], denial["told_as_fact_count"]) == ("ASSAULT", 1)


@pytest.mark.slow
def test_a_quarrel_at_home_does_not_answer_itself(published: Path) -> None:
    quarrel = answer(published, statement("threats_and_demands")).row(
        by_predicate=pl.col("event_type") == "ACCUSE", named=True
    )
    assert (quarrel["target_name"], quarrel["answered_count"]) == ("Sergey Lavrov", 0)


@pytest.mark.slow
def test_a_government_counts_with_its_state(published: Path) -> None:
    kinds = set(answer(published, statement("most_mentioned_actors"))["kind"])
    assert "state" in kinds
    assert "government" not in kinds


@pytest.mark.slow
def test_the_python_that_the_readme_shows_runs(published: Path) -> None:
    page = (DBT_PROJECT.parent / "warehouse" / "README.md").read_text("utf-8")
    shown = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(shown) > 1
    for code in shown:
        subprocess.run([sys.executable, "-c", code], cwd=published.parent, check=True, stdout=subprocess.DEVNULL)


@pytest.mark.slow
@pytest.mark.parametrize("model", SEMANTIC_MODELS, ids=lambda model: model["name"])
def test_measures_and_dimensions_are_columns_of_their_mart(published: Path, model: dict[str, Any]) -> None:
    """What a metrics layer would ask: each measure, by all dimensions and entities."""
    mart = model["model"].removeprefix("ref('").removesuffix("')")
    grouped = [field.get("expr", field["name"]) for field in (*model["dimensions"], *model["entities"])]
    measures = [f"{aggregate(measure['agg'], measure['expr'])} as {measure['name']}" for measure in model["measures"]]
    sql = f"select {', '.join((*grouped, *measures))} from marts.{mart} group by {', '.join(grouped)}"
    assert answer(published, sql).height


def aggregate(name: str, of: str) -> str:
    return {"average": f"avg({of})", "count_distinct": f"count(distinct {of})"}.get(name, f"{name}({of})")
