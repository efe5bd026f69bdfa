"""Whether a URL may be asked for: robots.txt of its host, read once a day."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from ingest.harvest.client import Client
from ingest.harvest.failures import PermanentFetchError, TransientFetchError
from ingest.harvest.frontier import Frontier
from ingest.harvest.messages import Request
from ingest.harvest.robots import MAX_ROBOTS_BYTES, Robots, parse_robots, robots_of_status, robots_url
from ingest.harvest.settings import HarvestSettings


class RobotsCache:
    """The rules of every host met in one harvest, kept in the frontier for `settings.robots_ttl`."""

    def __init__(self, client: Client, frontier: Frontier, settings: HarvestSettings) -> None:
        self._client = client
        self._frontier = frontier
        self._settings = settings
        self._rules: dict[str, asyncio.Future[Robots]] = {}

    async def permit(self, url: str) -> None:
        """Pass when `url` may be asked for.

        Raises:
            PermanentFetchError: `refused_by_robots`.
            TransientFetchError: `robots_unreachable`: nothing may be asked for until robots.txt can be read.
        """
        rules = await self.rules(url)
        if not rules.allows(url):
            raise PermanentFetchError("refused_by_robots", f"{robots_url(url)} keeps us from {url}")

    async def rules(self, url: str) -> Robots:
        """Return the rules of the URL's host. Raises TransientFetchError `robots_unreachable`."""
        where = robots_url(url)
        if where not in self._rules:
            self._rules[where] = asyncio.ensure_future(self._load(where))
        return await asyncio.shield(self._rules[where])

    async def _load(self, where: str) -> Robots:
        now = datetime.now(UTC)
        kept = self._frontier.robots(where, now, self._settings.robots_ttl)
        status, body = kept or await self._fetch(where)
        rules = parse_robots(body, self._settings.agent) if status == 200 else robots_of_status(status)
        if kept is None:
            self._frontier.keep_robots(where, status, body, now)
        self._client.gate(where).limit(rules.crawl_delay)
        return rules

    async def _fetch(self, where: str) -> tuple[int, bytes]:
        try:
            answer = await self._client.fetch(
                Request(where, accept="text/plain,*/*;q=0.5", max_body=MAX_ROBOTS_BYTES, truncate=True)
            )
        except TransientFetchError as error:
            raise TransientFetchError("robots_unreachable", f"no rules: {error.detail}", error.retry_after) from error
        except PermanentFetchError as error:
            if error.reason.startswith("http_4"):
                return int(error.reason.removeprefix("http_")), b""
            if error.reason in ("too_many_redirects", "bad_redirect"):
                return 404, b""  # RFC 9309 2.3.1.2: after five redirects it may count as unavailable
            raise
        return 200, answer.content
