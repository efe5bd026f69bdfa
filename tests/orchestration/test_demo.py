"""What a newcomer runs first: every step succeeds, counts add up, answers are there, and again changes nothing."""

import re

import pytest

from orchestration.demo.show import show_demo
from orchestration.pipeline import run_pipeline
from orchestration.terminal import console
from warehouse.paths import REPOSITORY, DataPaths
from warehouse.queries import answer, questions, statement

CONTENTED = {"disagreements"}
"""Questions without an answer: no two of the sample stories need contradict each other."""

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def shown_answers() -> list[tuple[str, list[str], list[list[str]]]]:
    """Each question that README answers: its name, the columns shown, the rows shown."""
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    answers = []
    for question, table in re.findall(r"^\*\*.*\*\* `(\w+)`\n\n((?:\|.*\n)+)", readme, re.MULTILINE):
        head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
        answers.append((question, head, rows))
    return answers


def test_readme_shows_answers() -> None:
    assert len(shown_answers()) >= 5
    assert all(rows for _, _, rows in shown_answers())


@pytest.fixture(scope="module")
def printed(installation: DataPaths) -> str:
    with console.capture() as captured:
        assert show_demo()
    return captured.get()


def test_it_prints_answers_and_what_to_do_next(printed: str) -> None:
    for title in ("What came into each stage", "most mentioned actors", "strongest dyads", "latest events", "Next"):
        assert title in printed


def test_what_comes_in_comes_out_or_is_turned_away(printed: str, installation: DataPaths) -> None:
    stages = answer(installation.published_db, statement("stage_counts")).rows()
    assert [came_in for _, came_in, _, _ in stages if came_in < 100] == []
    assert all(came_in == came_out + rejects for _, came_in, came_out, rejects in stages)


@pytest.mark.parametrize("question", [question.name for question in questions()])
def test_every_bundled_question_has_an_answer(printed: str, installation: DataPaths, question: str) -> None:
    assert answer(installation.published_db, statement(question)).height or question in CONTENTED


@pytest.mark.parametrize(("question", "columns", "rows"), shown_answers(), ids=lambda part: str(part)[:20])
def test_an_answer_that_readme_shows_is_given(
    printed: str, installation: DataPaths, question: str, columns: list[str], rows: list[list[str]]
) -> None:
    """The columns and whom or what the rows are about; counts move whenever the coder learns something."""
    given = answer(installation.published_db, statement(question))
    assert set(columns) <= set(given.columns)
    firsts = {str(value) for value in given[columns[0]]}
    assert [row[0] for row in rows if row[0] not in firsts] == []


def test_running_again_changes_nothing(printed: str) -> None:
    again = run_pipeline(harvest=False)
    assert again.success
    assert again.changed_marts == ()
