"""What the terminal shows, drawn with rich: progress of a run, its summary, tables of answers. No work is done here."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

from rich.console import Console, RenderableType
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

if TYPE_CHECKING:
    import polars as pl

    from ingest.harvest.propose import ListCheck
    from ingest.landing.documents import LandingReport
    from ingest.sources import Source
    from orchestration.pipeline import Outcome
    from orchestration.resources import Terminal
    from warehouse.paths import DataPaths
    from warehouse.queries import Question

console = Console()
errors = Console(stderr=True)

_SHORT_CELL = 20  # characters
_HEAD_WIDTHS = (80, 12, 8, 6)
"""Headings wider than their cells are folded to the first of these that lets the table fit."""
_BETWEEN = " | "

_STAGES = {
    "landing/captures": "landed",
    "lake/articles": "read",
    "lake/coding_runs": "coded",
    "staging/event_mentions": "staged",
    "published/warehouse": "published",
}


@contextmanager
def progress() -> Iterator[Terminal]:
    """Draw one bar a stage on standard error while a run works."""
    from orchestration.resources import Terminal

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def report(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.advance(tasks[stage], done)

        yield Terminal().showing(report)


def table(frame: pl.DataFrame) -> RenderableType:
    """A frame as a table, or line by line when its columns do not fit beside each other.

    Every cell is text, so nothing in an article is taken for mark-up. Columns of short cells keep their width, the long
    ones share what is left.
    """
    rows = [["" if value is None else _text(value) for value in row] for row in frame.iter_rows()]
    longest = [max((len(row[place]) for row in rows), default=0) for place in range(frame.width)]
    for head_width in _HEAD_WIDTHS:
        heads = [_folded(name, max(most, head_width)) for name, most in zip(frame.columns, longest, strict=True)]
        widths = [
            max(min(most, _SHORT_CELL), *map(len, head.splitlines())) for head, most in zip(heads, longest, strict=True)
        ]
        if sum(widths) + len(_BETWEEN) * frame.width + 1 <= console.width:
            break
    else:
        return _line_by_line(frame.columns, rows)
    drawn = Table(header_style="bold")
    for head, dtype, width, most in zip(heads, frame.dtypes, widths, longest, strict=True):
        justify: Literal["left", "right"] = "right" if dtype.is_numeric() else "left"
        is_short = most <= width
        drawn.add_column(escape(head), justify=justify, overflow="fold", min_width=width, no_wrap=is_short)
    for row in rows:
        drawn.add_row(*map(escape, row))
    return drawn


def _folded(name: str, width: int) -> str:
    """A column's name in lines of at most `width`, broken after underscores if that will do."""
    return "\n".join(line.replace("_ ", "_") for line in wrap(name.replace("_", "_ "), width))


def _line_by_line(names: Sequence[str], rows: Sequence[Sequence[str]]) -> RenderableType:
    """One line a value, a rule before each row."""
    drawn = Table.grid(Column(no_wrap=True), Column(overflow="fold"), padding=(0, 2))
    for number, row in enumerate(rows, start=1):
        drawn.add_row(f"[dim]row {number}[/dim]")
        for name, value in zip(names, row, strict=True):
            drawn.add_row(f"[bold]{escape(name)}[/bold]", escape(value))
    return drawn


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, float):
        return f"{value:.4g}"
    return str(value)


def show_answer(frame: pl.DataFrame, output_format: str) -> None:
    """Print an answer as a table, CSV, JSON or Parquet (bytes on standard output).

    In CSV an apostrophe comes before text that a spreadsheet would take for a formula; JSON and Parquet leave it.
    """
    import polars as pl

    if output_format == "table":
        console.print(table(frame))
        console.print(f"{frame.height} row{'s' * (frame.height != 1)}", style="dim")
    elif output_format == "csv":
        nested = [name for name, dtype in frame.schema.items() if dtype.is_nested()]
        flat = frame.with_columns(pl.Series(name, [str(value) for value in frame[name].to_list()]) for name in nested)
        # A spreadsheet would run a headline that begins like a formula (OWASP, CSV injection).
        flat.with_columns(pl.col(pl.String).str.replace(r"^[=+\-@\t\r]", "'$0")).write_csv(sys.stdout.buffer)
    elif output_format == "json":
        sys.stdout.write(frame.write_json() + "\n")
    else:
        frame.write_parquet(sys.stdout.buffer)


