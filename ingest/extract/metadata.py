"""What a page says about its article: title, credits, times and section.

Each answer is taken from the statement most to be trusted (JSON-LD, then meta elements, then what the page shows) and
checked against the others. The outlet and its address: `outlet`; the text: `body`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.extract import dates, phrases
from ingest.extract.bylines import Credits, find_agency, has_prefix, is_byline, read_credits
from ingest.extract.layout import Node, names_of
from ingest.extract.model import Moment
from ingest.extract.outlet import outlet_names
from ingest.extract.page import Page
from ingest.extract.text import clean, key_of

MAX_TITLE = 500
_SUFFIX = re.compile(r"\s*(?:\s[|–—·»-]|[|｜：::])\s*(?=[^|｜–—·»]{1,60}$)")
_SEPARATOR = re.compile(r"\s*(?:\s[|–—·»-]\s|[|｜：])")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "date", "pubdate", "publishdate",
    "publish-date", "article.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "last-publish-date",
    "displaydate", "originalpublicationdate", "iso-8601-publish-date", "og:published_time", "created",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified",
    "last-modified", "lastmod", "revised",
)  # fmt: skip
_AUTHOR = (
    "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl", "sailthru.author",
    "cxenseparse:author", "article:author_name", "citation_author", "twitter:creator",
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:^|[^a-z])(?:by-?lines?|authors?|autor(?:en|in|es|e|a)?|auteur|writers?|reporters?|creators?|signature|firma|skribent|"
    r"journalist|verfasser|yazar|muhabir|tac-?gia)(?:[^a-z]|$)",
    re.IGNORECASE,
)
_HEADER_BLOCKS = 30
"""Blocks after the headline within which a byline is looked for."""


def read_title(page: Page) -> str:
    """The headline: what most of h1, JSON-LD headline, og:title and title agree on, without the outlet's name."""
    outlets = outlet_names(page)
    linked = clean(page.linked("headline") or page.linked("name"))
    social = clean(page.first_meta("og:title", "twitter:title", "dc.title", "title"))
    head = next((clean(t.text_content()) for t in page.tree.iter("title")), "")
    visible = page.headlines()
    known = [linked, social, head]
    shown = max(visible, key=lambda h: max((_overlap(h, k) for k in known if k), default=0.0), default="")
    if len(visible) > 1 and not any(_overlap(shown, k) > 0.3 for k in known if k):
        shown = ""
    others = [shown, linked, social]
    shown, linked, social, head = (without_outlet(c, outlets, others) for c in (shown, linked, social, head))
    stated = [c for c in (social, shown, linked) if c]
    votes = [sum(_same(c, other) for other in stated) for c in stated]
    if len(votes) == 3 and max(votes) == 1:  # all differ: the title element, written for search engines, decides
        votes = [_same(c, head) for c in stated]
    return (stated[votes.index(max(votes))] if stated else head)[:MAX_TITLE].strip()


def without_outlet(title: str, outlets: Iterable[str], others: Iterable[str] = ()) -> str:
    """Cut " | Outlet", " - outlet.com", "：新聞" from the end of a title, and what another title lacks there."""
    for other in others:
        if len(other) > 10 and title.startswith(other) and _SEPARATOR.match(title[len(other) :]):
            return other
    own = {key_of(name) for name in outlets} - {""}
    for _ in range(3):
        match = next(reversed(list(_SUFFIX.finditer(title))), None)
        tail = key_of(title[match.end() :]) if match else ""
        if match is None or match.start() < 5 or not any(_akin(tail, name) for name in own):
            break
        title = title[: match.start()].rstrip()
    return title


def _akin(tail: str, name: str) -> bool:
    return bool(tail) and (tail == name or (min(len(tail), len(name)) > 3 and (tail in name or name in tail)))


def _same(a: str, b: str) -> bool:
    return key_of(a) == key_of(b)


def _overlap(a: str, b: str) -> float:
    one, two = set(a.casefold().split()), set(b.casefold().split())
    if len(one) < 3 or len(two) < 3:
        return float(key_of(a) in key_of(b) or key_of(b) in key_of(a)) if a and b else 0.0
    return len(one & two) / min(len(one), len(two))


