"""The whole harvest against a web of faulty, edited and partly forbidden outlets, by what that web's own log says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from ingest.harvest.report import HarvestReport
from ingest.harvest.run import harvest
from ingest.harvest.settings import HarvestSettings
from ingest.landing.index import read_index, read_payloads, reindex
from tests.webs.news import NewsWeb
from tests.webs.server import Server

SMALL = NewsWeb(host_count=7, article_count=40, padding=300)
FULL = NewsWeb(host_count=20, article_count=250)
DELAY = 0.002


def landed_editions(landing: Path) -> list[tuple[str, str]]:
    """(canonical URL, edition as the page says it) of every capture."""
    editions = []
    for row, payload in read_payloads(landing, read_index(landing).collect()):
        assert isinstance(payload, bytes), payload
        editions.append((row["canonical_url"], payload.decode().partition("Edition ")[2].partition(".")[0]))
    return editions


@pytest.mark.parametrize(
    "web", [pytest.param(SMALL, id="small"), pytest.param(FULL, id="full", marks=pytest.mark.slow)]
)
def test_three_runs_land_every_allowed_article_once_per_edition(
    web: NewsWeb, tmp_path: Path, settings: Callable[..., HarvestSettings]
) -> None:
    landing = tmp_path / "landing"

    def run() -> HarvestReport:
        return harvest(
            web.sources(DELAY),
            landing_dir=landing,
            state_path=tmp_path / "frontier.sqlite",
            landed_on=datetime.now(UTC).date(),
            settings=settings(web.resolve(server.port)),
        )

    web.editions, web.served = 0, Counter()
    with Server(web, web.addresses()) as server:
        reports = [run()]
        first = dict(landed_editions(landing))
        web.editions = 1
        reports += [run(), run()]
        log = server.log

    editions = landed_editions(landing)
    assert max(Counter(editions).values()) == 1
    edited = {url for url in web.allowed() if int(url.rpartition("-")[2]) % 20 == 0}
    expected = {(url, "0") for url in web.allowed() - edited} | {(url, "1") for url in edited}
    expected |= {(url, "0") for url in edited & first.keys()}
    assert set(editions) == expected
    assert not [asked.path for asked in log if asked.path.startswith("/private/")]
    assert shortest_gap(log) >= DELAY
    for report in reports:
        summary = report.summary()
        assert summary["error"].to_list() == [None] * web.host_count
        assert report.captures.height == summary["new"].sum() + summary["revised"].sum()
    assert sum(r.summary()["new"].sum() for r in reports) == len(web.allowed())
    assert sum(r.summary()["revised"].sum() for r in reports) == len(edited & first.keys())
    index = read_index(landing).collect().sort("warc_file", "warc_offset")
    reindex(landing)
    assert index.equals(read_index(landing).collect().sort("warc_file", "warc_offset"))
    assert index.select(pl.struct("url", "payload_digest").is_unique().all()).item()


def shortest_gap(log: list) -> float:  # type: ignore[type-arg]
    """Shortest time between two requests to one host, by the server's clock, in seconds."""
    times = defaultdict(list)
    for asked in log:
        times[asked.host].append(asked.at)
    return min(b - a for stamps in times.values() for a, b in pairwise(stamps))
