"""The command line: help that answers at once, exit codes, one-line errors, filters that stay line by line."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from orchestration.cli import app, main
from orchestration.terminal import console, show_answer, show_status
from tests.orchestration.conftest import DOCUMENTS
from warehouse.paths import DataPaths
from warehouse.tallies import FRESH_FOR

runner = CliRunner()
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands]  # type: ignore[union-attr]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches(command: str) -> None:
    result = runner.invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.stdout) > 200


def test_help_imports_nothing_heavy() -> None:
    assert imported("orchestration.cli", "dagster", "spacy", "polars", "duckdb") == "[]"


@pytest.mark.parametrize("module", ["ingest.coding.filter", "ingest.extract.records"])
def test_the_filters_never_import_dagster(module: str) -> None:
    assert imported(f"orchestration.cli, {module}", "dagster", "dbt", "duckdb") == "[]"


def imported(modules: str, *wanted: str) -> str:
    """Which of `wanted` a fresh interpreter has after importing `modules`."""
    code = f"import {modules}, sys; print([m for m in {wanted} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def test_a_wrong_option_is_a_usage_error() -> None:
    assert runner.invoke(app, ["run", "--harvset"]).exit_code == 2
    assert runner.invoke(app, ["query"]).exit_code == 2


def test_a_day_without_landings_cannot_be_rebuilt(data: Path) -> None:
    result = runner.invoke(app, ["rebuild", "--day", "2001-02-03"])
    assert result.exit_code == 2
    assert "2001-02-03" in result.output


def test_asking_before_the_first_run_is_one_line_and_exit_code_1(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dragoman", "query", "select 1"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    error = capsys.readouterr().err
    assert error.startswith("dragoman: dragoman.duckdb is not there yet")
    assert error.count("\n") == 1


def test_a_data_folder_that_cannot_be_written_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setenv("DRAGOMAN_DATA", str(tmp_path / "taken"))
    monkeypatch.setattr(sys, "argv", ["dragoman", "add", str(DOCUMENTS)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    error = capsys.readouterr().err
    assert error.startswith(f"dragoman: {tmp_path / 'taken'}")
    assert error.count("\n") == 1


def test_add_says_what_it_turned_away_and_exits_1(data: Path) -> None:
    result = runner.invoke(app, ["add", str(DOCUMENTS)])
    assert result.exit_code == 1
    assert "landed 4" in result.output
    assert "empty_file" in result.output
    assert "wires.jsonl" in result.output
    again = runner.invoke(app, ["add", str(DOCUMENTS / "treaty.md")])
    assert (again.exit_code, "already there 1" in again.output) == (0, True)


def test_status_of_an_empty_installation(data: Path) -> None:
    result = runner.invoke(app, ["status"])
    assert result.exit_code == 0
    assert "nothing published yet" in result.output


def test_status_says_when_the_news_is_stale(data: Path) -> None:
    landed = datetime.now(UTC).replace(tzinfo=None)
    for age, is_stale in ((timedelta(hours=1), False), (FRESH_FOR + timedelta(hours=1), True)):
        with console.capture() as captured:
            show_status(DataPaths(data), [], landed - age)
        assert ("stale" in captured.get()) == is_stale


def test_an_answer_loses_no_letter_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Narrow columns stand beside each other, their headings broken; too many are told line by line."""
    monkeypatch.setattr(console, "width", 40)
    for columns in (4, 50):
        frame = pl.DataFrame({f"the_number_{i}": [f"{i:02}-b{i}"] for i in range(columns)})
        with console.capture() as captured:
            show_answer(frame, "table")
        shown = captured.get()
        assert [cell for cell in frame.row(0) if cell not in shown] == []
        assert max(map(len, shown.splitlines())) <= 40
        assert ("row 1" in shown) == (columns == 50)


def test_no_headline_is_a_formula_in_a_spreadsheet(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    titles = ['=HYPERLINK("https://bad.example")', "+1", "-2", "@sum", "Talks = peace", "-"]
    show_answer(pl.DataFrame({"title": titles, "balance": [-1, -2, -3, -4, -5, -6]}), "csv")
    read = pl.read_csv(capfdbinary.readouterr().out)
    assert read["title"].to_list() == ["'" + title if title[0] in "=+-@" else title for title in titles]
    assert read["balance"].to_list() == [-1, -2, -3, -4, -5, -6]


def filtered(command: str, *lines: bytes) -> list[dict[str, object]]:
    code = f"import sys; sys.argv = ['dragoman', '{command}']; from orchestration.cli import main; main()"
    sent = b"".join(line + b"\n" for line in lines)
    done = subprocess.run([sys.executable, "-c", code], input=sent, capture_output=True, check=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_code_answers_each_line_in_order() -> None:
    story = {"id": "a", "text": "Chad recalled its ambassador to Libya on Monday.", "published": "1987-03-02"}
    good = json.dumps(story).encode()
    answers = filtered("code", good, b"not json", b'{"id": "c"}', good)
    assert [answer["id"] for answer in answers] == ["a", None, "c", "a"]
    assert answers[0] == answers[3]
    assert answers[0]["events"]
    assert all("error" in answers[i] for i in (1, 2))


@pytest.mark.slow
def test_extract_answers_each_line_in_order() -> None:
    page = {"id": 7, "url": "https://harbourpost.example/x", "html": (DOCUMENTS / "expulsion.html").read_text()}
    answers = filtered("extract", json.dumps(page).encode(), b"[]", b'{"id": 9, "html": ""}')
    assert answers[0]["title"] == "Britain expels 90 Soviet officials"
    assert answers[0]["authors"] == ["John Doe"]
    assert str(answers[0]["published_at"]).startswith("1971-09-24")
    assert all("error" in answer for answer in answers[1:])
