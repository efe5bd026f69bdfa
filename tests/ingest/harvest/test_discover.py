"""Feeds, sitemaps and home pages, good and hostile: what can be read is read, and nothing else happens."""

from __future__ import annotations

import contextlib
import gzip
import resource
import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import InvalidInputError
from ingest.harvest.discover import Listing, is_trap, read_alternates, read_feed, read_links, read_sitemap, read_time

NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
BASE = "https://paper.example/feeds/all"
RSS = '<rss version="2.0"><channel><title>News</title>{}</channel></rss>'
ITEM = "<item><title>Council meets</title><link>{}</link><pubDate>{}</pubDate></item>"
MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def rss(link: str, date: str = "Mon, 06 May 2024 10:00:00 +0200") -> bytes:
    return RSS.format(ITEM.format(link, date)).encode()


@pytest.mark.parametrize(
    "feed",
    [
        rss("https://paper.example/a"),
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>A</title>'
        b'<link href="/a"/><published>2024-05-06T08:00:00Z</published></entry></feed>',
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>N</title></channel><item><title>A</title>'
        b"<link>https://paper.example/a</link><dc:date>2024-05-06T10:00:00+02:00</dc:date></item></rdf:RDF>",
        b'{"version":"https://jsonfeed.org/version/1.1","title":"N","items":[{"id":"1","url":"https://paper.example/a",'
        b'"date_published":"2024-05-06T08:00:00Z"}]}',
    ],
    ids=["rss", "atom", "rdf", "json"],
)
def test_every_kind_of_feed_lists_its_articles_in_utc(feed: bytes) -> None:
    (listing,) = read_feed(feed, BASE, NOW)
    assert listing.url == "https://paper.example/a"
    assert listing.published_at == datetime(2024, 5, 6, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "feed",
    [
        b"\n\n" + rss("https://paper.example/a"),
        b"\xef\xbb\xbf" + rss("https://paper.example/a"),
        b'<?xml version="1.0" encoding="utf-16"?>' + rss("https://paper.example/a"),
        rss("https://paper.example/a").replace(b"meets", b"meets & eats \x0b"),
        rss("https://paper.example/a").removesuffix(b"</channel></rss>"),
    ],
    ids=["leading newlines", "byte order mark", "wrong charset", "bare ampersand and control", "truncated"],
)
def test_broken_feeds_keep_what_can_be_read(feed: bytes) -> None:
    assert [x.url for x in read_feed(feed, BASE, NOW)] == ["https://paper.example/a"]


@pytest.mark.parametrize(
    "body", [b"", b"   ", b"<html><body>Not found</body></html>", b"\x00\x01\x02", b"{", b"[]", b"<rss/>", b"plain"]
)
def test_what_is_no_feed_is_told_so(body: bytes) -> None:
    with pytest.raises(InvalidInputError) as failure:
        read_feed(body, BASE, NOW)
    assert failure.value.reason == "not_a_feed"


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
ENTITIES = {
    "billion laughs": f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>',
    "external file": '<!DOCTYPE r [<!ENTITY l11 SYSTEM "file:///etc/passwd">]>',
    "external DTD": '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">',
    "parameter entity": '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p; <!ENTITY l11 "x">]>',
}


@pytest.mark.parametrize("doctype", ENTITIES.values(), ids=ENTITIES.keys())
def test_entities_are_neither_expanded_nor_fetched(doctype: str) -> None:
    started = time.monotonic()
    feed = (doctype + rss("https://paper.example/&l11;").decode()).encode()
    try:
        listed = read_feed(feed, BASE, NOW)
    except InvalidInputError:
        listed = []
    sitemap = read_sitemap(
        (doctype + MAP.format("<url><loc>https://paper.example/&l11;</loc></url>")).encode(), BASE, NOW
    )
    for listing in [*listed, *sitemap.articles]:
        assert len(listing.url) < 100
        assert "root" not in listing.url
    assert time.monotonic() - started < 1


def test_xinclude_is_not_followed() -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    sitemap = read_sitemap(MAP.format(f"<url><loc>https://paper.example/{include}</loc></url>").encode(), BASE, NOW)
    assert [x.url for x in sitemap.articles] == ["https://paper.example/"]


def test_links_out_of_http_and_with_credentials_are_dropped_or_cleaned() -> None:
    links = ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "//paper.example/b", "/c d",
             "https://user:pw@paper.example/e#top", "https://bücher.example/f", "http://[::1", ""]  # fmt: skip
    feed = RSS.format("".join(ITEM.format(link, "") for link in links)).encode()
    assert [x.url for x in read_feed(feed, BASE, NOW)] == [
        "https://paper.example/b",
        "https://paper.example/c%20d",
        "https://paper.example/e",
        "https://xn--bcher-kva.example/f",
    ]


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "Mon, 99 Foo 0000 99:99:99 +9999",
        "0000-00-00",
        "9999-12-31T23:59:59Z",
        "1970-01-01T00:00:00Z",
        "1e400",
    ],
)
def test_dates_are_null_rather_than_wrong(date: str) -> None:
    (listing,) = read_feed(rss("https://paper.example/a", date), BASE, NOW)
    assert listing.published_at is None


