"""Which blocks of a page are its article: rules on top of trafilatura's choice, each taking out or adding blocks.

A choice is a dict of position on the page → block (`Placed`). The rules look at the page's own structure (`layout`), at
phrases of many languages (`phrases`), and at the text the page states in JSON-LD.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement

from ingest.extract import dates, phrases
from ingest.extract.bylines import is_byline, is_job
from ingest.extract.layout import (
    HEADINGS,
    Node,
    common_container,
    is_caption,
    link_share_of,
    names_of,
    satellite,
    signature,
)
from ingest.extract.model import APART, Block, Kind
from ingest.extract.text import key_of

Placed = dict[float, Block]

MAX_LINKED = 0.8
"""Share of link text from which a block points elsewhere; in headings and in parts beside the text, the next two."""
MAX_HEADING_LINKED = 0.4
MAX_SIDE_LINKED = 0.4

MIN_ARTICLE = 40
MIN_STATED = 250
"""Letters from which a page holds an article, and from which a text it states can be all of that."""

LONG = 300
"""Characters from which a block is text though it stands among links."""

_ASIDE = re.compile(
    r"(?:^|[^a-z])(?:news-?letters?|promos?|promotion|related|recommend(?:ed|ations?)?|pay-?wall|subscri(?:be|ption)|adverti\w*|"
    r"banner|comments?|share|sharing|social|outbrain|taboola|more-?(?:from|on)|most-?(?:read|popular)|read-?(?:more|also|next)|"
    r"side-?bar|footer|poll|voting|author-?(?:bio|box|info)|abo|aboteaser|cookie|consent|breadcrumbs?|tags|correction-?form)"
    r"(?:[^a-z]|$)",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"(?:^|[^a-z])(?:stand-?first|sub-?(?:title|head(?:line)?)|lead|lede|intro(?:duction)?|summary|excerpt|dek|deck|"
    r"chapeau|chapo|ingress|perex|vorspann|abstract|sapo|entradilla|bajada|sommario|manchet|underrubrik)"
    r"(?:[^a-z]|$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


def kind_of(node: Node) -> Kind:
    """What a block is, by its element and by what it stands in."""
    if is_caption(node):
        return "caption"
    if node.tag in HEADINGS or _is_bold_line(node):
        return "heading"
    if any(element.tag == "blockquote" for element in node.ancestors(4)):
        return "quote"
    return "list_item" if node.tag in ("li", "dd", "dt") else "paragraph"


def _is_bold_line(node: Node) -> bool:
    """A paragraph all in bold type and without a full stop does a heading's work."""
    if node.tag != "p" or len(node.text) > 100 or node.text.endswith((".", ":", ",", ";", "“", "”", '"')):
        return False
    return any(e.tag in ("b", "strong") and key_of("".join(e.itertext())) == node.key for e in node.element.iter())


