"""A new outlet's feeds are found from its home page, and those of known outlets can be tried."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.errors import InvalidInputError
from ingest.harvest.failures import PermanentFetchError
from ingest.harvest.propose import check_lists, propose_source
from ingest.harvest.settings import HarvestSettings
from ingest.sources import Source
from tests.webs.server import Asked, Reply, Server

FEED = b'<rss version="2.0"><channel><title>N</title><item><link>/a</link></item></channel></rss>'
HOME = (
    b'<html lang="fr-FR"><head><meta property="og:site_name" content="Le Journal">'
    b'<link rel="alternate" type="application/rss+xml" href="/rss">'
    b'<link rel="alternate" type="application/atom+xml" href="/gone"></head></html>'
)
SITEMAP = b"<urlset><url><loc>http://paper.example/a</loc></url></urlset>"


@pytest.fixture
def web(settings: Callable[..., HarvestSettings]):  # type: ignore[no-untyped-def]
    """Run `act` with settings that reach a web of the given pages."""

    def run(pages: dict[str, Reply], act: Callable[[HarvestSettings], object]) -> object:
        def handler(asked: Asked) -> Reply:
            return pages.get(asked.path, Reply(status=404))

        with Server(handler) as server:
            return act(settings({"paper.example": ("127.0.0.1", server.port)}, attempts=1))

    return run


def propose(settings: HarvestSettings) -> Source:
    return propose_source("http://paper.example/", settings, country="FRA", delay=0)


def test_feeds_that_can_be_read_are_proposed_with_name_and_language(web) -> None:  # type: ignore[no-untyped-def]
    source = web({"/": Reply(HOME), "/rss": Reply(FEED)}, propose)
    assert source.feeds == ("http://paper.example/rss",)
    assert (source.name, source.language, source.country) == ("Le Journal", "fr", "FRA")


def test_without_feeds_the_sitemaps_of_robots_are_proposed(web) -> None:  # type: ignore[no-untyped-def]
    robots = b"User-agent: *\nAllow: /\nSitemap: http://paper.example/gone.xml\nSitemap: http://paper.example/news.xml"
    pages = {"/": Reply(b"<html></html>"), "/robots.txt": Reply(robots), "/news.xml": Reply(SITEMAP)}
    source = web(pages, propose)
    assert (source.feeds, source.sitemaps) == ((), ("http://paper.example/news.xml",))
    assert source.name == "paper.example"


@pytest.mark.parametrize(
    ("pages", "error", "message"),
    [
        ({"/": Reply(b"<html></html>")}, InvalidInputError, "names no feed or sitemap"),
        ({}, PermanentFetchError, "answers 404"),
        ({"/robots.txt": Reply(b"User-agent: *\nDisallow: /")}, PermanentFetchError, "keeps us from"),
    ],
)
def test_why_an_outlet_cannot_be_proposed(web, pages, error, message) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=message):
        web(pages, propose)


def test_what_is_no_url_is_told(settings: Callable[..., HarvestSettings]) -> None:
    with pytest.raises(InvalidInputError, match="is not a full http"):
        propose_source("paper.example", settings({}), country="FRA")


def test_each_list_is_tried_and_told_apart(web) -> None:  # type: ignore[no-untyped-def]
    source = Source.model_validate(
        {
            "name": "Paper",
            "country": "FRA",
            "language": "fr",
            "homepage": "http://paper.example/",
            "feeds": ["http://paper.example/rss", "http://paper.example/gone"],
            "sitemaps": ["http://paper.example/empty.xml"],
            "limits": {"delay_seconds": 0},
        }
    )
    pages = {"/rss": Reply(FEED), "/empty.xml": Reply(b"<urlset></urlset>")}
    checks = web(pages, lambda settings: check_lists([source], settings))
    assert [(c.articles, c.trouble) for c in checks] == [
        (1, None),
        (0, "http_404: http://paper.example/gone answers 404"),
        (0, "lists nothing"),
    ]
