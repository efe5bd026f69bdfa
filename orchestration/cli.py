"""The command `dragoman`. Each command finds paths, calls one function, says what came of it.

Exit codes: 0 all went well, 1 work failed or something was rejected, 2 the command was not understood. Heavy modules
are imported inside the commands: `dragoman --help` must answer at once, and the filters never import Dagster.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from orchestration import outlets

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help="News in, a political-event warehouse out.\n\n"
    "Start with `dragoman add FILE…` or the outlets in `sources.yml`, then `dragoman run`, then "
    "`dragoman query SQL`.\n\n"
    "All data lives in one folder: `DRAGOMAN_DATA`, or `warehouse/data`.",
)
app.add_typer(outlets.app, name="sources")


class Format(StrEnum):
    """How `dragoman query` prints its answer."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


@app.command()
def add(
    what: Annotated[
        list[str], typer.Argument(metavar="PATH|URL…", help="Files, folders, globs, URLs, or `-` for standard input.")
    ],
) -> None:
    """Land documents: HTML, Markdown, text, JSON lines, WARC (`.warc.gz`), or pages by URL.

    Nothing is parsed yet: `dragoman run` does that. What cannot be landed is listed with its reason (exit code 1),
    the rest goes through. The same bytes for the same URL are landed once.
    """
    from orchestration.documents import add_documents
    from orchestration.terminal import show_added

    show_added(report := add_documents(what))
    raise typer.Exit(1 if report.rejects.height else 0)


@app.command()
def run(
    harvest: Annotated[bool, typer.Option(help="Ask the outlets in sources.yml that are due.")] = True,
) -> None:
    """Bring the warehouse up to date: harvest what is due, then read, code, load, model and publish.

    One Dagster run does it, so the UI (`dragoman ui`) shows its steps, counts and logs. Running again with nothing new
    changes no row.
    """
    from orchestration.pipeline import run_pipeline
    from orchestration.terminal import progress, show_run

    with progress() as terminal:
        outcome = run_pipeline(harvest=harvest, terminal=terminal)
    show_run(outcome)
    raise typer.Exit(0 if outcome.success else 1)


@app.command()
def rebuild(
    day: Annotated[
        list[datetime] | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only what was landed on this day (UTC); may be repeated."
        ),
    ] = None,
) -> None:
    """Make everything after landing anew from the landing zone: lake, staging, marts, published file.

    `dragoman run` does so by itself for articles that an older reader or coder has worked on.
    """
    from orchestration.pipeline import clear_derived, run_pipeline
    from orchestration.terminal import progress, show_run
    from warehouse.paths import data_paths

    days = {moment.date() for moment in day or ()}
    if unknown := days - {part.landed_on for part in data_paths().index_parts()}:
        raise typer.BadParameter(f"nothing was landed on {min(unknown)}", param_hint="--day")
    clear_derived(days=days)
    with progress() as terminal:
        outcome = run_pipeline(harvest=False, terminal=terminal)
    show_run(outcome)
    raise typer.Exit(0 if outcome.success else 1)


@app.command()
def extract() -> None:
    """Filter: JSON lines with `html` in, JSON lines with the article out; no warehouse needed.

    In: `{"id","url"?,"html"}`. Out: id, title, authors, published_at, body, language … or `error`,
    a line for each line, in order.
    """
    from ingest.extract.records import extract_records

    _filter(extract_records)


@app.command()
def code() -> None:
    """Filter: JSON lines with an article in, JSON lines with its events and actors out; no warehouse needed.

    In: `{"id","title"?,"text","published"?,"url"?}`. Out: `{"id","events":[…],"actors":[…]}` or `error`,
    a line for each line, in order.
    """
    from ingest.coding.filter import code_records

    _filter(code_records)