class Selection:
    """The blocks taken so far from one page, and the rules that change them."""

    def __init__(self, nodes: list[Node], placed: Placed, title: str) -> None:
        self.nodes = nodes
        self.kept = placed
        self.end = float("inf")
        self.taken = frozenset(placed)
        self.signatures: list[str] = []
        self.title_keys = {key_of(title)}
        self.headline = self._find_headline(key_of(title))
        if self.headline >= 0:
            self.title_keys.add(nodes[self.headline].key)

    def node_at(self, position: float) -> Node | None:
        """The page's block at a position; None for text that was not found on the page."""
        return self.nodes[int(position)] if position.is_integer() and position >= 0 else None

    def _kept_nodes(self) -> list[Node]:
        return [node for position in self.kept if (node := self.node_at(position))]

    def _find_headline(self, key: str) -> int:
        """Position of the headline on the page; -1 when the page does not show it."""
        exact = [n for n in self.nodes if n.key == key]
        similar = [n for n in self.nodes if n.tag == "h1" and (key in n.key or n.key in key or len(n.key) > 20)]
        found = [n for n in exact if n.tag == "h1"] or exact or similar
        return found[0].position if found else -1

    def keep_one_article(self) -> None:
        """Drop what stands before the headline, and everything from the headline of a following article on."""
        after = sum(len(block.text) for position, block in self.kept.items() if position > self.headline)
        start = float(self.headline) if after > 200 else -1.0
        self.end = self._next_article(start)
        self.kept = {p: block for p, block in self.kept.items() if start <= p < self.end}

    def _next_article(self, start: float) -> float:
        """Position of the first other h1 that stands outside the part of the page which holds the text before it."""
        for mark in (n for n in self.nodes if n.tag == "h1" and n.position > start and n.key not in self.title_keys):
            before = [n for n in self._kept_nodes() if start <= n.position < mark.position]
            main = common_container(before) if sum(len(n.text) for n in before) > 400 else None
            if main is not None and main not in set(mark.element.iterancestors()):
                return float(mark.position)
        return float("inf")

    def drop_furniture(self) -> None:
        """Drop the headline itself, pointers to other articles, credits, appeals and page furniture."""
        self.kept = {p: block for p, block in self.kept.items() if self._is_text(block, self.node_at(p))}

    def _is_text(self, block: Block, node: Node | None) -> bool:
        key, text = key_of(block.text), block.text
        if not key or (node is not None and node.tag == "h1") or (len(text) < 250 and self._repeats_title(key)):
            return False
        if is_furniture(text):
            return False
        if node is None:
            return True
        limit = MAX_HEADING_LINKED if block.kind == "heading" else MAX_LINKED
        return node.link_share < limit or len(text) > LONG

    def _repeats_title(self, key: str) -> bool:
        """True for the headline, also with a kicker before it or without its second half, but not for a lead."""
        for title in self.title_keys:
            short, long = sorted((key, title), key=len)
            if short in long and (short == long or (len(short) > 15 and len(short) > 0.5 * len(long))):
                return True
        return False

    def drop_sides(self) -> None:
        """Drop what stands in a part of the page made mostly of links or named as something else than text."""
        main = common_container(self._kept_nodes())
        if main is None:
            return
        verdicts: dict[HtmlElement, bool] = {}
        for position in list(self.kept):
            node = self.node_at(position)
            side = satellite(node, main) if node else None
            if node is None or side is None or side is node.element:
                continue
            if side not in verdicts:
                verdicts[side] = link_share_of(side) > MAX_SIDE_LINKED
            if (verdicts[side] and len(node.text) < LONG) or _is_aside(node, main):
                del self.kept[position]

    def add_alike(self) -> None:
        """Add blocks that were passed over though they stand beside two or more kept paragraphs and look like them."""
        counts = Counter(signature(node) for node in self._kept_nodes() if node.tag == "p")
        have = {key_of(block.text) for block in self.kept.values()}
        first = min(self.kept, default=0.0)
        for node in self.nodes:
            passed_over = first < node.position < self.end and node.position not in self.taken and node.key not in have
            if passed_over and counts[signature(node)] > 1 and _is_plain(node):
                self._add(node)

    def agree_with(self, stated: str) -> None:
        """Hold the choice against the text the page states: drop what that lacks, add what it has beside."""
        key = key_of(stated)
        texts = {p: key_of(b.text) for p, b in self.kept.items() if b.kind not in ("heading", "caption")}
        total = sum(map(len, texts.values()))
        if len(key) < max(MIN_STATED, 0.5 * total):
            return  # a teaser
        found = {p for p, text in texts.items() if text in key}
        covered = sum(len(texts[p]) for p in found)
        if covered >= 0.7 * total:
            for position in texts.keys() - found:
                if position > min(found):  # before it stands the lead, which many leave out
                    del self.kept[position]
        if covered < 0.8 * len(key):
            covered += self._add_stated(key, [texts[p] for p in found])
        if covered < 0.5 * len(key):
            lines = [line for line in stated.split("\n") if line.strip()]
            self.kept = {self.headline + i / 1000: Block("paragraph", line) for i, line in enumerate(lines, 1)}

    def _add_stated(self, key: str, have: list[str]) -> int:
        """Add the page's blocks whose text is part of `key`; returns the letters gained."""
        gained = 0
        for node in self.nodes:
            if (
                len(node.key) > 30
                and node.key in key
                and not any(node.key in text or text in node.key for text in have)
            ):
                have.append(node.key)
                gained += len(node.key)
                self._add(node)
        return gained

    def add_standfirst(self, description: str) -> None:
        """Add the lines between headline and text that the page marks, or describes itself with, as its summary."""
        placed = self._kept_nodes()
        first = min((n.position for n in placed), default=0)
        have = {key_of(block.text) for block in self.kept.values()}
        for node in self.nodes[max(self.headline, 0) : first]:
            is_new = node.key not in have and not is_caption(node) and not self._repeats_title(node.key)
            if is_new and _is_standfirst(node, description):
                have.add(node.key)
                self._add(node)

    def add_captions(self) -> None:
        """Add picture captions between the headline and the end of the text."""
        last = max((n.position for n in self._kept_nodes()), default=-1)
        have = {key_of(block.text) for block in self.kept.values()}
        for node in self.nodes[max(self.headline, 0) : last + 1]:
            is_new = is_caption(node) and node.tag != "figure" and not any(node.key in key for key in have)
            if is_new and _says_something(node.text):
                have.add(node.key)
                self.kept[float(node.position)] = Block("caption", node.text)

    def _add(self, node: Node) -> None:
        self.kept[float(node.position)] = Block(kind_of(node), node.text)

    def is_article(self) -> bool:
        """True when there is text at all: more than a remark of a few words."""
        return sum(len(key_of(b.text)) for b in self.kept.values() if b.kind not in APART) >= MIN_ARTICLE

    def blocks(self) -> list[Block]:
        """The choice in page order, without kickers, bylines and dates around the text and headings after it."""
        ordered = [block for _, block in sorted(self.kept.items(), key=lambda item: item[0])]
        start = next((i for i, b in enumerate(ordered) if b.kind == "paragraph" and len(b.text) > 60), 0)
        self.signatures = [b.text for b in ordered[:start] if b.kind != "caption" and is_byline(b.text)]
        while len(ordered) > start + 1 and (ordered[-1].kind == "heading" or _is_signature(ordered[-1])):
            last = ordered.pop()
            self.signatures += [last.text] if _is_signature(last) else []
        return [b for b in ordered[:start] if not _is_kicker(b)] + ordered[start:]


