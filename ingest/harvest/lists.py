"""Read an outlet's lists of articles: its feeds and sitemaps, or those that robots.txt and the home page name."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from ingest.errors import InvalidInputError
from ingest.harvest.discover import (
    MAX_LIST_BYTES,
    Listing,
    is_trap,
    read_alternates,
    read_feed,
    read_links,
    read_sitemap,
)
from ingest.harvest.failures import PermanentFetchError, TransientFetchError
from ingest.harvest.messages import ACCEPT_LIST, Answer, Request
from ingest.harvest.outlet import Outlet

MAX_SITEMAPS = 50
MAX_SITEMAP_DEPTH = 3


class ListReader:
    """Reads the lists of one outlet into the frontier."""

    def __init__(self, outlet: Outlet) -> None:
        self._outlet = outlet
        self._source = outlet.source
        self._report = outlet.report
        self._now = datetime.now(UTC)
        self._window_start = self._now - timedelta(days=outlet.settings.window_days)

    async def read(self) -> None:
        """Read what is configured; when that is nothing or cannot be read, what the outlet itself names."""
        found = [await self._read_feed(url) for url in self._source.feeds]
        found.append(await self._read_sitemaps(self._source.sitemaps))
        if not any(found):
            await self._read_unconfigured()

    async def _read_unconfigured(self) -> None:
        rules = await self._outlet.rules(self._source.homepage)
        if await self._read_sitemaps(rules.sitemaps):
            return
        home = await self._get(self._source.homepage)
        if home is None:
            return
        feeds = [url for url in read_alternates(home.content, home.last.url) if url not in self._source.feeds]
        if not any([await self._read_feed(url) for url in feeds]):
            self._enter(home, self._source.homepage, read_links(home.content, home.last.url))

    async def _read_feed(self, url: str) -> bool:
        """Whether the feed could be read."""
        answer = await self._get(url)
        if answer is None or answer.is_unchanged:
            return answer is not None
        try:
            self._enter(answer, url, read_feed(answer.content, answer.last.url, self._now))
        except InvalidInputError as error:
            self._report.list_failed(url, error)
            return False
        return True

    async def _read_sitemaps(self, urls: Iterable[str]) -> bool:
        """Whether any sitemap could be read; indexes are followed to a limit of depth and number."""
        queue = deque((url, 0) for url in urls)
        seen = {url for url, _ in queue}
        count = 0
        while queue and len(seen) <= 20 * MAX_SITEMAPS and count < MAX_SITEMAPS:
            url, depth = queue.popleft()
            children = await self._read_sitemap(url)
            count += children is not None
            for child in children or ():
                if child.url not in seen and depth < MAX_SITEMAP_DEPTH and self._is_recent(child):
                    seen.add(child.url)
                    queue.append((child.url, depth + 1))
        return count > 0

    async def _read_sitemap(self, url: str) -> tuple[Listing, ...] | None:
        answer = await self._get(url)
        if answer is None or answer.is_unchanged:
            return None if answer is None else ()
        try:
            sitemap = read_sitemap(answer.content, answer.last.url, self._now)
        except InvalidInputError as error:
            self._report.list_failed(url, error)
            return None
        dated = [listing for listing in sitemap.articles if listing.time is not None]
        self._report.left_out["undated"] += len(sitemap.articles) - len(dated)  # an archive of years, for all we know
        self._enter(answer, url, dated, keep_validators=not sitemap.children)
        return sitemap.children

    async def _get(self, url: str) -> Answer | None:
        etag, last_modified = self._outlet.frontier.validators(url)
        request = Request(
            url,
            ACCEPT_LIST,
            etag=etag,
            last_modified=last_modified,
            permit=self._outlet.permit,
            max_body=MAX_LIST_BYTES,
            max_decoded=MAX_LIST_BYTES,
        )
        try:
            return await self._outlet.client.fetch(request)
        except (TransientFetchError, PermanentFetchError) as error:
            self._report.list_failed(url, error)
            return None

    def _enter(self, answer: Answer, url: str, listings: Iterable[Listing], *, keep_validators: bool = True) -> None:
        """Enter what a list holds; an index keeps no validators, for its children change while it does not."""
        kept = [listing for listing in listings if self._wants(listing)]
        validators = (answer.etag, answer.last_modified) if keep_validators else (None, None)
        self._report.discovered += self._outlet.frontier.add_listings(
            self._source.name, kept, self._now, read_from=(url, *validators)
        )

    def _wants(self, listing: Listing) -> bool:
        self._report.listed += 1
        if not self._source.accepts(listing.url):
            self._report.left_out["filtered"] += 1
        elif is_trap(listing.url):
            self._report.left_out["trap"] += 1
        elif not self._is_recent(listing):
            self._report.left_out["outside_window"] += 1
        else:
            return True
        return False

    def _is_recent(self, listing: Listing) -> bool:
        time = listing.time
        return time is None or max(time, listing.modified_at or time) >= self._window_start
