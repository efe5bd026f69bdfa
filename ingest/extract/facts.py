"""Facts stated beside a text, in front matter or in the fields of a JSON record: title, credits, times, address.

The names of the fields differ from tool to tool; the usual ones are known here. Facts written in the lines of a
document are found by `document`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import yaml

from ingest import urls
from ingest.extract import dates
from ingest.extract.bylines import find_agency
from ingest.extract.model import Moment
from ingest.extract.text import clean

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_HEADER_LINES = re.compile(r"\s*(?:[A-Za-z_]{2,20}[ \t]*:[ \t]*[^\n]{1,500}(?:\n|$)){2,12}")
_KEYS = {
    "title": ("title", "headline"),
    "authors": ("authors", "author", "byline", "by"),
    "published": ("published", "published_at", "date", "date_publish", "pubdate", "publication_date", "datepublished"),
    "modified": ("modified", "modified_at", "updated", "lastmod", "date_modify", "datemodified"),
    "url": ("canonical_url", "url", "original_url", "source_url", "link", "permalink"),
    "publisher": ("publisher", "source", "outlet", "site", "sitename", "source_domain", "publication"),
    "language": ("language", "lang"),
    "section": ("section", "category"),
    "agency": ("agency", "news_agency"),
}


_KNOWN = frozenset(key for keys in _KEYS.values() for key in keys)


@dataclass
class Facts:
    """What is known about a document apart from its text; given with it or found in its lines."""

    title: str = ""
    credits: list[str] = field(default_factory=list)
    published: Moment | None = None
    modified: Moment | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    section: str | None = None
    agency: str | None = None

    def filled_from(self, other: Facts) -> Facts:
        """These facts, gaps filled from `other`."""
        return replace(other, **{name: value for name, value in vars(self).items() if value})


def facts_of(record: dict[Any, Any], now: datetime | None = None) -> Facts:
    """Read the facts of a front matter or JSON record under their usual keys; values of other types are ignored."""
    lower = {str(key).lower(): value for key, value in record.items()}

    def first(name: str) -> object:
        return next((lower[key] for key in _KEYS[name] if lower.get(key)), None)

    def text(name: str) -> str | None:
        value = first(name)
        return clean(value) or None if isinstance(value, str) else None

    def moment(name: str) -> Moment | None:
        value = first(name)
        if isinstance(value, date):
            value = value.isoformat()
        found = dates.parse_moment(value, now)
        return found or (dates.parse_text(value, now=now) if isinstance(value, str) else None)

    authors = first("authors")
    names = authors if isinstance(authors, list) else [authors]
    return Facts(
        title=text("title") or "",
        credits=[clean(name) for name in names if isinstance(name, str)],
        published=moment("published"),
        modified=moment("modified"),
        url=urls.web_url(text("url")),
        publisher=text("publisher"),
        language=text("language"),
        section=text("section"),
        agency=find_agency(text("agency") or ""),
    )


def split_front_matter(text: str, now: datetime | None = None) -> tuple[Facts, str]:
    """The facts at the top, between two `---` lines or as lines "Title: …", "Date: …", and the text after them."""
    if match := _FRONT_MATTER.match(text):
        return facts_of(_front_matter(match[1]), now), text[match.end() :]
    if (match := _HEADER_LINES.match(text)) and len(lines := match[0].strip().splitlines()) > 1:
        record = {key.strip().lower(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
        if all(key in _KNOWN for key in record):
            return facts_of(record, now), text[match.end() :]
    return Facts(), text


def _front_matter(text: str) -> dict[Any, Any]:
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        found = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    return found if isinstance(found, dict) else {}
