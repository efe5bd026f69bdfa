"""`dragoman explain`: what it prints, what it writes, and that text of articles stays text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import Result
from rich.console import Console
from typer.testing import CliRunner

from ingest.coding import coder
from ingest.coding.coder import coder_named
from ingest.coding.explain import ExplainedSentence, Explanation, Mark, Word
from ingest.coding.model import Article, Sentence
from orchestration.cli import app
from orchestration.explain import Answer, explain_published, in_tree_order
from orchestration.explain.page import marked, render
from orchestration.explain.terminal import article, sentence
from tests.warehouse.published import CANONICAL, write_published

HOSTILE = "</p><script>alert(1)</script> [red]Egypt[/red] condemned Israel on Monday."


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DRAGOMAN_DATA", str(tmp_path))
    monkeypatch.setattr("orchestration.terminal.console", Console(width=200))
    return tmp_path


def explain(*words: str) -> Result:
    return CliRunner().invoke(app, ["explain", *words])


def drawn(text: str) -> str:
    return " ".join(text.split())


def test_an_article_is_printed_with_its_events(data: Path) -> None:
    write_published(data / "dragoman.duckdb")
    result = explain(f"{CANONICAL}?utm_source=letter")
    assert result.exit_code == 0, result.output
    assert "Egypt condemned Iraq in Cairo on Monday." in result.output
    assert "ACCUSE" in result.output
    assert "Egypt (EGY GOV) → Iraq (IRQ GOV)" in result.output
    assert "nsubj" not in result.output


def test_one_sentence_comes_with_its_tree_and_reasons(data: Path) -> None:
    write_published(data / "dragoman.duckdb")
    result = explain("article", "--sentence", "1")
    assert result.exit_code == 0, result.output
    assert "sentence 1, lead" in result.output
    assert "\n│ Egypt  nsubj PROPN Egypt\n" in result.output
    assert re.search(r"“condemned” accuse/v/condemn: coded as ACCUSE", drawn(result.output))


def test_an_event_leads_to_its_sentence(data: Path) -> None:
    write_published(data / "dragoman.duckdb")
    assert "sentence 1, lead" in explain("event").output
    assert "sentence 0, headline" in explain("event", "--sentence", "0").output


def test_a_sentence_beyond_the_end_is_a_usage_error(data: Path) -> None:
    write_published(data / "dragoman.duckdb")
    result = explain("article", "--sentence", "9")
    assert result.exit_code == 2
    assert "sentences 0 to 1" in result.output


def test_another_version_of_the_coder_is_said(tmp_path: Path) -> None:
    stale = explain_published(write_published(tmp_path / "stale.duckdb", version="0"), "article")
    assert stale.note is not None
    assert "dragoman run" in stale.note
    version = coder_named("dependency-pattern").version
    fresh = explain_published(write_published(tmp_path / "fresh.duckdb", version=version), "article")
    assert fresh.note is None


def test_a_failure_of_the_coder_is_said_beside_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyError("inside the coder")

    monkeypatch.setattr(coder, "read_events", fail)
    answer = explain_published(write_published(tmp_path / "failed.duckdb", version="0"), "article")
    assert answer.note is not None
    assert answer.note.startswith("KeyError: 'inside the coder'; report it with the article; the stored rows")


def test_a_language_nobody_reads_is_said(tmp_path: Path) -> None:
    text = "Der Minister traf den Botschafter."
    answer = explain_published(write_published(tmp_path / "de.duckdb", text, language="de"), "article")
    assert answer.note == "no coder knows the language de: its sentences are not coded"
    assert text in render(answer)


def test_the_page_needs_nothing_from_outside_and_has_the_reasons(data: Path) -> None:
    write_published(data / "dragoman.duckdb")
    result = explain("event", "--html", str(data / "pages" / "summit.html"))
    assert result.exit_code == 0, result.output
    page = (data / "pages" / "summit.html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:src|href)\s*=|<script|{{", page)
    assert page.count("<details open>") == 1
    assert re.search(r'<mark class="conflict" title="ACCUSE [^"]*">condemned', page)
    assert "<b>“condemned”</b> accuse/v/condemn" in page


def test_text_of_articles_stays_text(tmp_path: Path) -> None:
    answer = explain_published(write_published(tmp_path / "hostile.duckdb", HOSTILE, title="<b>{{note}}"), "article")
    page = render(answer)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "&lt;b&gt;{{note}}" in page
    console = Console(width=200, record=True, quiet=False)
    with console.capture() as shown:
        console.print(article(answer), *(sentence(answer, one) for one in answer.explanation.sentences))
    assert "[red]Egypt[/red] condemned" in shown.get()


def test_a_tree_as_deep_as_its_sentence_is_long_is_drawn() -> None:
    words = tuple(Word(i, f"w{i}", "w", "NOUN", "conj", i - 1 if i else None) for i in range(700))
    order = list(in_tree_order(words))
    assert [(depth, word.index) for depth, word in order] == [(i, i) for i in range(700)]
    deep = ExplainedSentence(Sentence(0, "body", "w", 0, 1, False, 0), (), (), words)
    answer = Answer(Explanation(Article("r", None, ()), "1", "no_events", (deep,)), "", None, None)
    assert "--depth: 699" in render(answer)
    console = Console(width=80)
    with console.capture() as shown:
        console.print(sentence(answer, deep))
    assert "w699" in shown.get()


def test_overlapping_marks_split_the_text() -> None:
    marks = [Mark(0, 6, "actor", "A & B"), Mark(4, 9, "conflict", "C")]
    assert marked("ab<d efgh.", marks) == (
        '<mark class="actor" title="A &amp; B">ab&lt;d</mark>'
        '<mark class="actor conflict" title="A &amp; B; C"> e</mark>'
        '<mark class="conflict" title="C">fgh</mark>.'
    )
