"""Find articles: feeds, sitemaps and, when there is neither, the links of a home page.

Pure functions from bytes to what they list; nothing is fetched here. Every reader takes hostile input: no entities, no
external references, bounded numbers of entries, and what cannot be read is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from urllib.parse import urlsplit

import fastfeedparser
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from ingest.errors import InvalidInputError
from ingest.landing.encodings import gunzip
from ingest.urls import web_url

MAX_FEED_ENTRIES = 1_000
MAX_SITEMAP_ENTRIES = 50_000  # the limit of sitemaps.org
MAX_LIST_BYTES = 50 * 1024 * 1024  # the same
MAX_LINKS = 2_000
MAX_SEGMENTS = 20
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)  # newspapers put their archives on the web under their true dates
EPOCH = datetime(1970, 1, 1, tzinfo=UTC).date()  # what a missing date becomes in careless software

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_ENTITY_DECLARATION = re.compile(rb"<!ENTITY", re.IGNORECASE)
_DAY_IN_PATH = re.compile(r"(?<!\d)(20\d\d)([/-])(\d\d?)\2(\d\d?)(?!\d)")
_ARTICLE_PATH = re.compile(r"(?:19|20)\d\d/|\d{5,}|(?:[a-z0-9]+-){3,}|\.html?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listing:
    """One article as a feed or sitemap lists it; times are None rather than wrong."""

    url: str
    published_at: datetime | None = None
    modified_at: datetime | None = None

    @property
    def time(self) -> datetime | None:
        """When it was published, else changed, else the day its URL names; None when nothing tells."""
        return self.published_at or self.modified_at or day_in_url(self.url)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one sitemap file holds: articles, and further sitemaps when it is an index."""

    articles: tuple[Listing, ...]
    children: tuple[Listing, ...]


def read_feed(body: bytes, base: str, now: datetime) -> list[Listing]:
    """Return the articles of a RSS, Atom, RDF or JSON feed, links resolved against `base`.

    Raises:
        InvalidInputError: `not_a_feed`.
    """
    if _ENTITY_DECLARATION.search(body[:65536]):
        raise InvalidInputError("not_a_feed", f"{base} declares entities, which no feed needs")
    try:
        feed = fastfeedparser.parse(
            body, include_content=False, include_tags=False, include_media=False, include_enclosures=False
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, etree.LxmlError) as error:
        raise InvalidInputError("not_a_feed", f"{base} is not a feed that can be read: {str(error)[:120]}") from error
    listings = []
    for entry in feed.entries[:MAX_FEED_ENTRIES]:
        if url := web_url(entry.get("link"), base):
            published, modified = read_time(entry.get("published"), now), read_time(entry.get("updated"), now)
            listings.append(Listing(url, published, modified))
    return listings


def read_sitemap(body: bytes, base: str, now: datetime) -> Sitemap:
    """Return what a sitemap, news sitemap, sitemap index or text sitemap lists; what follows broken XML is left out.

    Raises:
        InvalidInputError: `not_a_sitemap`, `decoded_too_large`, `broken_encoding`.
    """
    if body.startswith(b"\x1f\x8b"):
        body = gunzip(body, MAX_LIST_BYTES)
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        return Sitemap(tuple(_text_sitemap(start, base)), ())
    articles: list[Listing] = []
    children: list[Listing] = []
    for kind, fields in _entries(start):
        published = fields.get("publication_date")
        listing = _listing(fields.get("loc"), base, published, fields.get("lastmod"), now)
        if listing is not None:
            (children if kind == "sitemap" else articles).append(listing)
        if len(articles) + len(children) >= MAX_SITEMAP_ENTRIES:
            break
    if not articles and not children and not re.search(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", start[:4096]):
        raise InvalidInputError("not_a_sitemap", f"{base} is not a sitemap")
    return Sitemap(tuple(articles), tuple(children))


def read_links(html: bytes, base: str) -> list[Listing]:
    """Return the links of a home page that look like articles (dated, numbered or with a slug of four words)."""
    urls = dict.fromkeys(web_url(href, base) for href in _attributes(html, "a[href]", "href"))
    return [Listing(u) for u in urls if u and _ARTICLE_PATH.search(urlsplit(u).path)][:MAX_LINKS]


def read_alternates(html: bytes, base: str) -> list[str]:
    """Return the feeds a page names with `<link rel=alternate>`."""
    selectors = (f'link[rel~="alternate"][type="{kind}"]' for kind in _FEED_TYPES)
    found = (web_url(href, base) for css in selectors for href in _attributes(html, css, "href"))
    return list(dict.fromkeys(url for url in found if url))


def read_time(text: object, now: datetime) -> datetime | None:
    """Return an ISO 8601 time in UTC; None for none, nonsense, the Unix epoch, before 1900, or over a day ahead."""
    if not isinstance(text, str):
        return None
    try:
        time = datetime.fromisoformat(text.strip())
        time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    is_meant = EARLIEST <= time <= now + timedelta(days=1) and time.date() != EPOCH
    return time if is_meant else None


def day_in_url(url: str) -> datetime | None:
    """Return the end of the day in a path like /2024/05/06/ or /2024-05-06-; None when there is none."""
    found = _DAY_IN_PATH.search(urlsplit(url).path)
    if found is None:
        return None
    try:
        return datetime(int(found[1]), int(found[3]), int(found[4]), 23, 59, tzinfo=UTC)
    except ValueError:
        return None


def is_trap(url: str) -> bool:
    """Whether a path is built like the endless ones: very deep, or with one segment three times (/a/a/a)."""
    segments = [s for s in urlsplit(url).path.split("/") if s]
    return len(segments) > MAX_SEGMENTS or any(segments.count(s) >= 3 for s in set(segments))


def _listing(loc: str | None, base: str, published: str | None, modified: str | None, now: datetime) -> Listing | None:
    url = web_url(loc, base)
    return Listing(url, read_time(published, now), read_time(modified, now)) if url else None


def _text_sitemap(body: bytes, base: str) -> Iterator[Listing]:
    for line in body.decode("utf-8", "replace").splitlines()[:MAX_SITEMAP_ENTRIES]:
        if line.startswith(("http://", "https://")) and (url := web_url(line, base)):
            yield Listing(url)


def _entries(xml: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield ("url" or "sitemap", its fields by local name), one at a time and without keeping the tree."""
    fields: dict[str, str] = {}
    events = etree.iterparse(
        BytesIO(xml),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
    )
    try:
        for _, element in events:
            name = _local_name(element)
            if name in ("url", "sitemap"):
                yield name, fields
                fields = {}
                _forget(element)
            elif element.text:
                fields.setdefault(name, element.text.strip())
    except etree.XMLSyntaxError:
        return


def _local_name(element: etree._Element) -> str:
    """Name without namespace; "" for comments and for what belongs to a picture or film (`image:loc`)."""
    namespace, _, name = str(element.tag).rpartition("}")
    return "" if "image" in namespace or "video" in namespace or not isinstance(element.tag, str) else name


def _forget(element: etree._Element) -> None:
    element.clear()
    while (before := element.getprevious()) is not None and (parent := element.getparent()) is not None:
        parent.remove(before)


def _attributes(html: bytes, css: str, name: str) -> Iterable[str]:
    return (node.attributes.get(name) or "" for node in LexborHTMLParser(html).css(css)[: 5 * MAX_LINKS])
