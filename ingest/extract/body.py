"""The text of an HTML page as blocks: trafilatura's choice, put back into the page's order and checked against it.

trafilatura says which blocks are likely article text; `layout` says where they stand; `selection` corrects the choice.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from lxml import etree
from trafilatura import bare_extraction

from ingest.extract.layout import Node, read_layout
from ingest.extract.model import Block, Kind
from ingest.extract.page import Page
from ingest.extract.selection import Placed, Selection, kind_of
from ingest.extract.text import clean, key_of

_TAG = re.compile(r"<[^<>]{0,500}>")
MANY_BREAKS = 4
"""Line breaks in one block from which each ends a paragraph."""

MAX_GAP = 40
"""Letters that may be missing between two parts of a block."""

_KINDS: dict[str, Kind] = {"head": "heading", "quote": "quote"}


def select(page: Page, title: str) -> Selection:
    """Choose the blocks of the article on `page`, without headline and boilerplate; captions in their place."""
    nodes = read_layout(page.tree)
    selection = Selection(nodes, _placed(_chosen(page), nodes), title)
    selection.keep_one_article()
    selection.drop_furniture()
    selection.drop_sides()
    selection.add_alike()
    if stated := page.linked("articleBody"):
        selection.agree_with("\n".join(clean(_TAG.sub(" ", html.unescape(line))) for line in stated.splitlines()))
    if selection.kept:
        selection.add_standfirst(clean(page.linked("description") or page.first_meta("description", "og:description")))
        selection.add_captions()
    return selection


def _chosen(page: Page) -> Iterator[Block]:
    """The blocks trafilatura takes, in its order."""
    document = bare_extraction(page.tree, url=page.url, include_comments=False, with_metadata=False)
    body = getattr(document, "body", None)
    for element in body if body is not None else ():
        if element.tag == "list":
            yield from (block for item in element for block in _blocks("list_item", item))
        elif element.tag == "table":
            yield from (block for row in element for block in _blocks("paragraph", row))
        else:
            yield from _blocks(_KINDS.get(element.tag, "paragraph"), element)


def _blocks(kind: Kind, element: etree._Element) -> Iterator[Block]:
    """The text of one element, cut at its line breaks where it is a whole article without paragraphs."""
    breaks = element.findall(".//lb") if len(element) else []
    if len(breaks) < MANY_BREAKS:
        yield Block(kind, clean("".join(map(str, element.itertext()))))
        return
    for line in breaks:
        line.tail = "\n" + (line.tail or "")
    yield from (Block(kind, clean(text)) for text in "".join(map(str, element.itertext())).split("\n") if text.strip())


def _placed(chosen: Iterable[Block], nodes: list[Node]) -> Placed:
    """The blocks by their position on the page; one not found there stays behind the one before it."""
    by_key: dict[str, list[int]] = {}
    for node in nodes:
        by_key.setdefault(node.key, []).append(node.position)
    placed: Placed = {}
    last = -1.0
    for block in chosen:
        found = [p for p in by_key.get(key_of(block.text), ()) if p not in placed]
        if found:
            last = float(next((p for p in found if p > last), found[0]))
            node = nodes[int(last)]
            placed[last] = Block("quote" if block.kind == "quote" else kind_of(node), node.text)
        elif parts := _parts(block, nodes):
            placed |= {float(n.position): Block(kind_of(n), n.text) for n in parts if n.position not in placed}
            last = float(parts[-1].position)
        elif block.text:
            last += 0.001
            placed[last] = block
    return placed


def _parts(block: Block, nodes: list[Node]) -> list[Node]:
    """The page's blocks that trafilatura ran together into one; none unless they make up most of it."""
    key = key_of(block.text)
    parts: list[Node] = []
    position = 0
    for node in nodes:
        found = key.find(node.key, position, position + len(node.key) + MAX_GAP)
        if 0 < len(node.key) < len(key) and found >= 0:
            parts.append(node)
            position = found + len(node.key)
    covered = sum(len(node.key) for node in parts)
    return parts if len(parts) > 1 and covered > 0.8 * len(key) else []