def is_furniture(text: str) -> bool:
    """True for a line that is no article text wherever it stands."""
    return (
        phrases.is_furniture(text)
        or phrases.is_related(text)
        or phrases.is_promotion(text)
        or phrases.is_credit(text)
        or (len(text) < 200 and bool(_ADDRESS.search(text)))
    )


def _is_plain(node: Node) -> bool:
    return len(node.text) > 20 and node.link_share < 0.3 and not is_caption(node) and not is_furniture(node.text)


def _says_something(caption: str) -> bool:
    return len(caption) > 15 and not phrases.is_credit(caption) and not dates.is_date_line(caption)


def _is_kicker(block: Block) -> bool:
    if block.kind == "caption":
        return False
    if block.kind == "heading" and len(block.text) < 30:
        return True
    return is_byline(block.text) or is_job(block.text) or dates.is_date_line(block.text)


def _is_signature(block: Block) -> bool:
    return block.kind in ("paragraph", "heading") and len(block.text) < 50 and is_byline(block.text)


def _is_aside(node: Node, main: HtmlElement) -> bool:
    for element in node.ancestors():
        if element is main or element.tag in ("body", "article", "main"):
            return False
        if element.tag == "aside" or _ASIDE.search(names_of(element)):
            return True
    return False


def _is_standfirst(node: Node, description: str) -> bool:
    text = node.text
    if not 25 <= len(text) <= 700 or node.link_share > 0.5 or is_byline(text) or dates.is_date_line(text):
        return False
    if description and (node.key in key_of(description) or _shared(text, description) > 0.7):
        return True
    return any(_STANDFIRST.search(names_of(element)) for element in node.ancestors(2))


def _shared(text: str, other: str) -> float:
    words, known = text.casefold().split(), set(other.casefold().split())
    return sum(word in known for word in words) / len(words)