def read_page_credits(page: Page, nodes: list[Node], headline: int, signatures: list[str]) -> Credits:
    """The credits of JSON-LD, else of the meta elements, else those the page shows.

    Args:
        page: The page.
        nodes: Its text blocks.
        headline: Position of the headline among them.
        signatures: Bylines found inside the text.
    """
    outlets = outlet_names(page)
    organisations: dict[str, str] = {}
    for stated in (_linked_credits(page), _meta_credits(page)):
        credits = read_credits(stated, outlets)
        for name in credits.organisations:
            organisations.setdefault(name.casefold(), name)
        if credits.people or credits.agency:
            return Credits(credits.people, tuple(organisations.values()), credits.agency)
    for shown in (_marked_credits(nodes, headline), signatures):
        credits = read_credits(shown, outlets)
        if credits.people or credits.agency:
            return Credits(credits.people, credits.organisations or tuple(organisations.values()), credits.agency)
    return Credits((), tuple(organisations.values()))


def _linked_credits(page: Page) -> list[str]:
    return [name for name, _ in page.names_of("author")] or [name for name, _ in page.names_of("creator")]


def _meta_credits(page: Page) -> list[str]:
    values: list[str] = []
    for name in _AUTHOR:
        values += [clean(v) for v in page.meta.get(name, ()) if not v.strip().startswith(("http", "@"))]
    labelled = page.first_meta("twitter:label1") or ""
    if not any(values) and is_byline(f"{labelled} {page.first_meta('twitter:data1')}"):
        values.append(clean(page.first_meta("twitter:data1")))
    return values


def _marked_credits(nodes: list[Node], headline: int) -> list[str]:
    """Lines under the headline that are marked as byline, begin with "By" …, name an agency, or stand by the date."""
    header = _header(nodes, headline)
    dated = {n.position + step for n in header if dates.is_date_line(n.text) for step in (-1, 1)}
    out = []
    for node in header:
        text = node.text
        if len(text) <= 120 and node.tag != "h1":
            by_date = node.position in dated and " " in text and node.link_share == 0 and is_byline(text.strip(" |"))
            if _is_marked(node) or has_prefix(text) or (len(text) < 40 and find_agency(text)) or by_date:
                out.append(text)
    return out[:4] or [n.text for n in nodes if len(n.text) < 60 and _is_marked(n) and is_byline(n.text)][:1]


def _header(nodes: list[Node], headline: int) -> list[Node]:
    """The blocks from the headline to the first long one after it."""
    start = max(headline, 0)
    window = nodes[start : start + _HEADER_BLOCKS]
    stop = next((i for i, n in enumerate(window) if i and n.tag == "p" and len(n.text) > 200), len(window))
    return window[:stop]


def _is_marked(node: Node) -> bool:
    for element in node.ancestors(3):
        if element.tag in ("article", "main", "body"):
            return False
        if element.get("rel") == "author" or _BYLINE.search(names_of(element)):
            return True
    return False


def read_published(page: Page, nodes: list[Node], headline: int, language: str) -> Moment | None:
    """First publication: as stated in the head, else as shown under the headline or behind a label, else in the URL."""
    stated = [page.linked("datePublished"), page.linked("dateCreated"), page.linked("uploadDate")]
    stated += [value for name in _PUBLISHED for value in page.meta.get(name, ())]
    stated += [e.get("datetime") or e.get("content") for e in page.select('//*[@itemprop="datePublished"]')[:3]]
    found = next((m for value in stated if (m := dates.parse_moment(value, page.now))), None)
    return found or _shown_time(page, nodes, headline, language) or dates.day_in_url(page.url, page.now)


def _shown_time(page: Page, nodes: list[Node], headline: int, language: str) -> Moment | None:
    for element in page.select("//time[@datetime]")[:5]:
        if moment := dates.parse_moment(element.get("datetime"), page.now):
            return moment
    labelled = [rest for n in nodes if len(n.text) < 60 and (rest := phrases.after_label(n.text, "label_date"))]
    shown = [n.text for n in _header(nodes, headline) if dates.is_date_line(n.text)]
    return next((m for text in (*shown, *labelled) if (m := dates.parse_text(text, language, page.now))), None)


def read_modified(page: Page) -> Moment | None:
    """The last change the page states."""
    stated = [page.linked("dateModified"), *(v for name in _MODIFIED for v in page.meta.get(name, ()))]
    return next((m for value in stated if (m := dates.parse_moment(value, page.now))), None)


def read_section(page: Page) -> str | None:
    """Section or rubric."""
    text = clean(page.linked("articleSection") or page.first_meta("article:section", "section", "parsely-section"))
    return text[:100] or None if not text.startswith("http") else None