def show_questions(questions: Sequence[Question]) -> None:
    """List the bundled questions, and where their SQL lies."""
    from warehouse.paths import QUERIES

    drawn = Table("name", "question", header_style="bold")
    for question in questions:
        drawn.add_row(question.name, escape(question.asks))
    console.print(drawn)
    console.print(f"{QUERIES}: copy one, change it, ask it by its path", style="dim", soft_wrap=True, highlight=False)


def show_run(outcome: Outcome) -> None:
    """Summarise a run: a line an outlet and a stage, what changed, what failed."""
    if outcome.outlets:
        console.print(_harvest_table(outcome.outlets))
    drawn = Table("stage", "counts", header_style="bold")
    for asset, stage in _STAGES.items():
        if numbers := outcome.counts.get(asset):
            drawn.add_row(stage, ", ".join(f"{name} {value:,}" for name, value in numbers.items() if "." not in name))
    console.print(drawn)
    if outcome.changed_marts:
        console.print("changed: " + ", ".join(outcome.changed_marts))
    elif outcome.success:
        console.print("Nothing new: no row of the published marts has changed.")
    for note in outcome.notes:
        console.print(escape(note))
    for line in outcome.failures:
        errors.print(f"[red]failed[/red] {escape(line)}", highlight=False)
    console.print(f"run {outcome.run_id}: `dragoman ui` shows its steps", style="dim")


def _harvest_table(outlets: Sequence[Mapping[str, Any]]) -> Table:
    columns = (
        "outlet",
        "discovered",
        "new",
        "revised",
        "unchanged",
        "refused_by_robots",
        "failed",
        "median_latency_ms",
    )
    heads = ("outlet", "found", "new", "revised", "same", "robots", "failed", "ms")
    drawn = Table(header_style="bold", title="harvest", title_justify="left")
    for head in heads:
        drawn.add_column(head, justify="left" if head == "outlet" else "right")
    drawn.add_column("why", overflow="fold")
    for row in outlets:
        why = row["error"] or row["failures"]
        drawn.add_row(*(escape(str(row[name])) for name in columns), escape(str(why)))
    return drawn


def show_added(report: LandingReport) -> None:
    """Say what was landed, what was there already, and what was turned away and why."""
    console.print(f"landed {report.captures.height:,}, already there {report.duplicates:,}")
    for row in report.rejects.iter_rows(named=True):
        errors.print(f"[red]{escape(row['reason'])}[/red] {escape(row['detail'])}", highlight=False)
    if report.captures.height:
        console.print("next: `dragoman run`", style="dim")


def show_sources(sources: Sequence[Source]) -> None:
    """List outlets with what is read of each."""
    drawn = Table(
        "outlet", "country", "language", "every", Column("feeds and sitemaps", overflow="fold"), header_style="bold"
    )
    for source in sources:
        lists = "\n".join((*source.feeds, *source.sitemaps))
        drawn.add_row(
            escape(source.name), source.country, source.language, f"{source.interval_minutes} min", escape(lists)
        )
    console.print(drawn)


def show_checks(checks: Sequence[ListCheck]) -> None:
    """Say what each feed and sitemap holds, or why it cannot be read."""
    drawn = Table("outlet", "feed or sitemap", "articles", "trouble", header_style="bold")
    for check in checks:
        drawn.add_row(escape(check.source), escape(check.url), str(check.articles), escape(check.trouble or ""))
    console.print(drawn)


def show_status(paths: DataPaths, tallies: Sequence[tuple[str, str, int]], newest: datetime | None) -> None:
    """Counts of the warehouse, when its newest capture was landed, and when readers last got a new file."""
    from warehouse.tallies import FRESH_FOR

    if tallies:
        drawn = Table("what", "detail", "rows", header_style="bold", title=str(paths.root), title_justify="left")
        for what, detail, count in tallies:
            drawn.add_row(what, escape(detail), f"{count:,}")
        console.print(drawn)
    if newest:
        stale = datetime.now(UTC).replace(tzinfo=None) - newest > FRESH_FOR
        warning = f" [yellow]stale: nothing landed for {FRESH_FOR.days} days[/yellow]" if stale else ""
        console.print(f"newest capture {newest:%Y-%m-%d %H:%M} UTC{warning}", highlight=False)
    if paths.published_db.exists():
        made = datetime.fromtimestamp(paths.published_db.stat().st_mtime).astimezone()
        console.print(f"published {made:%Y-%m-%d %H:%M} · {paths.published_db.stat().st_size / 1e6:.1f} MB")
    else:
        console.print(f"{paths.root}: nothing published yet: `dragoman run`", soft_wrap=True, highlight=False)
