"""robots.txt: RFC 9309, and files that were not written for it."""

from __future__ import annotations

import time

import pytest

from ingest.harvest.robots import MAX_CRAWL_DELAY, parse_robots, robots_of_status, robots_url
from ingest.harvest.settings import HarvestSettings

PAGE = "https://paper.example/news/1"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/", True),
        ("User-agent: dragoman\nDisallow: /news\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: DRAGOMAN\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: otherbot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*/1$", False),
        ("User-agent: *\nDisallow: /news/2", True),
        ("\ufeffUser-agent: *\rDisallow: /\r", False),
        ("User-agent: *\n\x00\x00\nDisallow: /\x00news", False),
        ("<html><body><h1>Not found</h1></body></html>", True),
        ("Disallow: /", True),
    ],
)
def test_what_is_allowed(text: str, allowed: bool) -> None:
    assert parse_robots(text.encode()).allows(PAGE) is allowed


@pytest.mark.parametrize(
    ("status", "allowed"),
    [(404, True), (403, True), (401, True), (410, True), (429, False), (500, False), (503, False), (None, False)],
)
def test_a_missing_file_allows_and_an_unreachable_one_forbids(status: int | None, allowed: bool) -> None:
    assert robots_of_status(status).allows(PAGE) is allowed


@pytest.mark.parametrize(
    ("delay", "seconds"), [("3", 3), ("0.5", 0.5), ("1e9", MAX_CRAWL_DELAY), ("-1", 0), ("abc", 0), ("nan", 0), ("", 0)]
)
def test_crawl_delay_is_capped_or_ignored(delay: str, seconds: float) -> None:
    assert parse_robots(f"User-agent: *\nCrawl-delay: {delay}\nDisallow: /x".encode()).crawl_delay == seconds


@pytest.mark.parametrize(
    "body",
    [
        b"User-agent: *\nDisallow: /private\n" + b"Disallow: /x\n" * 800_000,
        b"User-agent: *\nDisallow: /private\nDisallow: /" + b"a" * 5_000_000,
        b"User-agent: *\nDisallow: /private\n" + b"\xe4\xf6\xfc\xff\xfe" * 1000,
    ],
    ids=["10 MB", "one line of 5 MB", "latin-1"],
)
def test_large_and_odd_files_are_read_as_far_as_500_kib(body: bytes) -> None:
    started = time.monotonic()
    rules = parse_robots(body)
    assert not rules.allows("https://paper.example/private")
    assert rules.allows(PAGE)
    assert time.monotonic() - started < 2


def test_patterns_made_for_backtracking_take_no_time() -> None:
    rules = parse_robots(b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"$\n")
    started = time.monotonic()
    rules.allows("https://paper.example/" + "a" * 2000)
    assert time.monotonic() - started < 0.5


def test_sitemaps_and_the_place_of_the_file() -> None:
    assert parse_robots(b"Sitemap: https://paper.example/news.xml\n").sitemaps == ["https://paper.example/news.xml"]
    assert robots_url("http://paper.example:8080/a/b?c") == "http://paper.example:8080/robots.txt"


def test_a_crawler_with_a_name_of_its_own_follows_the_rules_for_it() -> None:
    body = b"User-agent: *\nDisallow:\n\nUser-agent: NewsroomBot\nDisallow: /"
    assert parse_robots(body).allows("https://paper.example/story")
    assert not parse_robots(body, "NewsroomBot").allows("https://paper.example/story")
    assert HarvestSettings(agent="NewsroomBot", contact="desk@paper.example").user_agent.startswith(
        "NewsroomBot Dragoman/"
    )
