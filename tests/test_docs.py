"""What README and the other pages say is so: commands exist, targets exist, links lead somewhere, tables are there."""

import re
import shlex
from pathlib import Path

import pytest
import yaml
from typer.main import get_command
from typer.testing import CliRunner

from ingest.schema import TABLES
from orchestration.cli import app
from warehouse.staging import PART_COLUMN

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "warehouse" / "README.md", ROOT / "orchestration" / "README.md"]
README = PAGES[0].read_text("utf-8")
SOURCES = ROOT / "dbt_project" / "models" / "staging" / "_sources.yml"


def code_blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def shown_commands() -> list[str]:
    """Every `dragoman …` line of a console block, without its comment and redirection."""
    lines = [line for block in code_blocks(README, "console") for line in block.splitlines()]
    commands = [re.sub(r"\s+#.*$|\s*<.*$", "", line[2:]) for line in lines if line.startswith("$ ")]
    return [c.removeprefix(".venv/bin/") for c in commands if c.removeprefix(".venv/bin/").startswith("dragoman ")]


def test_readme_shows_the_two_commands_that_do_everything() -> None:
    assert "make demo" in README
    assert "make test" in README


@pytest.mark.parametrize("command", shown_commands())
def test_a_command_shown_exists_with_its_options(command: str) -> None:
    name, *arguments = shlex.split(command.split('"', maxsplit=1)[0])[1:]
    known = get_command(app).commands  # type: ignore[attr-defined]
    assert name in known
    options = {flag for parameter in known[name].params for flag in (*parameter.opts, *parameter.secondary_opts)}
    assert {a for a in arguments if a.startswith("-") and a != "-"} <= options


def test_every_command_is_in_the_readme() -> None:
    hidden = {"demo"}  # `make demo`
    commands = set(get_command(app).commands) - hidden  # type: ignore[attr-defined]
    assert {c for c in commands if f"dragoman {c}" not in README} == set()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z]+)", README))))
def test_a_make_target_shown_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.parent.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize(
    "mart", sorted(set(re.findall(r"`(?:marts\.)?((?:dim|fct|bridge)_\w+|gdelt_\w+|acled_like)`", README)))
)
def test_a_mart_named_exists(mart: str) -> None:
    assert list((ROOT / "dbt_project" / "models" / "marts").rglob(f"{mart}.sql")), mart


def test_the_first_page_of_help_is_quick_to_read() -> None:
    assert len(CliRunner().invoke(app, ["--help"]).stdout.splitlines()) < 80


def test_dbt_sources_document_the_contract_of_the_lake() -> None:
    """schema.py = dbt sources: the same tables, columns in the same order, the same meanings; the loader's aside."""
    tables = {table["name"]: table for table in yaml.safe_load(SOURCES.read_text("utf-8"))["sources"][0]["tables"]}
    assert set(tables) == {*TABLES, "outlets", "loads"}
    for name, table in TABLES.items():
        columns = [column for column in tables[name]["columns"] if column["name"] != PART_COLUMN]
        documented = [(column["name"], column["description"].strip()) for column in columns]
        assert documented == [(column.name, column.meaning) for column in table.columns], name
