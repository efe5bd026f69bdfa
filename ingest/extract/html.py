"""An HTML page → one `Article`: parse once, read the statements of the head, then the text."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version

from lxml import etree
from lxml import html as lxml_html

from ingest.errors import InvalidInputError
from ingest.extract import dates, guard, metadata, outlet
from ingest.extract.body import select
from ingest.extract.bylines import agency_in_text, find_agency
from ingest.extract.languages import read_language
from ingest.extract.model import Article
from ingest.extract.page import Page

EXTRACTOR = f"html-1/trafilatura-{version('trafilatura')}"


def parse(text: str) -> lxml_html.HtmlElement:
    """Parse markup within `guard`'s bounds; depth is bounded by the parser (256).

    Raises:
        InvalidInputError: `page_too_large`, `too_many_tags`, `too_many_attributes`, `too_many_siblings` or `not_html`.
    """
    guard.check_size(len(text))
    text = text.replace("\x00", "")
    guard.check_markup(text)
    parser = lxml_html.HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise InvalidInputError("not_html", f"cannot be read as HTML ({error}); land an HTML page") from error
    guard.check_tree(tree)
    for cell in tree.iter("td", "th"):  # trafilatura pads rows to the stated width
        for name in ("colspan", "rowspan"):
            if name in cell.attrib:
                del cell.attrib[name]
    return tree


def extract_html(text: str, url: str | None = None, now: datetime | None = None) -> Article:
    """Read one page.

    Args:
        text: Markup.
        url: Address of the page, to resolve and check its own statements.
        now: Time of capture; later dates are not believed.

    Raises:
        InvalidInputError: see `parse`; `no_article` when the page holds no article text, `no_title` without a headline.
    """
    tree = parse(text)
    page = Page(tree, url, now)
    title = metadata.read_title(page)
    selection = select(page, title)
    blocks = selection.blocks()
    if not selection.is_article():
        raise InvalidInputError("no_article", "the page holds no article text; check the address or the saved file")
    if not title:
        raise InvalidInputError("no_title", "the page has no headline (h1, og:title, title); check the saved file")
    credits = metadata.read_page_credits(page, selection.nodes, selection.headline, selection.signatures)
    paragraphs = [block.text for block in blocks if block.kind == "paragraph"]
    publisher = outlet.read_publisher(page)
    language = read_language("\n".join((title, *paragraphs)), tree.get("lang") or page.linked("inLanguage"))
    published = metadata.read_published(page, selection.nodes, selection.headline, language)
    published = published or dates.search_html(tree, url, now)
    modified = metadata.read_modified(page)
    return Article(
        title=title,
        blocks=tuple(blocks),
        extractor=EXTRACTOR,
        authors=credits.people,
        organisations=credits.organisations,
        agency=credits.agency or agency_in_text(paragraphs) or find_agency(publisher or ""),
        publisher=publisher,
        published=published,
        modified=modified if modified and published and modified.utc >= published.utc else None,
        section=metadata.read_section(page),
        language=language,
        canonical_url=outlet.read_canonical(page),
    )
