"""A news web for the harvest: outlets with feeds of every kind, rules, redirects, faults and edits, and what they hold.

`python -m tests.webs.news HOSTS ARTICLES` serves it as a process of its own (for benchmarks and crash tests): the port
is printed, then it serves until its standard input ends.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from ingest.sources import Limits, Source
from tests.webs.server import Asked, Reply, Server

FEED_KINDS = ("rss", "atom", "rdf", "json", "news", "index", "home")
PRIVATE_EVERY = 25
REDIRECT_EVERY = 10
EDIT_EVERY = 20
FAULTS = ("reset", "500", "503", "429", "cut", "drip")


def _roll(*parts: object) -> int:
    """A number that depends on `parts` alone: the same web in every process."""
    return zlib.crc32("|".join(map(str, parts)).encode())


@dataclass
class NewsWeb:
    """`host_count` outlets with `article_count` articles each; `faults` is the share of articles that fail at first.

    `editions` counts how often the web was edited: every twentieth article then has that many further editions.
    """

    host_count: int = 20
    article_count: int = 250
    faults: float = 0.1
    padding: int = 2_000
    editions: int = 0
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    served: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def hosts(self) -> list[str]:
        return [f"daily{i}.example" for i in range(self.host_count)]

    def addresses(self) -> tuple[str, ...]:
        return tuple(f"127.0.0.{i + 2}" for i in range(self.host_count))

    def sources(self, delay: float = 0.002, concurrency: int = 1) -> list[Source]:
        """The outlets' entries in sources.yml."""
        limits = Limits.model_validate({"delay_seconds": delay, "concurrency": concurrency, "max_articles": 100_000})
        return [
            Source.model_validate(
                {"name": host, "country": "USA", "language": "en", "homepage": f"http://{host}/", "limits": limits}
                | self._lists(host)
            )
            for host in self.hosts
        ]

    def resolve(self, port: int) -> dict[str, tuple[str, int]]:
        """Where each host is to be found."""
        return {host: (address, port) for host, address in zip(self.hosts, self.addresses(), strict=True)}

    def allowed(self) -> set[str]:
        """Final URL of every article that robots.txt allows."""
        return {
            f"http://{host}{self.final_path(i)}"
            for host in self.hosts
            for i in range(self.article_count)
            if not self.is_private(i)
        }

    def page(self, host: str, number: int, edition: int) -> bytes:
        """One edition of one article."""
        filler = f"<p>The council of {host} met for the {number}th time. </p>" * (self.padding // 50)
        return (
            f'<html lang="en"><head><title>Council meets, report {number}</title>'
            f'<link rel="canonical" href="{self.final_path(number)}"></head><body><article>'
            f"<h1>Council meets, report {number}</h1><p>Edition {edition}.</p>{filler}</article></body></html>"
        ).encode()

    def edition_of(self, number: int) -> int:
        return self.editions if number % EDIT_EVERY == 0 else 0

    @staticmethod
    def is_private(number: int) -> bool:
        return number % PRIVATE_EVERY == 1

    def final_path(self, number: int) -> str:
        return f"/{'private' if self.is_private(number) else 'news'}/council-meets-report-{number}"

    def listed_path(self, number: int) -> str:
        """The path feeds give: some are old addresses that redirect, some carry tracking parameters."""
        if number % REDIRECT_EVERY == 3:
            return f"/old/{number}"
        return self.final_path(number) + ("?utm_source=rss" if number % 3 == 0 else "")

    def __call__(self, asked: Asked) -> Reply:
        path = asked.path.partition("?")[0]
        if path == "/robots.txt":
            sitemap = f"Sitemap: http://{asked.host}/news.xml" if self._kind(asked.host) == "home" else ""
            return Reply(f"User-agent: *\nDisallow: /private/\n{sitemap}".encode(), content_type="text/plain")
        if path.startswith(("/old/", "/news/", "/private/")):
            return self._article(asked, path)
        return self._list(asked.host, path)

    def _article(self, asked: Asked, path: str) -> Reply:
        number = int(path.rpartition("/")[2].rpartition("-")[2])
        self.served[asked.host, path] += 1
        if path.startswith("/old/"):
            return Reply(status=301, headers=(("Location", self.final_path(number)),))
        if fault := self._fault(asked.host, path):
            return self._faulty(asked.host, number, fault)
        edition = self.edition_of(number)
        tag = f'"{number}-{edition}"'
        if asked.headers.get("If-None-Match") == tag:
            return Reply(status=304, headers=(("ETag", tag),))
        return self._whole(asked.host, number)

    def _whole(self, host: str, number: int) -> Reply:
        edition = self.edition_of(number)
        body = self.page(host, number, edition)
        headers: tuple[tuple[str, str], ...] = (("ETag", f'"{number}-{edition}"'),) if number % 2 else ()
        if number % 4 == 0:
            body, headers = gzip.compress(body, 1, mtime=0), (*headers, ("Content-Encoding", "gzip"))
        return Reply(body, headers=headers)

    def _fault(self, host: str, path: str) -> str | None:
        """The trouble an article makes at its first requests; most make none, and a few through a whole first run."""
        roll = _roll(host, path)
        if roll % 1000 >= 1000 * self.faults:
            return None
        lasts = 4 if roll // 1000 % 10 == 0 else 1
        return FAULTS[roll % len(FAULTS)] if self.served[host, path] <= lasts else None

    def _faulty(self, host: str, number: int, fault: str) -> Reply:
        if fault == "reset":
            return Reply(reset=True)
        if fault == "cut":
            whole = self._whole(host, number)
            return Reply(raw=whole.head() + whole.body[: len(whole.body) // 2])
        if fault == "drip":
            drip = self._whole(host, number)
            drip.pause = 0.01
            return drip
        wait = (("Retry-After", "0"),) if fault == "429" else ()
        return Reply(b"try again", int(fault), wait)

    def _kind(self, host: str) -> str:
        return FEED_KINDS[self.hosts.index(host) % len(FEED_KINDS)]

    def _lists(self, host: str) -> dict[str, list[str]]:
        match self._kind(host):
            case "home":
                return {}
            case "news" | "index" as kind:
                return {"sitemaps": [f"http://{host}/{kind}.xml"]}
            case kind:
                return {"feeds": [f"http://{host}/{kind}.xml"]}

    def _list(self, host: str, path: str) -> Reply:
        links = [(f"http://{host}{self.listed_path(i)}", self._time(i)) for i in range(self.article_count)]
        name = path.strip("/").removesuffix(".gz")
        if name == "json.xml":
            return Reply(_json_feed(links), content_type="application/feed+json")
        if name == "index.xml":
            maps = "".join(
                f"<sitemap><loc>http://{host}/{child}</loc></sitemap>" for child in ("news.xml.gz", "index.xml")
            )
            return _xml(f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>')
        if name not in _TEMPLATES:
            return Reply(b"no such page", 404)
        whole, item = _TEMPLATES[name]
        items = "".join(item.format(url=u, iso=t.isoformat(), rfc822=format_datetime(t)) for u, t in links)
        reply = _xml(whole.format(items=items))
        return Reply(gzip.compress(reply.body), content_type="application/gzip") if path.endswith(".gz") else reply

    def _time(self, number: int) -> datetime:
        return (self.now - timedelta(minutes=number)).replace(microsecond=0)


_TEMPLATES = {
    "rss.xml": (
        '<rss version="2.0"><channel><title>News</title>{items}</channel></rss>',
        "<item><link>{url}</link><pubDate>{rfc822}</pubDate></item>",
    ),
    "rdf.xml": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>News</title></channel>{items}</rdf:RDF>',
        '<item rdf:about="{url}"><title>News</title><link>{url}</link><dc:date>{iso}</dc:date></item>',
    ),
    "atom.xml": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{items}</feed>',
        '<entry><title>News</title><link href="{url}"/><published>{iso}</published></entry>',
    ),
    "news.xml": (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{items}</urlset>',
        "<url><loc>{url}</loc><news:news><news:publication_date>{iso}</news:publication_date>"
        "<news:title>News</news:title></news:news></url>",
    ),
}


def _json_feed(links: list[tuple[str, datetime]]) -> bytes:
    items = [{"id": url, "url": url, "date_published": time.isoformat()} for url, time in links]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items}).encode()


def _xml(text: str) -> Reply:
    return Reply(f'<?xml version="1.0" encoding="utf-8"?>{text}'.encode(), content_type="application/xml")


if __name__ == "__main__":
    web = NewsWeb(int(sys.argv[1]), int(sys.argv[2]), faults=float(sys.argv[3]), padding=int(sys.argv[4]))
    with Server(web, web.addresses()) as server:
        print(server.port, flush=True)
        sys.stdin.read()
