"""The text of an HTML page as blocks: trafilatura's choice, put back into the page's order and checked against it.

trafilatura says which blocks are likely article text. The page's own elements (`layout`) then say what each one is, which
belong to another article or to furniture, and which were missed: the standfirst and the captions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from ingest.extract import dates, phrases
from ingest.extract.bylines import is_byline
from ingest.extract.layout import Node, common_container, is_caption, key_of, link_share_of, read_layout, satellite, signature
from ingest.extract.metadata import Page, clean
from ingest.extract.model import Block, Kind

MAX_SIDE_LINKED = 0.5
MAX_LINKED = 0.8
"""Share of link text from which a block points elsewhere."""

_HEADING = re.compile(r"h[1-6]$")
_STANDFIRST = re.compile(
    r"(?:^|[^a-z])(?:stand-?first|sub-?(?:title|head(?:line)?)|lead|lede|intro(?:duction)?|teaser|summary|excerpt|dek|deck|"
    r"chapeau|chapo|ingress|perex|vorspann|abstract|description|sapo|entradilla|bajada|sommario|manchet|underrubrik)"
    r"(?:[^a-z]|$)",
    re.IGNORECASE,
)
_BOLD = ("b", "strong")


def read_blocks(page: Page, title: str) -> list[Block]:
    """The blocks of the article on `page`, without headline and boilerplate; captions in their place."""
    chosen = list(_chosen(page))
    if not chosen:
        return []
    nodes = read_layout(page.tree)
    placed = _placed(chosen, nodes)
    headline = _headline(nodes, title)
    start, end = _bounds(placed, nodes, headline)
    kept = {p: block for p, block in placed.items() if start <= p < end}
    kept = {p: b for p, b in kept.items() if _is_text(b, _node_at(nodes, p), title)}
    main = common_container([n for p in kept if (n := _node_at(nodes, p))])
    if main is not None:
        kept = _without_satellites(kept, nodes, main)
        for node in _alike(nodes, kept):
            kept[float(node.position)] = Block(_kind(node), node.text)
    for node in _missed(page, nodes, headline, kept):
        kept[float(node.position)] = Block(_kind(node), node.text)
    return _trimmed([block for _, block in sorted(kept.items(), key=lambda item: item[0])])


def _chosen(page: Page) -> Iterator[Block]:
    """trafilatura's blocks in its order."""
    document = bare_extraction(page.tree, url=page.url, include_comments=False, with_metadata=False)
    body = getattr(document, "body", None)
    for element in body if body is not None else ():
        if element.tag == "list":
            yield from (_block("list_item", item) for item in element)
        elif element.tag == "table":
            yield from (_block("paragraph", row) for row in element)
        else:
            yield _block("heading" if element.tag == "head" else "quote" if element.tag == "quote" else "paragraph", element)


def _block(kind: Kind, element: etree._Element) -> Block:
    return Block(kind, clean("".join(str(text) for text in element.itertext())))


def _placed(chosen: Iterable[Block], nodes: list[Node]) -> dict[float, Block]:
    """The blocks by their position on the page; one not found there stays behind the one before it."""
    by_key: dict[str, list[int]] = {}
    for node in nodes:
        by_key.setdefault(node.key, []).append(node.position)
    placed: dict[float, Block] = {}
    last = -1.0
    for block in chosen:
        if not block.text:
            continue
        found = [p for p in by_key.get(key_of(block.text), ()) if p not in placed]
        if found:
            last = float(next((p for p in found if p > last), found[0]))
            node = nodes[int(last)]
            placed[last] = Block(_kind(node) if block.kind != "quote" else "quote", node.text)
        else:
            last += 0.001
            placed[last] = block
    return placed


def _node_at(nodes: list[Node], position: float) -> Node | None:
    return nodes[int(position)] if position.is_integer() and position >= 0 else None


def _kind(node: Node) -> Kind:
    if is_caption(node):
        return "caption"
    if _HEADING.match(node.tag) or _is_bold_line(node):
        return "heading"
    if any(e.tag == "blockquote" for e in node.ancestors(4)):
        return "quote"
    return "list_item" if node.tag in ("li", "dd", "dt") else "paragraph"


def _is_bold_line(node: Node) -> bool:
    """A paragraph all in bold type and without a full stop does a heading's work."""
    if node.tag != "p" or len(node.text) > 100 or node.text.endswith((".", ":", ",", ";", "“", "”", '"')):
        return False
    return any(child.tag in _BOLD and key_of("".join(child.itertext())) == node.key for child in node.element.iter())


