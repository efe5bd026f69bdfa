"""The sample news as a web: every address of every fictional outlet, and the bytes that lie there.

Belongs here: pages, home pages, feeds, sitemaps and robots.txt, rendered from `templates/`. Not here: sockets.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from orchestration.demo.stories import HERE, Article, Outlet, read_articles, read_outlets

_HTML = "text/html; charset=utf-8"
_LIST_TYPES = {"xml": "application/xml", "json": "application/feed+json", "gz": "application/gzip"}


@dataclass(frozen=True, slots=True)
class Resource:
    """What lies at one address: bytes with their type and the time they last changed, or the way to where it moved."""

    body: bytes = b""
    content_type: str = _HTML
    changed: datetime | None = None
    moved_to: str | None = None

    @property
    def etag(self) -> str:
        """A strong validator: it changes with any byte."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    @property
    def last_modified(self) -> str | None:
        """The time of its last change, as HTTP writes it."""
        return _http_time(self.changed) if self.changed else None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of a feed or sitemap."""

    url: str
    title: str
    published: datetime
    modified: datetime | None = None


Site = dict[str, dict[str, Resource]]
"""Host → path → what lies there."""


def build_site() -> Site:
    """Render the whole web."""
    articles = read_articles()
    return {
        outlet.host: dict(_resources(outlet, [a for a in articles if a.outlet == outlet]))
        for outlet in read_outlets().values()
    }


def _resources(outlet: Outlet, articles: Sequence[Article]) -> Iterator[tuple[str, Resource]]:
    """Every path of one outlet, its articles given newest first."""
    templates = _templates()
    newest = articles[0]
    page = templates.get_template(f"{outlet.key}.html")
    for number, article in enumerate(articles):
        related = [*articles[number + 1 :], *articles[:number]][:3]
        html = page.render(article=article, outlet=outlet, related=related)
        yield article.path, Resource(html.encode(), changed=article.modified or article.published)
    home = templates.get_template("home.html").render(outlet=outlet, articles=articles)
    yield "/", Resource(home.encode(), changed=newest.published)
    entries = list(_entries(outlet, articles))
    for name in outlet.lists:
        yield f"/{name}", Resource(_list(outlet, name, entries), _LIST_TYPES[name.rpartition(".")[2]], newest.published)
    if outlet.moved:
        yield outlet.moved, Resource(moved_to=newest.url)
    if outlet.private:
        yield outlet.private, Resource(b"<html><title>Rota</title><p>For the newsroom only.</p></html>")
    if outlet.robots:
        yield "/robots.txt", Resource(outlet.robots.encode(), "text/plain; charset=utf-8")


def _entries(outlet: Outlet, articles: Sequence[Article]) -> Iterator[_Entry]:
    """What the outlet's lists name, its faults included."""
    for article in articles:
        moved = outlet.moved if article is articles[0] else None
        url = outlet.root + (moved or article.path)
        yield _Entry(url, article.title, article.published, article.modified)
    for path in filter(None, (outlet.private, outlet.withdrawn)):
        yield _Entry(outlet.root + path, "For the record", articles[0].published)


def _list(outlet: Outlet, name: str, entries: Sequence[_Entry]) -> bytes:
    if name.endswith(".json"):
        return _json_feed(outlet, entries)
    text = _templates().get_template(name.removesuffix(".gz")).render(outlet=outlet, entries=entries)
    return gzip.compress(text.encode(), mtime=0) if name.endswith(".gz") else text.encode()


def _json_feed(outlet: Outlet, entries: Sequence[_Entry]) -> bytes:
    """A JSON Feed (jsonfeed.org, version 1.1)."""
    items = [
        {"id": e.url, "url": e.url, "title": e.title, "date_published": e.published.isoformat()}
        | ({"date_modified": e.modified.isoformat()} if e.modified else {})
        for e in entries
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": outlet.name, "home_page_url": f"{outlet.root}/"}
    return json.dumps({**feed, "items": items}).encode()


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["iso"] = datetime.isoformat
    environment.filters["http_time"] = _http_time
    environment.filters["day"] = lambda time: f"{time.day} {time:%B %Y}"
    environment.filters["us_day"] = lambda time: f"{time:%B} {time.day}, {time.year}"
    environment.filters["clock"] = lambda time: f"{time:%H:%M}"
    environment.filters["listed"] = _listed
    return environment


def _listed(names: Sequence[str], conjunction: str = "and") -> str:
    """Join names as a byline does."""
    return f" {conjunction} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _http_time(time: datetime) -> str:
    return format_datetime(time.astimezone(UTC), usegmt=True)
