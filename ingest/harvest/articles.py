"""Fetch one article and land what is new about it."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from ingest.harvest.failures import FetchError, PermanentFetchError, TransientFetchError
from ingest.harvest.frontier import DueArticle, Edition
from ingest.harvest.messages import Answer, Request
from ingest.harvest.outlet import Outlet
from ingest.landing.formats import Kind, is_html_type, sniff, stated_url
from ingest.landing.records import payload_digest
from ingest.landing.warc import LandingWriter
from ingest.sources import site_of
from ingest.urls import canonical_url

MAX_POSTPONEMENTS = 6
HOST_FAILURES = frozenset({"host_unavailable", "robots_unreachable", "dns", "tls", "connection"})  # not the article's
_NOARCHIVE = re.compile(r"\b(?:noarchive|none)\b", re.IGNORECASE)
_META_NOARCHIVE = re.compile(
    rb"""<meta\b(?=[^<>]{0,500}\bname\s*=\s*["']?robots\b)(?=[^<>]{0,500}\b(?:noarchive|none)\b)""", re.IGNORECASE
)


class ArticleFetcher:
    """Fetches the due articles of one outlet, lands new editions and keeps frontier and report in step."""

    def __init__(self, outlet: Outlet, writer: LandingWriter) -> None:
        self._outlet = outlet
        self._source = outlet.source
        self._frontier = outlet.frontier
        self._settings = outlet.settings
        self._report = outlet.report
        self._writer = writer
        self._authorization = outlet.source.authorization()

    async def fetch(self, article: DueArticle) -> None:
        """Fetch one article; every outcome is counted and noted."""
        try:
            answer = await self._get(article)
            self._report.latencies.append(answer.seconds)
            self._report.received_bytes += sum(len(hop.body) for hop in answer.hops)
            self._keep(article, answer)
        except (TransientFetchError, PermanentFetchError) as error:
            self._note_failure(article, error)
        except (OSError, sqlite3.Error):
            raise  # nothing more can be landed or noted
        except Exception as error:
            self._note_failure(article, PermanentFetchError("internal_error", f"{article.url}: {error!r}"))

    async def _get(self, article: DueArticle) -> Answer:
        request = Request(
            article.url,
            etag=article.etag,
            last_modified=article.last_modified,
            permit=self._outlet.permit_article,
            authorization=self._authorization,
        )
        answer = await self._outlet.client.fetch(request)
        if answer.is_unchanged and not article.is_known:  # a 304 to a question without validators
            raise TransientFetchError("bad_answer", f"{article.url} answers 304 to one who holds nothing")
        return answer

    def _keep(self, article: DueArticle, answer: Answer) -> None:
        if answer.is_unchanged:
            self._report.unchanged += 1
            if (known := self._frontier.latest_edition(article.canonical_url)) is not None:
                self._revisit(answer, known)
        else:
            self._check(answer)
            self._land(article, answer)
        self._frontier.mark_done(
            article,
            datetime.now(UTC),
            etag=answer.etag or article.etag,
            last_modified=answer.last_modified or article.last_modified,
            recheck_after=timedelta(seconds=self._settings.recheck_after),
            window=timedelta(days=self._settings.window_days),
        )

    def _check(self, answer: Answer) -> None:
        """Raise PermanentFetchError when the answer is not a page we may land."""
        url, content = answer.last.url, answer.content
        if answer.last.status != 200:
            raise PermanentFetchError(f"http_{answer.last.status}", f"{url} answers {answer.last.status}")
        content_type = answer.header("content-type")
        is_page = is_html_type(content_type) if content_type else sniff(content[:8192], Path()) is Kind.HTML
        if not is_page:
            raise PermanentFetchError("not_a_page", f"{url} is {(content_type or 'of no type')[:80]}, not HTML")
        if not content.strip():
            raise TransientFetchError("empty_answer", f"{url} has an empty body")
        if self._settings.respect_noarchive and _says_noarchive(answer):
            raise PermanentFetchError("noarchive", f"{url} asks not to be archived")

    def _land(self, article: DueArticle, answer: Answer) -> None:
        """Land the answer when it is a new edition; note it as a revisit when it is not."""
        last = answer.last
        article_url = self._article_url(answer)
        content_digest, digest = payload_digest(answer.content), payload_digest(last.body)
        known = self._frontier.edition((article_url, canonical_url(last.url)), (content_digest, digest))
        if known is not None:
            self._revisit(answer, known)
            if article.is_known:
                self._report.unchanged += 1
            else:
                self._report.duplicate += 1
            return
        is_revision = self._frontier.has_editions(article_url)
        for hop in answer.hops:
            self._writer.write_exchange(hop, self._source.name)
        self._frontier.add_edition(article_url, content_digest, Edition(last.url, digest, last.at))
        if is_revision:
            self._report.revised += 1
        else:
            self._report.new += 1

    def _revisit(self, answer: Answer, known: Edition) -> None:
        self._writer.write_revisit(answer.last, known.url, known.payload_digest, known.landed_at, self._source.name)

    @staticmethod
    def _article_url(answer: Answer) -> str:
        """The URL the editions of this article are kept under: `rel=canonical` when it names a variant of the page."""
        own = canonical_url(answer.last.url)
        stated = canonical_url(stated_url(answer.content, Kind.HTML, base=answer.last.url) or own)
        return stated if site_of(stated) == site_of(own) and _slug(stated) and _slug(stated) in own else own

    def _note_failure(self, article: DueArticle, error: FetchError) -> None:
        self._report.article_failed(article.url, error)
        if isinstance(error, PermanentFetchError):
            state = "refused" if error.reason == "refused_by_robots" else "failed"
            self._frontier.mark_given_up(article, state, error.reason)
            return
        now = datetime.now(UTC)
        attempts = article.attempts + (error.reason not in HOST_FAILURES)
        if attempts >= MAX_POSTPONEMENTS or now - article.discovered_at > timedelta(days=self._settings.window_days):
            self._frontier.mark_given_up(article, "failed", error.reason)
            return
        wait = timedelta(seconds=error.retry_after or self._settings.backoff * 2**article.attempts)
        self._frontier.mark_postponed(article, now + wait, error.reason, attempts=attempts)


def _says_noarchive(answer: Answer) -> bool:
    in_header = _NOARCHIVE.search(answer.header("x-robots-tag") or "") is not None
    return in_header or _META_NOARCHIVE.search(answer.content[:65536]) is not None


def _slug(url: str) -> str:
    """The last piece of the path, without extension: what the variants of one article share."""
    return urlsplit(url).path.rstrip("/").rpartition("/")[2].partition(".")[0]