def _headline(nodes: list[Node], title: str) -> int:
    """Position of the headline on the page; -1 when the page does not show it."""
    key = key_of(title)
    exact = [n.position for n in nodes if n.key == key and n.tag == "h1"] or [n.position for n in nodes if n.key == key]
    if exact:
        return exact[0]
    first = [n.position for n in nodes if n.tag == "h1" and (key in n.key or n.key in key or len(n.text) > 25)]
    return first[0] if first else -1


def _bounds(placed: dict[float, Block], nodes: list[Node], headline: int) -> tuple[float, float]:
    """First position and end of the article: from its headline to the next article's."""
    start = float(headline) if sum(len(b.text) for p, b in placed.items() if p > headline) > 200 else -1.0
    for mark in (n for n in nodes if n.tag == "h1" and n.position > headline and n.key != nodes[headline].key):
        before = [n for p in placed if start <= p < mark.position and (n := _node_at(nodes, p))]
        if sum(len(n.text) for n in before) > 400 and (main := common_container(before)) is not None:
            if main not in set(mark.element.iterancestors()):
                return start, float(mark.position)
    return start, float("inf")


def _is_text(block: Block, node: Node | None, title: str) -> bool:
    """False for the headline again, pointers to other articles, credits, appeals and furniture."""
    text = block.text
    if key_of(text) == key_of(title) or (node is not None and node.tag == "h1"):
        return False
    if phrases.is_furniture(text) or phrases.is_related(text) or phrases.is_promotion(text) or phrases.is_credit(text):
        return False
    if node is None:
        return True
    return node.link_share < MAX_LINKED or len(text) > 300


def _without_satellites(kept: dict[float, Block], nodes: list[Node], main: HtmlElement) -> dict[float, Block]:
    """Without the blocks that stand in a part of the page made mostly of links."""
    shares: dict[HtmlElement, float] = {}
    out: dict[float, Block] = {}
    for position, block in kept.items():
        if node := _node_at(nodes, position):
            side = satellite(node, main)
            if side is not node.element and shares.setdefault(side, link_share_of(side)) > MAX_SIDE_LINKED:
                continue
        out[position] = block
    return out


def _alike(nodes: list[Node], kept: dict[float, Block]) -> list[Node]:
    """Blocks passed over that stand beside two or more kept paragraphs and look like them."""
    counts = Counter(signature(n) for p in kept if (n := _node_at(nodes, p)) and n.tag == "p")
    first = min(kept, default=0)
    have = {key_of(block.text) for block in kept.values()}
    return [
        node
        for node in nodes
        if node.position > first and node.position not in kept and counts[signature(node)] > 1
        and node.key not in have and node.link_share < 0.3 and not is_caption(node) and len(node.text) > 20
        and not phrases.is_promotion(node.text) and not phrases.is_related(node.text) and not phrases.is_credit(node.text)
    ]  # fmt: skip


def _missed(page: Page, nodes: list[Node], headline: int, kept: dict[float, Block]) -> Iterator[Node]:
    """What trafilatura leaves out by design: the standfirst, and the captions between headline and end of text."""
    placed = [nodes[int(p)] for p in kept if p.is_integer()]
    if not placed:
        return
    have = {block_key for block in kept.values() if (block_key := key_of(block.text))}
    first, last = min(n.position for n in placed), max(n.position for n in placed)
    description = clean(page.linked("description") or page.first_meta("description", "og:description"))
    for node in nodes[max(headline, 0) : last + 4]:
        if node.key in have or not node.key:
            continue
        if is_caption(node):
            if len(node.text) > 15 and node.tag != "figure" and not phrases.is_credit(node.text):
                have.add(node.key)
                yield node
        elif node.position < first and _is_standfirst(node, description):
            have.add(node.key)
            yield node


def _is_standfirst(node: Node, description: str) -> bool:
    text = node.text
    if not 25 <= len(text) <= 700 or node.link_share > 0.5 or is_byline(text) or dates.parse_text(text):
        return False
    if description and (node.key in key_of(description) or _shared(text, description) > 0.7):
        return True
    marks = (f"{e.get('class') or ''} {e.get('itemprop') or ''} {e.get('id') or ''}" for e in list(node.ancestors(2)))
    return any(_STANDFIRST.search(mark) for mark in marks)


def _shared(text: str, other: str) -> float:
    words, known = text.casefold().split(), set(other.casefold().split())
    return sum(word in known for word in words) / len(words)


def _trimmed(blocks: list[Block]) -> list[Block]:
    """Without bylines and dates before the text and headings after it."""
    while blocks and blocks[-1].kind == "heading":
        blocks = blocks[:-1]
    head = [b for b in blocks[:3] if b.kind == "caption" or not (is_byline(b.text) or dates.parse_text(b.text))]
    return head + blocks[3:]
