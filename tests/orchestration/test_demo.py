"""What a newcomer runs first: every step succeeds, counts add up, answers are there, and again changes nothing."""

import pytest

from orchestration.demo.show import show_demo
from orchestration.pipeline import run_pipeline
from orchestration.terminal import console
from warehouse.paths import DataPaths
from warehouse.queries import answer, questions, statement

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


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
    assert answer(installation.published_db, statement(question)).height


def test_running_again_changes_nothing(printed: str) -> None:
    again = run_pipeline(harvest=False)
    assert again.success
    assert again.changed_marts == ()
