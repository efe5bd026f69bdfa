"""JSON records → articles, and the filter `dragoman extract`: one line in, one line out, whatever the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson

from ingest import urls
from ingest.errors import InvalidInputError
from ingest.extract import deadline, tables
from ingest.extract.bylines import read_credits
from ingest.extract.document import extract_document
from ingest.extract.facts import facts_of
from ingest.extract.model import Article
from ingest.extract.outlet import publisher_of
from ingest.records import identity_of, parse_record

_HTML_KEYS = ("html", "raw_html", "page")
_TEXT_KEYS = ("text", "body", "content", "maintext", "article")


def read_record(line: str | bytes, url: str | None = None, now: datetime | None = None) -> Article:
    """Read one JSON object that holds an article as `html`, or as `text` (`body` …) with its facts beside it.

    Args:
        line: The object; facts are read under `facts.facts_of`'s keys.
        url: Address, when the object gives none.
        now: Time of capture; later dates are not believed.

    Raises:
        InvalidInputError: `broken_json`, `not_an_object`, `no_text`, or what the reader of its text raises.
    """
    record = parse_record(line)
    facts = facts_of(record, now)
    if markup := _string(record, _HTML_KEYS):
        article = deadline.read_page(markup, facts.url or urls.web_url(url), now)
        credits = read_credits(facts.credits, [facts.publisher or ""])
        return replace(
            article,
            authors=article.authors or credits.people,
            agency=article.agency or facts.agency or credits.agency,
            published=article.published or facts.published,
            modified=article.modified or facts.modified,
            publisher=facts.publisher or article.publisher or publisher_of(facts.url),
            canonical_url=article.canonical_url or (urls.canonical_url(facts.url) if facts.url else None),
        )
    if text := _string(record, _TEXT_KEYS):
        return extract_document(text, facts.url or url, now, facts)
    raise InvalidInputError("no_text", "the record has no text; give it under 'html' or 'text'")


def _string(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if isinstance(value := record.get(key), str) and value.strip()), None)


def extract_records(lines: Iterable[bytes], now: datetime | None = None) -> Iterator[bytes]:
    """Read records `{"id", "url"?, "html"}`; yield one JSON line (with its line end) for each, in order.

    A record that cannot be read gives its id (null if it has none) and `error`: a reason code, a colon, the detail.
    `authors` are people; where the page credits only an agency or outlet, that.

    Raises:
        InvalidInputError: `bad_table`: a data file of ours is broken.
    """
    tables.check()
    for line in lines:
        identity: str | int | float | None = None
        try:
            identity = identity_of(parse_record(line))
            answer = {"id": identity, **_fields(read_record(line, now=now))}
        except InvalidInputError as error:
            answer = {"id": identity, "error": f"{error.reason}: {error.detail}"}
        except Exception as error:  # one line out per line in, whatever a library makes of the page
            answer = {"id": identity, "error": f"extractor_failed: {type(error).__name__}: {error}"}
        yield orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE)


def _fields(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "authors": list(article.authors or article.organisations),
        "published_at": article.published.isoformat() if article.published else None,
        "modified_at": article.modified.isoformat() if article.modified else None,
        "body": article.text,
        "language": article.language,
        "canonical_url": article.canonical_url,
        "publisher": article.publisher,
        "agency": article.agency,
        "section": article.section,
        "captions": article.texts("caption"),
    }
