"""Run the demonstration: land the documents, scrape the sample news, build the warehouse, print what it knows."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel

from orchestration.demo.server import serve
from orchestration.demo.stories import HERE
from orchestration.documents import add_documents
from orchestration.pipeline import run_pipeline
from orchestration.resources import Network
from orchestration.terminal import console, progress, show_run, table
from warehouse.paths import data_paths
from warehouse.queries import answer, statement

_HUNDRED_YEARS = 36_525.0
"""Window of the harvest in days: the sample news is history, which a harvest of the news of the day would leave out."""

_TABLES = (
    ("What came into each stage, came out and was turned away", "stage_counts", ("stage", "in", "out", "rejects")),
    (
        "The ten most mentioned actors",
        "most_mentioned_actors",
        ("actor", "kind", "country", "sector", "named", "first", "last"),
    ),
    (
        "The strongest dyads",
        "strongest_dyads",
        ("country", "other country", "events", "cooperation", "conflict", "score"),
    ),
)
"""Title, bundled question, and headings that fit a narrow terminal."""


def show_demo() -> bool:
    """Land, harvest, build and ask; True when every step succeeded."""
    paths = data_paths().make()
    add_documents([str(HERE / "documents")])
    with serve() as web, progress() as terminal:
        network = Network(
            sources_file=str(web.sources_file), allow_loopback=True, hosts=web.hosts, window_days=_HUNDRED_YEARS
        )
        outcome = run_pipeline(harvest=True, terminal=terminal, network=network)
    show_run(outcome)
    if not outcome.success:
        return False
    _show_answers(paths.published_db)
    return True


def _show_answers(published_db: Path) -> None:
    for title, question, headings in _TABLES:
        frame = answer(published_db, statement(question))
        console.print(f"\n{title}", style="italic")
        console.print(table(frame.rename(dict(zip(frame.columns, headings, strict=True)))))
    _show_rejects(answer(published_db, statement("turned_away")))
    _show_events(answer(published_db, statement("latest_events")))
    console.print()
    console.print(
        Panel(
            "dragoman query --list   bundled questions; give a name, SQL or a .sql file\n"
            "dragoman ui             runs, counts and the asset graph in the browser\n"
            "a BI tool               point it, read-only, at the file named below",
            title="Next",
            title_align="left",
        )
    )
    console.print(str(published_db), markup=False, soft_wrap=True)


def _show_rejects(rejects: pl.DataFrame) -> None:
    console.print("\nTurned away", style="italic")
    for reject in rejects.iter_rows(named=True):
        console.print(f"[bold]{escape(reject['reason'])}[/bold] {escape(reject['detail'])}", highlight=False)


def _show_events(events: pl.DataFrame) -> None:
    """Each event in three lines: what, the sentence it was read from, and where."""
    console.print("\nThe latest events", style="italic")
    for event in events.iter_rows(named=True):
        who, whom = escape(event["source_name"]), escape(event["target_name"])
        console.print(f"[bold]{event['event_on']} {event['event_type']}[/bold] {who} → {whom}", highlight=False)
        console.print(Padding(escape(event["best_sentence"]), (0, 0, 0, 2)), highlight=False)
        console.print(f"  {escape(event['best_url'])}", style="dim", highlight=False, soft_wrap=True)
