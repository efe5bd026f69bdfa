"""Land single pages by URL, for somebody who names them: the same client, rules and records as a harvest.

No outlet, no feeds, no frontier of articles: only what `dragoman add URL` needs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from ingest.errors import InvalidInputError
from ingest.harvest.client import Client
from ingest.harvest.failures import PermanentFetchError, TransientFetchError
from ingest.harvest.frontier import Frontier
from ingest.harvest.messages import Request
from ingest.harvest.rules import RobotsCache
from ingest.harvest.settings import HarvestSettings
from ingest.ids import stable_id
from ingest.landing.documents import LandingReport
from ingest.landing.formats import is_html_type
from ingest.landing.index import known_captures
from ingest.landing.records import payload_digest
from ingest.landing.warc import LandingWriter
from ingest.rejects import reject_row
from ingest.schema import REJECTS


def land_urls(
    urls: Iterable[str], landing_dir: Path, *, state_path: Path, landed_on: date, run_id: str, settings: HarvestSettings
) -> LandingReport:
    """Fetch and land each URL; one that cannot be fetched becomes a reject and the rest goes on.

    Args:
        urls: pages to fetch, http or https.
        landing_dir: the landing folder.
        state_path: the frontier's SQLite file, which remembers robots.txt.
        landed_on: partition of the captures (UTC day).
        run_id: names the WARC file.
        settings: limits and who we are; `contact` must be set.

    Raises:
        InvalidInputError: `no_contact`, nobody is named whom a site could reach.
    """
    if settings.contact is None:
        raise InvalidInputError(
            "no_contact", "set contact: in sources.yml or DRAGOMAN_CONTACT, so that sites can reach you"
        )
    known = known_captures(landing_dir)
    with Frontier(state_path) as frontier, LandingWriter(landing_dir, landed_on, run_id) as writer:
        landing = _Pages(writer, known, landed_on)
        asyncio.run(landing.land(list(urls), frontier, settings))
    return LandingReport(writer.captures, pl.DataFrame(landing.rejects, REJECTS.schema), landing.duplicates, 0)


class _Pages:
    """The state of one call: what is known, and what was turned away."""

    def __init__(self, writer: LandingWriter, known: set[str], landed_on: date) -> None:
        self._writer = writer
        self._known = known
        self._landed_on = landed_on
        self.duplicates = 0
        self.rejects: list[dict[str, Any]] = []

    async def land(self, urls: list[str], frontier: Frontier, settings: HarvestSettings) -> None:
        async with Client(settings) as client:
            robots = RobotsCache(client, frontier, settings)
            for url in urls:
                try:
                    await self._land_one(url, client, robots)
                except (TransientFetchError, PermanentFetchError) as error:
                    self.rejects.append(reject_row("landing", self._landed_on, url, error.reason, error.detail))

    async def _land_one(self, url: str, client: Client, robots: RobotsCache) -> None:
        answer = await client.fetch(Request(url, permit=robots.permit))
        last = answer.last
        if last.status != 200:
            raise PermanentFetchError(f"http_{last.status}", f"{url} answers {last.status}")
        if not is_html_type(answer.header("content-type")):
            raise PermanentFetchError("not_a_page", f"{url} is not HTML; save it and add the file")
        capture_id = stable_id(last.url, payload_digest(last.body))
        if capture_id in self._known:
            self.duplicates += 1
            return
        self._known.add(capture_id)
        for hop in answer.hops:
            self._writer.write_exchange(hop)