@app.command()
def query(
    what: Annotated[
        str | None, typer.Argument(metavar="SQL|FILE|NAME", help="SQL, a .sql file, or the name of a bundled question.")
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")] = Format.table,
    list_questions: Annotated[bool, typer.Option("--list", help="List the bundled questions.")] = False,
) -> None:
    """Ask the published warehouse; read-only, and never in the way of a run.

    For example `dragoman query "select event_type, count(*) from marts.fct_events group by all"`.
    """
    from orchestration.terminal import show_answer, show_questions
    from warehouse.paths import data_paths
    from warehouse.queries import answer, questions, statement

    if list_questions:
        show_questions(questions())
        return
    if what is None:
        raise typer.BadParameter("give SQL, a file or a name; `dragoman query --list` shows the names")
    show_answer(answer(data_paths().published_db, statement(what)), output_format.value)


@app.command()
def report(
    target: Annotated[
        Path | None, typer.Argument(help="File to write; `report.html` in the data folder if left out.")
    ] = None,
) -> None:
    """Write one HTML page with map, timeline, dyads, actors, events and their sentences; opens without a server."""
    from orchestration.terminal import console
    from warehouse.paths import data_paths
    from warehouse.report import write_report

    paths = data_paths()
    page = target or paths.report
    size = write_report(paths.published_db, page)
    console.print(f"{page} ({size / 1e6:.1f} MB): open it in a browser", soft_wrap=True, highlight=False)


@app.command()
def explain(
    what: Annotated[str, typer.Argument(metavar="URL|ID", help="URL or id of an article, an event or a mention.")],
    sentence: Annotated[
        int | None, typer.Option("--sentence", "-s", min=0, help="Only this sentence, with its tree and the reasons.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write an HTML page instead, with the reasons of all.")
    ] = None,
) -> None:
    """Show an article with its actors and events marked, and why a sentence told its events, or none.

    The article is coded again, word by word: which entries of the lexicon its words head, which of them stand, and what
    the others lack. Of an event, the sentence that tells it best is explained.
    """
    from orchestration.explain import explain_published, page, terminal
    from orchestration.terminal import console
    from warehouse.paths import data_paths

    answer = explain_published(data_paths().published_db, what)
    chosen = answer.sentence_index if sentence is None else sentence
    sentences = answer.explanation.sentences
    if chosen is not None and chosen >= len(sentences):
        raise typer.BadParameter(f"the article has sentences 0 to {len(sentences) - 1}", param_hint="--sentence")
    if html is not None:
        page.write_page(answer, chosen, html)
        console.print(f"{html}: open it in a browser", soft_wrap=True, highlight=False)
    else:
        console.print(terminal.article(answer) if chosen is None else terminal.sentence(answer, sentences[chosen]))


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Folder for gdelt.export.CSV and gdelt.mentions.CSV.")],
) -> None:
    """Write the events and mentions as tab-separated files in GDELT 2.0's columns (61 and 16), without a header."""
    from orchestration.terminal import console
    from warehouse.gdelt import export_gdelt
    from warehouse.paths import data_paths

    for name, rows in export_gdelt(data_paths().published_db, folder).items():
        console.print(f"{name}: {rows:,} rows", highlight=False)


@app.command()
def status() -> None:
    """Say what is there: landed, read, coded, rejected and why, how fresh the news is, when it was published."""
    from orchestration.terminal import show_status
    from warehouse.paths import data_paths
    from warehouse.tallies import newest_capture, tally

    paths = data_paths()
    show_status(paths, tally(paths), newest_capture(paths))


@app.command()
def ui(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 3000,
) -> None:
    """Open Dagster's UI on 127.0.0.1: the asset graph, runs with their counts, schedules and sensors."""
    from orchestration.instance import prepare_home
    from warehouse.paths import data_paths

    paths = data_paths().make()
    prepare_home(paths)
    dagster = Path(sys.executable).with_name("dagster")
    command = [str(dagster), "dev", "-m", "orchestration.definitions", "-h", "127.0.0.1", "-p", str(port)]
    os.execv(dagster, command)  # noqa: S606  # our own interpreter's neighbour, no shell


@app.command()
def demo() -> None:
    """Scrape the bundled sample news from a loopback server, run the pipeline, and print some answers."""
    from orchestration.demo.show import show_demo

    raise typer.Exit(0 if show_demo() else 1)


def _filter(records: Callable[[Iterable[bytes]], Iterator[bytes]]) -> None:
    """Pipe standard input through `records`, whose lines carry their ends."""
    out = sys.stdout.buffer
    for line in records(sys.stdin.buffer):
        out.write(line)
    out.flush()


def main() -> None:
    """Run the command line; foreseen failures, the disk's too, become one line on standard error and exit code 1."""
    from ingest.errors import IngestError
    from warehouse.errors import WarehouseError

    try:
        app()
    except (IngestError, WarehouseError) as error:
        sys.stderr.write(f"dragoman: {error}\n")
        raise SystemExit(1) from error
    except BrokenPipeError:  # the reader of our output has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except OSError as error:  # no room, no right to write, no folder
        sys.stderr.write(f"dragoman: {error.filename or 'a file'}: {error.strerror or error}\n")
        raise SystemExit(1) from error
