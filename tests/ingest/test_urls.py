"""One spelling for each address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.urls import canonical_url, host_of, web_url

ARTICLE = "https://www.paper.example/2024/05/06/council"


@pytest.mark.parametrize(
    "variant",
    [
        ARTICLE,
        "HTTPS://WWW.Paper.EXAMPLE/2024/05/06/council",
        "https://www.paper.example:443/2024/05/06/council#comments",
        "https://user:secret@www.paper.example./2024/05/06/council",
        f"{ARTICLE}?utm_source=rss&utm_medium=feed&fbclid=1&UTM_Campaign=x",
        f"{ARTICLE}?",
        f"{ARTICLE}/amp/",
        f"{ARTICLE}/amp",
        f"{ARTICLE}.amp",
        f"{ARTICLE}?amp=1",
        "https://m.paper.example/2024/05/06/council",
        "https://amp.paper.example/2024/05/06/council",
        "https://www.paper.example//2024/x/../05/06/council",
        "https://www-paper-example.cdn.ampproject.org/c/s/www.paper.example/2024/05/06/council",
        "https://www.google.com/amp/s/www.paper.example/2024/05/06/council",
        f" {ARTICLE}\n",
    ],
)
def test_variants_have_one_spelling(variant: str) -> None:
    assert canonical_url(variant) == ARTICLE


@pytest.mark.parametrize(
    ("url", "spelling"),
    [
        ("https://paper.example", "https://paper.example/"),
        ("https://paper.example/a/index.html", "https://paper.example/a/"),
        ("https://paper.example/a?b=2&a=1&utm_id=x", "https://paper.example/a?a=1&b=2"),
        ("https://paper.example/story.php?sid=7", "https://paper.example/story.php?sid=7"),
        ("https://bücher.example/ä b", "https://xn--bcher-kva.example/%C3%A4%20b"),
        ("https://paper.example/%7eanna/%2f%c3%a9", "https://paper.example/~anna/%2F%C3%A9"),
        ("http://paper.example:8080/", "http://paper.example:8080/"),
        ("https://m.news.paper.co.uk/a", "https://news.paper.co.uk/a"),
        ("https://m.paper.co.uk/a", "https://www.paper.co.uk/a"),
        ("http://[2001:DB8::1]/a", "http://[2001:db8::1]/a"),
        ("file:///3f.html", "file:///3f.html"),
    ],
)
def test_what_tells_articles_apart_is_kept(url: str, spelling: str) -> None:
    assert canonical_url(url) == spelling


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", "data:text/html,x", "ftp://paper.example/", "/only/a/path", "", None),
        *("http://", "http://[::1", "http://paper.example:99999/", "https://paper.example/" + "x" * 3000),
    ],
)
def test_what_is_no_web_url_is_none(text: str | None) -> None:
    assert web_url(text) is None


def test_links_are_resolved_against_their_page() -> None:
    assert web_url("../b?c#d", "https://paper.example/x/y/z") == "https://paper.example/x/b?c"
    assert web_url("//other.example/b", ARTICLE) == "https://other.example/b"
    assert host_of("http://[::1]:80/") == "::1"


@given(st.text(max_size=80) | st.text(max_size=40).map(lambda t: f"https://paper.example/{t}"))
def test_spelling_a_url_twice_changes_nothing(text: str) -> None:
    once = canonical_url(text)
    assert canonical_url(once) == once
