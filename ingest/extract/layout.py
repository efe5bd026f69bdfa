"""Where text stands on a page: every text block in document order, with its element, link share and surroundings.

Only looking: which blocks are the article is decided in `body`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from ingest.extract.text import clean, key_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCK_TAGS = HEADINGS | {
    "p", "li", "blockquote", "figcaption", "pre", "dd", "dt", "td", "th", "caption", "summary", "address", "q", "cite",
}  # fmt: skip
CONTAINER_TAGS = frozenset({
    "div", "section", "article", "main", "aside", "header", "footer", "nav", "span", "a", "form", "ul", "ol", "figure",
    "table", "tr", "center", "details",
})  # fmt: skip
SKIPPED_TAGS = frozenset({
    "script", "style", "noscript", "template", "svg", "select", "option", "button", "iframe", "video", "audio",
    "textarea",
})  # fmt: skip

_MAX_NAMES = 500
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CAPTION = re.compile(
    r"(?:^|[^a-z])(?:figcaption|captions?|legend|bildunterschrift|credits?|copyright)(?:[^a-z]|$)", re.I
)


MAIN_SHARE = 0.7
"""Share of the text that makes the element holding it the article's container."""


@dataclass(frozen=True, slots=True)
class Node:
    """One text block of the page: position in document order, element, text, its letters alone, share of link text."""

    position: int
    element: HtmlElement
    text: str
    key: str
    link_share: float

    @property
    def tag(self) -> str:
        """The element's name."""
        return str(self.element.tag)

    def ancestors(self, limit: int = 40) -> Iterator[HtmlElement]:
        """The element and what it stands in, innermost first."""
        element: HtmlElement | None = self.element
        while element is not None and limit:
            yield element
            element, limit = element.getparent(), limit - 1


def names_of(element: HtmlElement) -> str:
    """Class, id and itemprop of an element, camelCase cut into words: what its author calls it."""
    text = " ".join(filter(None, (element.get("class"), element.get("id"), element.get("itemprop"))))
    return _HUMP.sub("-", text[:_MAX_NAMES])


def read_layout(tree: HtmlElement) -> list[Node]:
    """Every text block of the body, in document order: block elements, and containers that hold text of their own."""
    nodes: list[Node] = []
    body = tree.find(".//body")
    for element in _visible(body if body is not None else tree):
        if element.tag in BLOCK_TAGS or (_is_container(element) and _holds_text(element)):
            text = clean(_text(element))
            if text:
                nodes.append(Node(len(nodes), element, text, key_of(text), _link_share(element, text)))
    return nodes


def _visible(root: HtmlElement) -> Iterator[HtmlElement]:
    stack = [root]
    while stack:
        element = stack.pop()
        if isinstance(element.tag, str) and element.tag not in SKIPPED_TAGS:
            yield element
            stack.extend(reversed(element))


def _is_container(element: HtmlElement) -> bool:
    """True for the elements of layout, and for custom elements, whose names have a hyphen."""
    return element.tag in CONTAINER_TAGS or "-" in str(element.tag)


def _holds_text(element: HtmlElement) -> bool:
    """True for a container with words directly in it, apart from inline containers inside a block."""
    if element.tag in ("span", "a"):
        parent = element.getparent()
        return parent is not None and _is_container(parent) and _own_text(element) and not _own_text(parent)
    return _own_text(element)


def _own_text(element: HtmlElement) -> bool:
    return bool(element.text and element.text.strip()) or any(child.tail and child.tail.strip() for child in element)


def _text(element: HtmlElement) -> str:
    if len(element) == 0:
        return element.text or ""
    return "".join(_pieces(element))


def _pieces(root: HtmlElement) -> Iterator[str]:
    stack: list[tuple[HtmlElement, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        if left:
            if element is not root and element.tail:
                yield element.tail
            continue
        stack.append((element, True))
        if isinstance(element.tag, str) and element.tag not in SKIPPED_TAGS:
            if element.tag in BLOCK_TAGS or element.tag in ("br", "div"):
                yield " "
            if element.text:
                yield element.text
            stack.extend((child, False) for child in reversed(element))


def _link_share(element: HtmlElement, text: str) -> float:
    if element.tag == "a" or any(a.tag == "a" for a in _up(element, 3)):
        return 1.0
    linked = sum(len(clean(_text(link))) for link in element.iter("a"))
    return min(1.0, linked / len(text))


def _up(element: HtmlElement, steps: int) -> Iterator[HtmlElement]:
    parent = element.getparent()
    while parent is not None and steps:
        yield parent
        parent, steps = parent.getparent(), steps - 1


def is_caption(node: Node) -> bool:
    """True for text in a figcaption or a figure, or in an element whose class says caption or credit."""
    for element in list(node.ancestors(4)):
        if element.tag in ("figcaption", "figure", "caption"):
            return True
        if element.tag in ("article", "main", "body", "section"):
            return False
        if _CAPTION.search(names_of(element)):
            return any(
                e.find(".//img") is not None for e in node.ancestors(5) if e.tag not in ("body", "main", "article")
            )
    return False


def satellite(node: Node, main: HtmlElement) -> HtmlElement:
    """The largest element around `node` that holds nothing of `main` beyond itself: `node`'s side of the page."""
    own = set(main.iterancestors()) | {main}
    best = node.element
    for element in node.ancestors():
        if element in own:
            break
        best = element
    return best


def link_share_of(element: HtmlElement) -> float:
    """Share of an element's letters that are link text."""
    text = clean(_text(element))
    return _link_share(element, text) if text else 0.0


def common_container(nodes: list[Node]) -> HtmlElement | None:
    """The innermost element that holds most (`MAIN_SHARE`) of the text of `nodes`."""
    weights: dict[HtmlElement, int] = {}
    total = sum(len(node.text) for node in nodes)
    for node in nodes:
        for element in node.ancestors():
            weights[element] = weights.get(element, 0) + len(node.text)
    holding = [element for element, weight in weights.items() if weight >= MAIN_SHARE * total]
    return max(holding, key=lambda e: sum(1 for _ in e.iterancestors()), default=None)


def signature(node: Node) -> tuple[HtmlElement | None, str, str]:
    """What alike blocks share: tag and class, or tag and parent where they have no class."""
    name = node.element.get("class") or ""
    return None if name else node.element.getparent(), node.tag, name
