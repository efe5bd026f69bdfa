"""What is known, due and landed, in one SQLite file: the memory of the harvest between runs and across crashes.

Belongs here: every read and write of that file. Not here: what to do about it (`ingest.harvest.run`). The landing zone
stays the one truth: captures are landed first and noted here after; `note_landed` makes up for notes lost in a crash.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.errors import PermanentError
from ingest.harvest.discover import Listing
from ingest.urls import canonical_url

SCHEMA_VERSION = 2
_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    canonical_url TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    source TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'done', 'refused', 'failed')),
    due_at REAL,
    discovered_at REAL NOT NULL,
    published_at REAL,
    fetched_at REAL,
    attempts INTEGER NOT NULL DEFAULT 0,
    checks INTEGER NOT NULL DEFAULT 0,
    etag TEXT,
    last_modified TEXT,
    reason TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS articles_due ON articles (source, due_at) WHERE due_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS editions (
    article_url TEXT NOT NULL,
    digest TEXT NOT NULL,
    url TEXT NOT NULL,
    payload_digest TEXT NOT NULL,
    landed_at REAL NOT NULL,
    PRIMARY KEY (article_url, digest)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS lists (
    url TEXT PRIMARY KEY, fetched_at REAL NOT NULL, etag TEXT, last_modified TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (
    url TEXT PRIMARY KEY, fetched_at REAL NOT NULL, status INTEGER, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (name TEXT PRIMARY KEY, harvested_at REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS warc_files (warc_file TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class DueArticle:
    """An article to fetch, with the validators of the edition we hold."""

    canonical_url: str
    url: str
    etag: str | None
    last_modified: str | None
    is_known: bool
    attempts: int
    discovered_at: datetime


@dataclass(frozen=True, slots=True)
class Edition:
    """One landed edition: URL and digest it was landed with, and when."""

    url: str
    payload_digest: str
    landed_at: datetime


class Frontier:
    """The state file, or one in memory when `path` is None; a context manager. Each method is one transaction.

    A file of an older version is begun anew: the landing zone gives back what was landed, and only validators and
    waits are lost.

    Raises:
        PermanentError: The file cannot be opened, or was written by a newer version.
    """

    def __init__(self, path: Path | None) -> None:
        name = path.name if path else "memory"
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            found = self._db.execute("PRAGMA user_version").fetchone()[0]
            if found <= SCHEMA_VERSION:
                self._begin(is_outdated=0 < found < SCHEMA_VERSION)
        except (sqlite3.Error, OSError) as error:
            raise PermanentError(f"{name} cannot be opened ({error}): mend its permissions or delete it") from error
        if found > SCHEMA_VERSION:
            self._db.close()
            raise PermanentError(f"{name} is of version {found}, this reads {SCHEMA_VERSION}: delete it to start anew")

    def _begin(self, *, is_outdated: bool) -> None:
        if is_outdated:
            tables = self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            self._db.executescript("".join(f"DROP TABLE {table};" for (table,) in tables))
        self._db.executescript(_SCHEMA)
        self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """Return ETag and Last-Modified of a feed or sitemap as last read."""
        row = self._db.execute("SELECT etag, last_modified FROM lists WHERE url = ?", (url,)).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def add_listings(
        self,
        source: str,
        listings: Iterable[Listing],
        now: datetime,
        *,
        read_from: tuple[str, str | None, str | None] | None = None,
    ) -> int:
        """Enter articles; a known one that was changed since it was fetched becomes due. How many are new.

        `read_from` is the feed or sitemap with its validators, noted in the same transaction: a crash between them
        cannot lose what it listed.
        """
        added = 0
        with self._transaction():
            for listing in listings:
                added += self._add(source, listing, now.timestamp())
            if read_from is not None:
                url, etag, last_modified = read_from
                self._db.execute(
                    "INSERT OR REPLACE INTO lists VALUES (?, ?, ?, ?)", (url, now.timestamp(), etag, last_modified)
                )
        return added

    def _add(self, source: str, listing: Listing, now: float) -> int:
        key = canonical_url(listing.url)
        added = self._db.execute(
            "INSERT INTO articles (canonical_url, url, source, state, due_at, discovered_at, published_at)"
            " VALUES (?, ?, ?, 'due', ?, ?, ?) ON CONFLICT DO NOTHING",
            (key, listing.url, source, now, now, listing.time.timestamp() if listing.time else None),
        ).rowcount
        if not added and listing.modified_at is not None:
            self._db.execute(
                "UPDATE articles SET due_at = ? WHERE canonical_url = ? AND state = 'done' AND fetched_at < ?",
                (now, key, listing.modified_at.timestamp()),
            )
        return added

    def due(self, source: str, now: datetime, limit: int) -> list[DueArticle]:
        """Return the articles of an outlet to fetch now: new ones first, the newest first among them."""
        rows = self._db.execute(
            "SELECT canonical_url, url, etag, last_modified, state = 'done', attempts, discovered_at FROM articles"
            " WHERE source = ? AND due_at <= ?"
            " ORDER BY state = 'done', published_at DESC NULLS LAST, due_at, canonical_url LIMIT ?",
            (source, now.timestamp(), limit),
        )
        return [
            DueArticle(key, url, etag, modified, bool(is_known), attempts, datetime.fromtimestamp(discovered_at, UTC))
            for key, url, etag, modified, is_known, attempts, discovered_at in rows
        ]

    def mark_done(
        self,
        article: DueArticle,
        now: datetime,
        *,
        etag: str | None,
        last_modified: str | None,
        recheck_after: timedelta,
        window: timedelta,
    ) -> None:
        """Note that an article was had; look at it again after doubling waits as long as it is within the window."""
        stamp = now.timestamp()
        self._db.execute(
            "UPDATE articles SET state = 'done', fetched_at = :now, attempts = 0, checks = checks + 1, reason = NULL,"
            " etag = :etag, last_modified = :modified, due_at = CASE WHEN"
            " :now + :wait * (1 << min(checks, 20)) <= discovered_at + :window"
            " THEN :now + :wait * (1 << min(checks, 20)) END WHERE canonical_url = :key",
            {
                "now": stamp,
                "etag": etag,
                "modified": last_modified,
                "wait": recheck_after.total_seconds(),
                "window": window.total_seconds(),
                "key": article.canonical_url,
            },
        )

    def mark_given_up(self, article: DueArticle, state: str, reason: str) -> None:
        """Note that an article is refused or cannot be had; it is never asked for again."""
        self._db.execute(
            "UPDATE articles SET state = ?, due_at = NULL, reason = ? WHERE canonical_url = ?",
            (state, reason, article.canonical_url),
        )

    def mark_postponed(self, article: DueArticle, until: datetime, reason: str, *, attempts: int) -> None:
        """Note a transient failure; the article is due again at `until`, after `attempts` in vain."""
        self._db.execute(
            "UPDATE articles SET due_at = ?, attempts = ?, reason = ? WHERE canonical_url = ?",
            (until.timestamp(), attempts, reason, article.canonical_url),
        )

    def edition(self, article_urls: tuple[str, str], digests: tuple[str, str]) -> Edition | None:
        """Return the edition landed under either URL that has either digest (of the content, of the payload)."""
        row = self._db.execute(
            "SELECT url, payload_digest, landed_at FROM editions"
            " WHERE article_url IN (?, ?) AND (digest = ? OR payload_digest = ?)",
            (*article_urls, *digests),
        ).fetchone()
        return Edition(row[0], row[1], datetime.fromtimestamp(row[2], UTC)) if row else None

    def latest_edition(self, article_url: str) -> Edition | None:
        """Return the edition of an article that was landed last."""
        row = self._db.execute(
            "SELECT url, payload_digest, landed_at FROM editions WHERE article_url = ? ORDER BY landed_at DESC LIMIT 1",
            (article_url,),
        ).fetchone()
        return Edition(row[0], row[1], datetime.fromtimestamp(row[2], UTC)) if row else None

    def has_editions(self, article_url: str) -> bool:
        """Whether any edition of an article was landed."""
        return self.latest_edition(article_url) is not None

    def add_edition(self, article_url: str, digest: str, edition: Edition) -> None:
        """Note an edition that was landed."""
        self._db.execute(
            "INSERT OR IGNORE INTO editions VALUES (?, ?, ?, ?, ?)",
            (article_url, digest, edition.url, edition.payload_digest, edition.landed_at.timestamp()),
        )

    def unnoted_files(self, warc_files: Iterable[str]) -> list[str]:
        """Return the WARC files whose captures may not all be noted here."""
        noted = {row[0] for row in self._db.execute("SELECT warc_file FROM warc_files")}
        return [name for name in warc_files if name not in noted]

    def note_landed(self, warc_file: str, captures: Iterable[dict[str, object]]) -> None:
        """Note every capture of a WARC file as had; rows need url, canonical_url, payload_digest, landed_at."""
        with self._transaction():
            for row in captures:
                at = row["landed_at"]
                assert isinstance(at, datetime)
                key, stamp = row["canonical_url"], at.timestamp()
                self._db.execute(
                    "INSERT OR IGNORE INTO editions VALUES (?, ?, ?, ?, ?)",
                    (key, row["payload_digest"], row["url"], row["payload_digest"], stamp),
                )
                self._db.execute(
                    "UPDATE articles SET state = 'done', fetched_at = ?, due_at = NULL"
                    " WHERE canonical_url = ? AND state = 'due'",
                    (stamp, key),
                )
            self._db.execute("INSERT OR IGNORE INTO warc_files VALUES (?)", (warc_file,))

    def robots(self, url: str, now: datetime, ttl: float) -> tuple[int | None, bytes] | None:
        """Return status and body of a robots.txt read less than `ttl` seconds ago."""
        row = self._db.execute(
            "SELECT status, body FROM robots WHERE url = ? AND fetched_at > ?", (url, now.timestamp() - ttl)
        ).fetchone()
        return (row[0], row[1]) if row else None

    def keep_robots(self, url: str, status: int | None, body: bytes, now: datetime) -> None:
        """Keep a robots.txt."""
        self._db.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (url, now.timestamp(), status, body))

    def harvested_at(self, source: str) -> datetime | None:
        """Return when an outlet was last harvested."""
        row = self._db.execute("SELECT harvested_at FROM sources WHERE name = ?", (source,)).fetchone()
        return datetime.fromtimestamp(row[0], UTC) if row else None

    def mark_harvested(self, source: str, now: datetime) -> None:
        """Note that an outlet was harvested."""
        self._db.execute("INSERT OR REPLACE INTO sources VALUES (?, ?)", (source, now.timestamp()))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """BEGIN … COMMIT, or ROLLBACK when the block raises."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
