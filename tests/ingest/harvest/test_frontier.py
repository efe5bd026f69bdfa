"""The harvest's memory: what is due, what is known, and what a crash may leave behind."""

from __future__ import annotations

import resource
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.errors import PermanentError
from ingest.harvest.discover import Listing
from ingest.harvest.frontier import DueArticle, Edition, Frontier

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WINDOW = timedelta(days=3)
URL = "https://paper.example/a"


@pytest.fixture
def frontier(tmp_path: Path) -> Frontier:
    return Frontier(tmp_path / "state" / "frontier.sqlite")


def done(frontier: Frontier, article: DueArticle, at: datetime) -> None:
    frontier.mark_done(article, at, etag='"1"', last_modified=None, recheck_after=HOUR, window=WINDOW)


def test_variants_of_a_url_are_one_article(frontier: Frontier) -> None:
    variants = [URL, f"{URL}?utm_source=x", f"{URL}#top", "https://PAPER.example:443/a"]
    assert frontier.add_listings("Paper", map(Listing, variants), NOW) == 1
    assert [a.url for a in frontier.due("Paper", NOW, 10)] == [URL]


def test_an_article_is_looked_at_again_after_doubling_waits_until_the_window_ends(frontier: Frontier) -> None:
    frontier.add_listings("Paper", [Listing(URL)], NOW)
    at, waits = NOW, []
    while due := frontier.due("Paper", at, 1):
        done(frontier, due[0], at)
        start = at
        while not frontier.due("Paper", at, 1) and at < NOW + 3 * WINDOW:
            at += HOUR
        waits.append((at - start) / HOUR)
    assert waits[:-1] == [1, 2, 4, 8, 16, 32]


def test_a_listing_changed_since_it_was_fetched_is_due_at_once(frontier: Frontier) -> None:
    frontier.add_listings("Paper", [Listing(URL)], NOW)
    done(frontier, frontier.due("Paper", NOW, 1)[0], NOW)
    frontier.add_listings("Paper", [Listing(URL, modified_at=NOW - HOUR)], NOW)
    assert frontier.due("Paper", NOW, 1) == []
    frontier.add_listings("Paper", [Listing(URL, modified_at=NOW + HOUR)], NOW + HOUR)
    (again,) = frontier.due("Paper", NOW + HOUR, 1)
    assert (again.is_known, again.etag) == (True, '"1"')


def test_new_articles_come_before_those_to_look_at_again(frontier: Frontier) -> None:
    frontier.add_listings("Paper", [Listing(URL)], NOW)
    done(frontier, frontier.due("Paper", NOW, 1)[0], NOW)
    frontier.add_listings("Paper", [Listing(f"{URL}/new")], NOW + 2 * HOUR)
    assert [a.is_known for a in frontier.due("Paper", NOW + 2 * HOUR, 10)] == [False, True]


def test_what_is_given_up_is_never_due_and_what_is_postponed_is_later(frontier: Frontier) -> None:
    frontier.add_listings("Paper", [Listing(URL), Listing(f"{URL}/b")], NOW)
    first, second = frontier.due("Paper", NOW, 10)
    frontier.mark_given_up(first, "failed", "http_404")
    frontier.mark_postponed(second, NOW + HOUR, "timeout", attempts=1)
    assert frontier.due("Paper", NOW, 10) == []
    (later,) = frontier.due("Paper", NOW + HOUR, 10)
    assert (later.url, later.attempts) == (f"{URL}/b", 1)
    assert frontier.add_listings("Paper", [Listing(URL)], NOW + WINDOW) == 0
    assert frontier.due("Paper", NOW + WINDOW, 10) == [later]


def test_editions_are_found_by_either_digest_under_either_url(frontier: Frontier) -> None:
    edition = Edition(URL, "sha1:PAYLOAD", NOW)
    frontier.add_edition(URL, "sha1:CONTENT", edition)
    assert frontier.edition((URL, "x"), ("sha1:CONTENT", "-")) == edition
    assert frontier.edition(("x", URL), ("-", "sha1:PAYLOAD")) == edition
    assert frontier.edition((URL, URL), ("-", "-")) is None
    assert frontier.latest_edition(URL) == edition
    assert (frontier.has_editions(URL), frontier.has_editions("x")) == (True, False)


def test_captures_a_crash_kept_from_being_noted_are_made_up_for(frontier: Frontier) -> None:
    frontier.add_listings("Paper", [Listing(URL)], NOW)
    row: dict[str, object] = {"url": URL, "canonical_url": URL, "payload_digest": "sha1:P", "landed_at": NOW}
    assert frontier.unnoted_files(["f.warc.gz"]) == ["f.warc.gz"]
    frontier.note_landed("f.warc.gz", [row])
    assert frontier.unnoted_files(["f.warc.gz"]) == []
    assert frontier.due("Paper", NOW, 10) == []
    assert frontier.edition((URL, URL), ("-", "sha1:P")) is not None


def test_a_crash_while_listings_are_entered_leaves_the_feed_to_be_read_again(frontier: Frontier) -> None:
    def listings():  # type: ignore[no-untyped-def]
        yield Listing(URL)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        frontier.add_listings("Paper", listings(), NOW, read_from=("https://paper.example/rss", '"1"', None))
    assert frontier.due("Paper", NOW, 10) == []
    assert frontier.validators("https://paper.example/rss") == (None, None)


def test_robots_are_kept_for_their_time(frontier: Frontier) -> None:
    frontier.keep_robots("https://paper.example/robots.txt", 200, b"User-agent: *", NOW)
    assert frontier.robots("https://paper.example/robots.txt", NOW + HOUR, 86400) == (200, b"User-agent: *")
    assert frontier.robots("https://paper.example/robots.txt", NOW + timedelta(days=2), 86400) is None


def test_a_file_of_an_older_version_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    db = sqlite3.connect(path)
    db.executescript("CREATE TABLE articles (url TEXT); PRAGMA user_version = 1;")
    db.close()
    with Frontier(path) as frontier:
        assert frontier.add_listings("Paper", [Listing(URL)], NOW) == 1


def test_the_newest_articles_come_first(frontier: Frontier) -> None:
    listings = [Listing(f"{URL}{n}", NOW - n * HOUR) for n in (3, 1, 2)] + [Listing(f"{URL}-undated")]
    frontier.add_listings("Paper", listings, NOW)
    assert [a.url for a in frontier.due("Paper", NOW, 10)] == [f"{URL}{n}" for n in ("1", "2", "3", "-undated")]


def test_a_file_of_a_newer_version_or_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "frontier.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(PermanentError, match=r"version 99.*delete it"):
        Frontier(path)
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(PermanentError, match="cannot be opened"):
        Frontier(path)


@pytest.mark.slow
def test_a_million_known_urls_do_not_live_in_memory(frontier: Frontier) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for batch in range(20):
        listings = (Listing(f"https://paper.example/news/{batch}-{i}") for i in range(50_000))
        frontier.add_listings("Paper", listings, NOW)
    assert len(frontier.due("Paper", NOW, 500)) == 500
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 100
