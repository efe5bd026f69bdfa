"""The text of an HTML page as blocks: trafilatura's choice, put back into the page's order and cleaned of what is no text.

trafilatura says which blocks are article text; the page's own elements say what they are (heading, caption, quote).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import use_config

from ingest.extract.metadata import Page, clean
from ingest.extract.model import Block, Kind

_CONFIG = use_config()
_KINDS: dict[str, Kind] = {"p": "paragraph", "head": "heading", "quote": "quote", "item": "list_item"}
_SPACE = re.compile(r"\s+")


def read_blocks(page: Page, title: str) -> list[Block]:
    """The blocks of the article on `page`, without headline and boilerplate."""
    document = bare_extraction(page.tree, url=page.url, include_comments=False, with_metadata=False, config=_CONFIG)
    if document is None:
        return []
    blocks = [b for b in _blocks(document.body) if b.text]
    return blocks


def _blocks(body: HtmlElement) -> Iterator[Block]:
    for element in body:
        if element.tag == "list":
            for item in element:
                yield Block("list_item", clean("".join(item.itertext())))
        elif element.tag == "table":
            for row in element:
                yield Block("paragraph", clean(" ".join(row.itertext())))
        else:
            yield Block(_KINDS.get(element.tag, "paragraph"), clean(" ".join(element.itertext())))
