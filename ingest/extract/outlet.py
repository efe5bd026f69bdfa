"""Who published a page and under which address it wants to be known."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from courlan import extract_domain

from ingest import urls
from ingest.extract import tables
from ingest.extract.page import Page
from ingest.extract.text import clean, key_of

_BETWEEN = re.compile(r"\s[|–—·»-]\s|[|｜]")
_COMPANY = re.compile(r"\b(?:AG|GmbH|Inc|Ltd|Limited|LLC|PLC|S\.?A|SpA|SAS|B\.?V|AB|AS|Co|Corp|KG|Sp\. z o\.o)\.?$")


def outlet_names(page: Page) -> list[str]:
    """Every name the page gives its outlet, and its host."""
    names = [clean(n) for n, _ in page.names_of("publisher")]
    names += [clean(page.first_meta(key)) for key in ("og:site_name", "application-name", "twitter:site", "publisher")]
    host = urls.host_of(page.url or "").removeprefix("www.")
    return [n.lstrip("@") for n in [*names, host, host.split(".")[0]] if n]


def read_publisher(page: Page) -> str | None:
    """The outlet as the page names it, else by its host; host names and company names come last."""
    stated = [clean(page.first_meta("og:site_name")), *(name for name, _ in page.names_of("publisher"))]
    named = [name for name in stated if 1 < len(name) <= 80 and not name.startswith("http")]
    best = next((name for name in named if "." not in name and not _COMPANY.search(name)), None)
    return best or _name_in_title(page) or publisher_of(page.url) or (named[0] if named else None)


def _name_in_title(page: Page) -> str | None:
    """The "Harbour Gazette" of "Headline | Harbour Gazette", where the host (harbour-gazette.example) is akin to it."""
    title = next((clean(element.text_content()) for element in page.tree.iter("title")), "")
    label = key_of(_site(urls.host_of(page.url or "")).partition(".")[0])
    parts = [part.strip() for part in _BETWEEN.split(title)[1:]]
    return next((p for p in reversed(parts) if "." not in p and len(label) > 3 and label in key_of(p)), None)


def publisher_of(url: str | None) -> str | None:
    """The outlet a URL's host stands for: its known name, else the host without www."""
    host = urls.host_of(url or "").removeprefix("www.")
    known = tables.publishers()
    parent = host.partition(".")[2]
    return known.get(host) or known.get(parent) or host or None


def read_canonical(page: Page) -> str | None:
    """The URL the page names as its own; only believed on the page's own site, and never the site's front page."""
    stated = [e.get("href") for e in page.tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    stated += [page.first_meta("og:url")]
    for value in stated:
        address = urls.web_url(value, page.url)
        if address and (page.url is None or _same_site(address, page.url)):
            front = urlsplit(address)
            if front.path not in ("", "/") or front.query or page.url is None:
                return urls.canonical_url(address)
    return None


def _same_site(one: str, two: str) -> bool:
    return _site(urls.host_of(one)) == _site(urls.host_of(two))


def _site(host: str) -> str:
    """The registrable domain; for a host under no public suffix its last two labels."""
    return extract_domain(f"https://{host}/") or ".".join(host.split(".")[-2:])
