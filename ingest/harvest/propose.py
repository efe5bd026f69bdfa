"""Find the feeds and sitemaps of an outlet that is not in sources.yml yet, and try those of one that is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import yaml
from selectolax.lexbor import LexborHTMLParser

from ingest.errors import InvalidInputError
from ingest.harvest.client import Client
from ingest.harvest.discover import MAX_LIST_BYTES, read_alternates, read_feed, read_sitemap
from ingest.harvest.failures import PermanentFetchError, TransientFetchError
from ingest.harvest.frontier import Frontier
from ingest.harvest.messages import ACCEPT_LIST, Answer, Request
from ingest.harvest.rules import RobotsCache
from ingest.harvest.settings import HarvestSettings
from ingest.sources import Source, load_sources
from ingest.urls import host_of, web_url

MAX_PROPOSED = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListCheck:
    """One feed or sitemap tried: how many articles it lists, or what is wrong with it."""

    source: str
    url: str
    articles: int
    trouble: str | None


def propose_source(
    homepage: str,
    settings: HarvestSettings,
    *,
    country: str,
    name: str | None = None,
    language: str | None = None,
    delay: float = 2.0,
) -> Source:
    """Return an entry for `homepage` with the feeds it names that can be read, else the sitemaps of its robots.txt.

    Name and language are read from the page when not given; requests are `delay` seconds apart.

    Raises:
        InvalidInputError: `bad_url`, or `no_lists` when the outlet names no feed or sitemap that can be read.
        PermanentFetchError: The home page cannot be had.
        TransientFetchError: The same, but it may be had later.
    """
    url = web_url(homepage)
    if url is None:
        raise InvalidInputError("bad_url", f"{homepage[:200]!r} is not a full http:// or https:// URL")
    return _run(settings, lambda prober: prober.propose(url, country, name, language), delay)


def check_lists(sources: Sequence[Source], settings: HarvestSettings) -> list[ListCheck]:
    """Read every feed and sitemap of `sources` once, politely, and tell what each holds."""
    return _run(settings, lambda prober: prober.check(sources))


def append_source(path: Path, source: Source) -> None:
    """Add `source` to a YAML list of outlets, leaving what stands there as it is, comments too.

    Raises:
        InvalidInputError: The file with the new entry is not valid (an outlet of that name is there already).
    """
    entry = source.model_dump(mode="json", exclude_defaults=True)
    before = path.read_text("utf-8")
    text = yaml.safe_dump([entry], sort_keys=False, allow_unicode=True)
    addition = "".join(f"  {line}\n" for line in text.splitlines())
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_text(before.rstrip("\n") + "\n" + addition, "utf-8")
    try:
        load_sources(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class _Prober:
    """Asks single outlets, by the same rules as the harvest."""

    def __init__(self, client: Client, robots: RobotsCache, delay: float) -> None:
        self._client = client
        self._robots = robots
        self._delay = delay

    async def propose(self, homepage: str, country: str, name: str | None, language: str | None) -> Source:
        self._client.gate(homepage).limit(self._delay)
        page = await self._get(homepage)
        tree = LexborHTMLParser(page.content)
        named = read_alternates(page.content, page.last.url)[:MAX_PROPOSED]
        feeds = [url for url in named if (await self._count(url, read_feed_count))[0]]
        sitemaps: list[str] = []
        if not feeds:
            rules = await self._robots.rules(homepage)
            listed = sorted(rules.sitemaps, key=lambda url: "news" not in url)[:MAX_PROPOSED]
            sitemaps = [url for url in listed if (await self._count(url, read_sitemap_count))[0]]
        if not feeds and not sitemaps:
            raise InvalidInputError(
                "no_lists", f"{homepage} names no feed or sitemap that can be read; give one by hand"
            )
        return Source.model_validate(
            {
                "name": name or _site_name(tree) or host_of(homepage),
                "country": country,
                "language": language or _language(tree) or "en",
                "homepage": homepage,
                "feeds": feeds,
                "sitemaps": sitemaps,
            }
        )

    async def check(self, sources: Sequence[Source]) -> list[ListCheck]:
        checks = [self._check(s, url, read_feed_count) for s in sources for url in s.feeds]
        checks += [self._check(s, url, read_sitemap_count) for s in sources for url in s.sitemaps]
        return list(await asyncio.gather(*checks))

    async def _check(self, source: Source, url: str, read: Callable[[Answer], int]) -> ListCheck:
        self._client.gate(url).limit(source.limits.delay_seconds, source.limits.concurrency)
        return ListCheck(source.name, url, *await self._count(url, read))

    async def _count(self, url: str, read: Callable[[Answer], int]) -> tuple[int, str | None]:
        try:
            count = read(await self._get(url))
        except (TransientFetchError, PermanentFetchError, InvalidInputError) as error:
            return 0, f"{error.reason}: {error}"
        return count, None if count else "lists nothing"

    async def _get(self, url: str) -> Answer:
        request = Request(
            url, ACCEPT_LIST, permit=self._robots.permit, max_body=MAX_LIST_BYTES, max_decoded=MAX_LIST_BYTES
        )
        return await self._client.fetch(request)


def read_feed_count(answer: Answer) -> int:
    """Number of articles in a feed. Raises InvalidInputError."""
    return len(read_feed(answer.content, answer.last.url, datetime.now(UTC)))


def read_sitemap_count(answer: Answer) -> int:
    """Number of articles and further sitemaps in a sitemap. Raises InvalidInputError."""
    sitemap = read_sitemap(answer.content, answer.last.url, datetime.now(UTC))
    return len(sitemap.articles) + len(sitemap.children)


def _run(settings: HarvestSettings, ask: Callable[[_Prober], Awaitable[T]], delay: float = 0.0) -> T:
    async def run() -> T:
        with Frontier(None) as frontier:
            async with Client(settings) as client:
                return await ask(_Prober(client, RobotsCache(client, frontier, settings), delay))

    return asyncio.run(run())


def _site_name(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first('meta[property="og:site_name"]')
    return ((node.attributes.get("content") if node else None) or "").strip()[:100] or None


def _language(tree: LexborHTMLParser) -> str | None:
    node = tree.css_first("html[lang]")
    code = ((node.attributes.get("lang") if node else None) or "").partition("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None
