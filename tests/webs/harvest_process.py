"""Harvest a `tests.webs.news` web in a process of its own, for tests that kill it and for measuring.

`python -m tests.webs.harvest_process PORT HOSTS ARTICLES FOLDER DELAY CONCURRENCY` prints the summary as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from ingest.harvest.run import harvest
from ingest.harvest.settings import HarvestSettings
from tests.webs.news import NewsWeb


def main(port: int, hosts: int, articles: int, folder: Path, *, delay: float = 0.0, concurrency: int = 1) -> None:
    web = NewsWeb(hosts, articles)
    settings = HarvestSettings(
        contact="desk@paper.example",
        allow_loopback=True,
        resolve=web.resolve(port),
        backoff=0.01,
        max_wait=1,
        total_timeout=5,
        recheck_after=3600,
        concurrency=hosts,
    )
    started = time.monotonic()
    report = harvest(
        web.sources(delay, concurrency),
        landing_dir=folder / "landing",
        state_path=folder / "frontier.sqlite",
        landed_on=datetime.now(UTC).date(),
        settings=settings,
    )
    totals = {
        "new": int(report.summary()["new"].sum()),
        "failed": int(report.summary()["failed"].sum()),
        "recovered": len(report.recovered),
        "seconds": time.monotonic() - started,
        "max_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(totals))


if __name__ == "__main__":
    given = sys.argv[1:]
    main(*map(int, given[:3]), Path(given[3]), delay=float(given[4]), concurrency=int(given[5]))
