"""One harvest: every outlet's new articles found, fetched and landed.

Belongs here: the order of work of one outlet (rules, lists, articles) and what each answer means. Outlets run side by
side and cannot fail each other. Fetching is `client`, memory is `frontier`, counting is `report`.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from ingest.errors import InvalidInputError, TransientError
from ingest.harvest.articles import ArticleFetcher
from ingest.harvest.client import Client
from ingest.harvest.frontier import Frontier
from ingest.harvest.lists import ListReader
from ingest.harvest.outlet import Outlet
from ingest.harvest.report import HarvestReport, OutletReport
from ingest.harvest.rules import RobotsCache
from ingest.harvest.settings import HarvestSettings
from ingest.landing.index import read_index, sync_index
from ingest.landing.recovery import Recovery, recover
from ingest.landing.warc import LandingWriter
from ingest.sources import Source

Progress = Callable[[str, str, Mapping[str, int]], None]
"""Called with outlet, event (started, listed, fetched, finished) and counts: done, total and the ledger's."""


def harvest(
    sources: Sequence[Source],
    *,
    landing_dir: Path,
    state_path: Path,
    landed_on: date,
    settings: HarvestSettings,
    run_id: str | None = None,
    only_due: bool = False,
    progress: Progress | None = None,
) -> HarvestReport:
    """Find, fetch and land the new and changed articles of `sources`.

    Safe to kill and to run again: what was landed stays landed, what was in flight is fetched again.

    Args:
        sources: The outlets.
        landing_dir: The landing folder; a torn file of a killed run is mended first and told in the report.
        state_path: The frontier's SQLite file.
        landed_on: Partition of the captures (UTC day).
        settings: Limits, waits, who we are.
        run_id: Names the WARC file; letters, digits, `.`, `_`, `-`. From time and process when None.
        only_due: Leave out outlets harvested less than their interval ago.
        progress: Told what happens, for bars; called in this thread.

    Returns:
        Counts per outlet, the new captures (`CAPTURES`) and what was turned away (`REJECTS`).

    Raises:
        PermanentError: The state file cannot be used.
        TransientError: Another harvest is at work on the same state file.
        OSError: The landing folder cannot be written.
    """
    with _only_one(state_path), Frontier(state_path) as frontier:
        recovered = catch_up(landing_dir, frontier)
        chosen = [s for s in sources if not only_due or _is_due(s, frontier)]
        with LandingWriter(landing_dir, landed_on, run_id or _new_run_id()) as writer:
            run = _Run(frontier, writer, settings, progress or _silent)
            outlets = asyncio.run(run.harvest(chosen))
        catch_up(landing_dir, frontier)
    return HarvestReport(outlets, writer.captures, landed_on, recovered)


def catch_up(landing_dir: Path, frontier: Frontier) -> list[Recovery]:
    """Mend what a killed run left and note in the frontier every landed capture it does not know of."""
    recovered = recover(landing_dir)
    sync_index(landing_dir)
    index = read_index(landing_dir)
    files = index.select("warc_file").unique().collect().to_series().sort()
    for warc_file in frontier.unnoted_files(files):
        columns = ("url", "canonical_url", "payload_digest", "landed_at")
        rows = index.filter(warc_file=warc_file).select(columns).collect()
        frontier.note_landed(warc_file, rows.iter_rows(named=True))
    return recovered


@dataclass(slots=True)
class _Run:
    """What the outlets of one harvest share."""

    frontier: Frontier
    writer: LandingWriter
    settings: HarvestSettings
    progress: Progress

    async def harvest(self, sources: Sequence[Source]) -> list[OutletReport]:
        slots = asyncio.Semaphore(self.settings.concurrency)
        async with Client(self.settings) as client:
            robots = RobotsCache(client, self.frontier, self.settings)
            reports = (self._harvest_outlet(source, client, robots, slots) for source in sources)
            return list(await asyncio.gather(*reports))

    async def _harvest_outlet(
        self, source: Source, client: Client, robots: RobotsCache, slots: asyncio.Semaphore
    ) -> OutletReport:
        """Harvest one outlet; whatever happens ends in its report."""
        report = OutletReport(source.name, source.country)
        async with slots:
            self._tell(report, "started", 0, 0)
            try:
                await self._read_and_fetch(source, client, robots, report)
                self.frontier.mark_harvested(source.name, datetime.now(UTC))
            except (OSError, sqlite3.Error):
                raise  # the landing folder or the state file cannot be written: no outlet can go on
            except Exception as error:
                report.stopped(error)
            self._tell(report, "finished", report.attempted, report.attempted)
        return report

    async def _read_and_fetch(self, source: Source, client: Client, robots: RobotsCache, report: OutletReport) -> None:
        if self.settings.contact is None:
            raise InvalidInputError(
                "no_contact", "set contact: in sources.yml or DRAGOMAN_CONTACT, so that outlets can reach you"
            )
        outlet = Outlet(source, client, robots, self.frontier, self.settings, report)
        await ListReader(outlet).read()
        fetcher = ArticleFetcher(outlet, self.writer)
        budget = source.limits.max_articles or self.settings.max_articles
        articles = self.frontier.due(source.name, datetime.now(UTC), budget)
        self._tell(report, "listed", 0, len(articles))
        queue = iter(articles)
        deadline = asyncio.get_running_loop().time() + self.settings.max_outlet_seconds

        async def work() -> None:
            while asyncio.get_running_loop().time() < deadline and (article := next(queue, None)) is not None:
                await fetcher.fetch(article)
                self._tell(report, "fetched", report.attempted, len(articles))

        await asyncio.gather(*(work() for _ in range(source.limits.concurrency)))
        report.left_for_later = len(articles) - report.attempted

    def _tell(self, report: OutletReport, event: str, done: int, total: int) -> None:
        self.progress(report.outlet, event, {"done": done, "total": total, **report.ledger()})


@contextmanager
def _only_one(state_path: Path) -> Iterator[None]:
    """Hold the lock beside the state file; a killed process gives it back."""
    state_path.parent.mkdir(parents=True, exist_ok=True)
    with state_path.with_name(f"{state_path.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise TransientError(f"another harvest is at work on {state_path.name}; wait for it to end") from error
        yield


def _is_due(source: Source, frontier: Frontier) -> bool:
    last = frontier.harvested_at(source.name)
    return last is None or datetime.now(UTC) - last >= timedelta(minutes=source.interval_minutes)


def _new_run_id() -> str:
    return f"harvest-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}"


def _silent(outlet: str, event: str, counts: Mapping[str, int]) -> None:
    """Tell nobody."""