@given(st.text(max_size=60) | st.integers() | st.none() | st.datetimes().map(str))
def test_no_time_is_an_exception(text: object) -> None:
    time_read = read_time(text, NOW)
    assert time_read is None or time_read <= NOW + timedelta(days=1)


@given(st.binary(max_size=300))
def test_no_bytes_are_an_exception(body: bytes) -> None:
    for read in (read_feed, read_sitemap):
        try:
            read(body, BASE, NOW)
        except InvalidInputError as error:
            assert error.reason in ("not_a_feed", "not_a_sitemap", "broken_encoding")
    read_links(body, BASE)
    read_alternates(body, BASE)


def test_a_news_sitemap_gives_publication_and_not_the_pictures() -> None:
    xml = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/'
        'sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
        "<image:image><image:loc>https://paper.example/p.jpg</image:loc></image:image>"
        "<loc> https://paper.example/a </loc><lastmod>2024-05-06T09:00:00Z</lastmod>"
        "<news:news><news:publication_date>2024-05-05</news:publication_date></news:news></url></urlset>"
    )
    assert read_sitemap(gzip.compress(xml.encode()), BASE, NOW).articles == (
        Listing(
            "https://paper.example/a",
            datetime(2024, 5, 5, tzinfo=UTC),
            datetime(2024, 5, 6, 9, tzinfo=UTC),
        ),
    )


def test_an_index_gives_its_sitemaps_and_a_text_sitemap_its_lines() -> None:
    index = b'<?xml version="1.0"?><sitemapindex><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>'
    assert [x.url for x in read_sitemap(index, BASE, NOW).children] == ["https://paper.example/news.xml"]
    assert [x.url for x in read_sitemap(b"https://paper.example/a\nnonsense\n", BASE, NOW).articles] == [
        "https://paper.example/a"
    ]


def test_a_sitemap_that_breaks_off_keeps_what_came_before() -> None:
    xml = MAP.format("<url><loc>https://paper.example/a</loc></url><url><loc>https://paper.ex").encode()
    assert [x.url for x in read_sitemap(xml[:-20], BASE, NOW).articles][:1] == ["https://paper.example/a"]


def test_a_page_is_not_a_sitemap_and_a_bomb_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="is not a sitemap"):
        read_sitemap(b"<html><body>404</body></html>", BASE, NOW)
    with pytest.raises(InvalidInputError) as failure:
        read_sitemap(gzip.compress(bytes(60 * 1024 * 1024), 9), BASE, NOW)
    assert failure.value.reason == "decoded_too_large"


def test_a_sitemap_of_half_a_million_pages_is_cut_at_the_limit_in_flat_memory() -> None:
    xml = MAP.format("<url><loc>https://paper.example/a</loc></url>" * 500_000).encode()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(read_sitemap(xml, BASE, NOW).articles) == 50_000
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 150


@pytest.mark.parametrize("nest", [b"<a>" * 100_000, b"<url>" * 100_000, b"<a " + b"b='c' " * 100_000 + b"/>"])
def test_deep_and_wide_xml_is_bounded(nest: bytes) -> None:
    started = time.monotonic()
    for read in (read_feed, read_sitemap):
        with contextlib.suppress(InvalidInputError):
            read(b"<urlset>" + nest, BASE, NOW)
    assert time.monotonic() - started < 5


def test_a_home_page_names_feeds_and_links_that_look_like_articles() -> None:
    html = (
        b'<link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" hreflang="de" href="/de">'
        b'<a href="/2024/05/06/council">x</a><a href="/politics">y</a><a href="/mayor-opens-new-bridge">z</a>'
        b'<a href="javascript:void(0)">w</a><a href="/2024/05/06/council#c">again</a>'
    )
    assert read_alternates(html, BASE) == ["https://paper.example/rss"]
    assert [x.url for x in read_links(html, BASE)] == [
        "https://paper.example/2024/05/06/council",
        "https://paper.example/mayor-opens-new-bridge",
    ]


def test_traps_are_known_by_depth_and_repetition() -> None:
    assert is_trap("https://paper.example/a/a/a/")
    assert is_trap("https://paper.example/" + "/".join(map(str, range(30))))
    assert not is_trap("https://paper.example/2024/05/05/council-meets")


def test_the_true_dates_of_a_newspapers_archive_are_believed() -> None:
    assert read_time("1961-08-13T06:00:00+01:00", NOW) == datetime(1961, 8, 13, 5, tzinfo=UTC)
