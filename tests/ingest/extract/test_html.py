"""Whole pages: what is text, what is a caption or heading, what belongs to others, and what the page says of itself."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import InvalidInputError
from ingest.extract.html import extract_html
from ingest.extract.model import Article

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
FIRST = "The parliament voted on Tuesday on the budget for the coming year, after a debate that lasted two days."
SECOND = "The opposition called the cuts in the education budget a mistake and announced a complaint to the court."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
TITLE = "Parliament votes on the budget after long debate"


def read(name: str, url: str | None = None) -> Article:
    return extract_html((PAGES / name).read_text("utf-8"), url)


def page(body: str = f"<h1>{TITLE}</h1>{TEXT}", head: str = "", lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


@pytest.fixture(scope="module")
def full() -> Article:
    return read("full.html", "https://www.meridian-courier.example/world/1979/03/26/treaty?utm_source=feed")


def test_the_statements_of_a_full_page_are_read(full: Article) -> None:
    assert full.title == "Sadat and Begin sign treaty at the White House"
    assert full.authors == ("Jane Roe", "John Doe")
    assert full.agency == "AFP"
    assert full.publisher == "Meridian Courier"
    assert full.section == "World"
    assert full.language == "en"
    assert full.canonical_url == "https://www.meridian-courier.example/world/1979/03/26/treaty"
    assert full.published is not None
    assert full.published.isoformat() == "1979-03-26T22:30:00-05:00"
    assert full.published.utc == datetime(1979, 3, 27, 3, 30, tzinfo=UTC)
    assert full.modified is not None
    assert full.modified.on.isoformat() == "1979-03-27"


def test_blocks_come_in_page_order_with_their_kinds(full: Article) -> None:
    assert [block.kind for block in full.blocks] == [
        *("paragraph", "caption", "paragraph", "paragraph", "heading", "paragraph", "paragraph", "quote", "paragraph")
    ]
    assert full.blocks[0].text.startswith("Thirty years of war")
    assert full.texts("heading") == ["Withdrawal within three years"]
    assert full.texts("caption") == ["Anwar Sadat, Jimmy Carter and Menachem Begin after the signing. Photo: AFP"]


def test_body_holds_neither_headings_nor_captions_nor_furniture(full: Article) -> None:
    for foreign in (
        "Read more",
        "Withdrawal within",
        "Anwar Sadat, Jimmy Carter",
        "weekday morning",
        "Geneva",
        "rights",
    ):
        assert foreign not in full.body
    assert "Withdrawal within" in full.text


def test_a_page_without_metadata_is_read_from_what_it_shows() -> None:
    article = read("plain_german.html", "http://www.nordkurier-anzeiger.example/politik/mauer.htm")
    assert article.title == "Die Mauer ist offen"
    assert article.authors == ("Anna Beispiel",)
    assert article.language == "de"
    assert article.published is not None
    assert article.published.isoformat() == "1989-11-10"
    assert article.publisher == "nordkurier-anzeiger.example"
    assert article.body.startswith("Berlin. Die Regierung")
    assert article.body.endswith("nach Bonn zurück.")


def test_the_next_article_on_the_page_is_left_out() -> None:
    article = read("two_articles.html", "https://harbour-gazette.example/mandela")
    assert article.authors == ("Mary Major",)
    assert "weather service" not in article.body
    assert article.body.count("\n\n") == 2


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<title>{0} | The Tidings</title>", TITLE),
        ('<meta property="og:title" content="{0} - tidings.example">', TITLE),
        ('<meta property="og:title" content="Budget: how they voted">', "Budget: how they voted"),
        (
            '<meta property="og:title" content="Budget: how they voted">'
            '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{0}"}}</script>',
            TITLE,
        ),
    ],
)
def test_headlines_vote_and_lose_the_name_of_the_outlet(head: str, expected: str) -> None:
    head = head.format(TITLE) + '<meta property="og:site_name" content="The Tidings">'
    assert extract_html(page(head=head), "https://tidings.example/1").title == expected


def test_a_sentence_with_the_words_of_the_headline_stays() -> None:
    lead = f"Under the words {TITLE} the morning papers printed what each member of parliament had said about it."
    article = extract_html(page(f"<h1>{TITLE}</h1><p>{lead}</p>{TEXT}<p>World: {TITLE}</p>"))
    assert lead in article.body
    assert "World:" not in article.body


def test_a_logo_in_the_first_h1_is_no_headline() -> None:
    head = f'<meta property="og:title" content="{TITLE}">'
    article = extract_html(page(f"<h1>The Tidings</h1><h1>{TITLE}</h1>{TEXT}", head))
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://news.example/a?utm_medium=x", "https://news.example/a"),
        ("/b", "https://news.example/b"),
        ("https://amp.news.example/a", "https://www.news.example/a"),
        ("https://other.example/a", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://news.example/", None),
    ],
)
def test_a_canonical_link_counts_on_the_same_site_only(link: str, expected: str | None) -> None:
    head = f'<base href="https://other.example/"><link rel="canonical" href="{link}">'
    assert extract_html(page(head=head), "https://news.example/x").canonical_url == expected


def test_what_json_ld_says_of_the_text_wins_over_a_teaser_mixed_in() -> None:
    teaser = "<p>Win two tickets for the opera ball and spend an evening among the great names of the stage.</p>"
    third = "The prime minister said that the budget would be carried out as it was, whatever the court decided later."
    stated = json.dumps({"@type": "Article", "articleBody": f"{FIRST} {SECOND} {third}"})
    script = f'<script type="application/ld+json">{stated}</script>'
    article = extract_html(page(f"<h1>{TITLE}</h1><p>{FIRST}</p>{teaser}<p>{SECOND}</p><p>{third}</p>", script))
    assert article.body == "\n\n".join((FIRST, SECOND, third))


def test_future_dates_are_not_believed() -> None:
    head = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
    now = datetime(2026, 11, 22, tzinfo=UTC)
    assert extract_html(page(head=head), now=now).published is None


def test_an_agency_in_the_dateline_is_credited() -> None:
    article = extract_html(page(f"<h1>{TITLE}</h1><p>GENEVA (Reuters) - {FIRST}</p><p>{SECOND}</p>"))
    assert article.agency == "Reuters"
    assert article.authors == ()


def test_text_directly_in_a_div_is_cut_at_its_line_breaks() -> None:
    lines = [f"{FIRST} Part {n}." for n in range(6)]
    article = extract_html(page(f"<h1>{TITLE}</h1><div>{'<br><br>'.join(lines)}</div>"))
    assert article.texts("paragraph") == lines


def test_direction_marks_and_zero_width_characters_go() -> None:
    article = extract_html(page(f"<h1>\u202eParliament\u202c votes\u200b on the budget\ufeff</h1>{TEXT}"))
    assert article.title == "Parliament votes on the budget"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no_article"),
        (page(TEXT), "no_title"),
        ("<!doctype html>", "not_html"),
    ],
)
def test_pages_without_an_article_are_refused_with_a_reason(markup: str, reason: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        extract_html(markup)
    assert refused.value.reason == reason
    assert refused.value.detail


@given(st.text(max_size=300), st.text(max_size=80), st.sampled_from(["p", "li", "h1", "figcaption", "table", "br"]))
def test_no_text_in_any_place_raises_anything_but_a_refusal(text: str, name: str, tag: str) -> None:
    head = f'<meta name="author" content="{name}"><meta name="date" content="{name}"><title>{text}</title>'
    try:
        article = extract_html(page(f"<h1>{TITLE}</h1><{tag}>{text}</{tag}>{TEXT}", head), "https://news.example/a")
    except InvalidInputError:
        return
    assert article.title
    assert "\x00" not in article.text
