"""The sample news: what its files promise, what the loopback web serves, and what a harvest and a reader make of it."""

from __future__ import annotations

import http.client
import socket
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ingest.extract.articles import CapturedDocument, read_capture
from ingest.harvest.discover import read_feed, read_links, read_sitemap
from ingest.harvest.run import harvest
from ingest.harvest.settings import HarvestSettings
from ingest.landing.formats import Kind, stated_url
from ingest.sources import load_sources
from ingest.urls import canonical_url
from orchestration.demo.server import Web, serve
from orchestration.demo.site import build_site
from orchestration.demo.stories import HERE, read_articles, read_outlets

NOW = datetime.now(UTC)
ARTICLES = read_articles()
OUTLETS = read_outlets()
SITE = build_site()


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with serve() as served:
        yield served


def get(web: Web, url: str, headers: Mapping[str, str] | None = None) -> tuple[int, Mapping[str, str], bytes]:
    """Ask the served web for `url`: status, headers, body."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(web.hosts[parts.netloc], timeout=5)
    try:
        connection.request("GET", parts.path, headers={"Host": parts.netloc, **(headers or {})})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()
    finally:
        connection.close()


def test_the_stories_are_spread_over_outlets_and_days() -> None:
    assert len(ARTICLES) >= 60
    assert len({a.outlet.key for a in ARTICLES}) >= 8
    assert len({a.published.date() for a in ARTICLES}) >= 10
    assert len({a.url for a in ARTICLES}) == len(ARTICLES)
    lengths = {a.url: sum(len(b.text.split()) for b in a.blocks) for a in ARTICLES}
    assert not {url: n for url, n in lengths.items() if not 80 <= n <= 230}


def test_agency_copies_appear_in_three_outlets_under_other_headlines() -> None:
    copies = [a for a in ARTICLES if a.agency]
    stories = Counter(a.blocks[0].text for a in copies)
    assert stories and min(stories.values()) >= 3
    for first in stories:
        assert len({a.title for a in copies if a.blocks[0].text == first}) >= 3


def test_the_earlier_edition_of_an_updated_article_is_among_the_documents() -> None:
    updated = {canonical_url(a.url) for a in ARTICLES if a.modified}
    stated = {stated_url(path.read_bytes(), Kind.MARKDOWN) for path in (HERE / "documents").iterdir()}
    assert None not in stated
    assert updated & stated


def test_two_outlets_write_in_other_languages() -> None:
    assert {o.language for o in OUTLETS.values()} == {"en", "es", "de"}


@pytest.mark.parametrize("key", sorted(OUTLETS))
def test_the_reader_finds_what_the_story_says_behind_the_mark_up_of(key: str) -> None:
    article = next(a for a in ARTICLES if a.outlet.key == key)
    resource = SITE[article.outlet.host][article.path]
    found = read_capture(
        CapturedDocument(
            "c", article.url, article.url, NOW.date(), NOW, key, resource.content_type, "response", resource.body
        )
    )
    assert found.title == article.title
    assert found.authors == article.authors
    assert found.published is not None
    assert found.published.on == article.published.date()
    assert found.language == article.outlet.language
    text = [block.text for block in found.blocks]
    for block in article.blocks:
        assert any(line.endswith(block.text) for line in text), block.text
    assert len(text) <= len(article.blocks) + 1  # a caption


def test_the_sources_are_valid_and_all_served(web: Web) -> None:
    listed = load_sources(web.sources_file)
    assert listed.contact
    assert {urlsplit(s.homepage).netloc for s in listed.sources} == set(web.hosts)
    assert {s.name for s in listed.sources} == {o.name for o in OUTLETS.values()}
    for source in listed.sources:
        assert source.limits.delay_seconds == 0
        assert get(web, source.homepage)[0] == 200
    assert all(address.startswith("127.0.0.1:") for address in web.hosts.values())


@pytest.mark.parametrize("key", sorted(OUTLETS))
def test_a_list_names_every_article_of(web: Web, key: str) -> None:
    outlet = OUTLETS[key]
    name = outlet.lists[-1] if outlet.lists else ""
    url = f"{outlet.root}/{name}"
    status, _, body = get(web, url)
    assert status == 200
    if "news.xml" in name:
        listed = read_sitemap(body, url, NOW).articles
    else:
        listed = tuple(read_feed(body, url, NOW) if name else read_links(body, url))
    articles = [a.url for a in ARTICLES if a.outlet == outlet]
    missing = set(articles) - {entry.url for entry in listed}
    assert missing == ({articles[0]} if outlet.moved else set())


def test_what_is_held_is_not_sent_again(web: Web) -> None:
    url = ARTICLES[0].url
    status, headers, body = get(web, url)
    assert status == 200 and body
    assert get(web, url, {"If-None-Match": headers["ETag"]})[::2] == (304, b"")
    assert get(web, url, {"If-Modified-Since": headers["Last-Modified"]})[::2] == (304, b"")
    assert get(web, url, {"If-None-Match": '"another"'})[0] == 200


def test_an_old_path_redirects_to_the_newest_article(web: Web) -> None:
    outlet = OUTLETS["metro-bulletin"]
    status, headers, _ = get(web, f"{outlet.root}{outlet.moved}")
    assert status == 301
    assert headers["Location"] == next(a.url for a in ARTICLES if a.outlet == outlet)


def test_hosts_do_not_answer_for_each_other(web: Web) -> None:
    path = next(a.path for a in ARTICLES if a.outlet.key == "meridian-post")
    assert get(web, f"http://www.elbbote.example{path}")[0] == 404


def test_nothing_listens_once_the_block_is_left() -> None:
    with serve() as served:
        host, _, port = next(iter(served.hosts.values())).rpartition(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), timeout=1)


@pytest.mark.slow
def test_a_harvest_lands_every_article_and_keeps_out_of_what_is_private(tmp_path: Path) -> None:
    with serve() as web:
        resolve = {name: ("127.0.0.1", int(address.rpartition(":")[2])) for name, address in web.hosts.items()}
        report = harvest(
            load_sources(web.sources_file).sources,
            landing_dir=tmp_path / "landing",
            state_path=tmp_path / "frontier.sqlite",
            landed_on=NOW.date(),
            settings=HarvestSettings(
                contact="demo@dragoman.example", window_days=36_525, allow_loopback=True, resolve=resolve
            ),
        )
    landed = set(report.captures["canonical_url"])
    assert {canonical_url(a.url) for a in ARTICLES} <= landed
    assert sorted(report.rejects()["reason"]) == ["http_404", "refused_by_robots"]
    assert not [url for url in web.asked if "/private/" in url]
