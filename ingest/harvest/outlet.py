"""What the steps of one outlet's harvest share, and what may be asked of whom on its behalf."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.harvest.client import Client
from ingest.harvest.failures import PermanentFetchError
from ingest.harvest.frontier import Frontier
from ingest.harvest.report import OutletReport
from ingest.harvest.robots import Robots
from ingest.harvest.rules import RobotsCache
from ingest.harvest.settings import HarvestSettings
from ingest.sources import Source


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet in one harvest."""

    source: Source
    client: Client
    robots: RobotsCache
    frontier: Frontier
    settings: HarvestSettings
    report: OutletReport

    async def permit(self, url: str) -> None:
        """Pass when `url` may be asked for, at the outlet's pace.

        Raises:
            PermanentFetchError: `refused_by_robots`.
            TransientFetchError: `robots_unreachable`.
        """
        self._set_pace(url)
        await self.robots.permit(url)

    async def rules(self, url: str) -> Robots:
        """Return the rules of the URL's host. Raises TransientFetchError `robots_unreachable`."""
        self._set_pace(url)
        return await self.robots.rules(url)

    async def permit_article(self, url: str) -> None:
        """As `permit`, and only on the outlet's own sites: no redirect leads elsewhere."""
        if not self.source.owns(url):
            raise PermanentFetchError("other_site", f"{url} is not on a site of {self.source.name}")
        await self.permit(url)

    def _set_pace(self, url: str) -> None:
        limits = self.source.limits
        self.client.gate(url).limit(limits.delay_seconds, limits.concurrency)
