"""Run the demonstration: serve the sample news, scrape it, run the pipeline, print what a newcomer wants to see."""

from __future__ import annotations

from rich.markup import escape
from rich.panel import Panel

from orchestration.demo.server import serve
from orchestration.pipeline import run_pipeline
from orchestration.resources import Network
from orchestration.terminal import console, progress, show_run, show_status, table
from warehouse.paths import DataPaths, data_paths
from warehouse.queries import answer, statement
from warehouse.tallies import tally

_ANSWERS = (
    ("The ten most mentioned actors", "most_mentioned_actors"),
    ("The strongest dyads", "strongest_dyads"),
    ("The latest events, each with a sentence and its URL", "latest_events"),
)


def show_demo() -> bool:
    """Harvest, build and ask; True when every step succeeded."""
    paths = data_paths().make()
    with serve() as web, progress() as terminal:
        network = Network(sources_file=str(web.sources_file), allow_loopback=True, hosts=web.hosts, window_days=0)
        outcome = run_pipeline(harvest=True, terminal=terminal, network=network)
    show_run(outcome)
    if not outcome.success:
        return False
    _show_answers(paths)
    return True


def _show_answers(paths: DataPaths) -> None:
    show_status(paths, tally(paths))
    for title, question in _ANSWERS:
        console.print()
        console.print(table(answer(paths.published_db, statement(question)), title))
    console.print()
    console.print(
        Panel(
            "dragoman query --list    bundled questions; give a name, SQL or a .sql file\n"
            "dragoman ui              runs, counts and the asset graph on http://127.0.0.1:3000\n"
            f"{escape(str(paths.published_db))}\n                         point a BI tool here, read-only",
            title="Next",
            title_align="left",
        )
    )
