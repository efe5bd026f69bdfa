"""schema.org data in JSON-LD: find the object that describes the page's own article, however broken the script.

Scripts are read one by one; what cannot be read is skipped, never raised. Interpreting the values (names, dates) is
`metadata`'s work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

MAX_NODES = 20_000
MAX_DEPTH = 60
MAX_SCRIPT = 5_000_000
"""Characters of one script; larger ones are data dumps, not a description of the page."""

ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|Report|Review)$")
_COMMENT = re.compile(r"/\*.{0,2000}?\*/|<!\[CDATA\[|\]\]>|<!--|-->", re.DOTALL)
_TRAILING_COMMA = re.compile(r",(?=\s{0,100}[}\]])")

Node = dict[str, Any]


def parse(script: str) -> object:
    """Read one script, repairing control characters, CDATA marks, comments and trailing commas; None if beyond."""
    if len(script) > MAX_SCRIPT:
        return None
    try:
        return orjson.loads(script)
    except orjson.JSONDecodeError:
        pass
    repaired = _TRAILING_COMMA.sub("", _COMMENT.sub("", script)).strip().strip(";/ \n")
    for text in (script, repaired):
        try:
            return json.loads(text, strict=False, parse_int=float)
        except (ValueError, RecursionError):
            continue
    return None


def walk(value: object) -> Iterator[tuple[Node, bool]]:
    """Yield each object in `value`, in document order and within bounds, with whether it stands at the top."""
    stack: list[tuple[object, int, bool]] = [(value, 0, True)]
    seen = 0
    while stack and seen < MAX_NODES:
        item, depth, top = stack.pop()
        seen += 1
        if depth > MAX_DEPTH:
            continue
        if isinstance(item, list):
            stack.extend((child, depth + 1, top) for child in reversed(item))
        elif isinstance(item, dict):
            yield item, top
            children = [(v, depth + 1, top and k in ("@graph", "mainEntity")) for k, v in item.items()]
            stack.extend(c for c in reversed(children) if isinstance(c[0], (list, dict)))


def types(node: Node) -> list[str]:
    """The node's `@type` names, without a namespace."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return [n.rsplit("/", 1)[-1] for n in names if isinstance(n, str)]


def is_article(node: Node) -> bool:
    """True for NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting and their kin."""
    return any(ARTICLE_TYPES.search(t) for t in types(node))


def article_nodes(scripts: Iterable[str]) -> tuple[list[Node], dict[str, Node]]:
    """Read all scripts; return the article objects, those at the top first, and every object that has an `@id`."""
    top: list[Node] = []
    nested: list[Node] = []
    by_id: dict[str, Node] = {}
    for script in scripts:
        for node, at_top in walk(parse(script)):
            identity = node.get("@id")
            if isinstance(identity, str) and len(node) > 1:
                by_id.setdefault(identity, node)
            if is_article(node):
                (top if at_top else nested).append(node)
    return top or nested[:1], by_id


def resolve(value: object, by_id: dict[str, Node]) -> object:
    """Follow a bare `{"@id": …}` reference to the object it names."""
    if isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def names(value: object, by_id: dict[str, Node]) -> list[tuple[str, bool]]:
    """The names in an author or publisher value, each with whether it is declared an Organization."""
    out: list[tuple[str, bool]] = []
    for item in value if isinstance(value, list) else [value]:
        node = resolve(item, by_id)
        if isinstance(node, str):
            out.append((node, False))
        elif isinstance(node, dict):
            name = node.get("name") or " ".join(
                v for k in ("givenName", "familyName") if isinstance(v := node.get(k), str)
            )
            parts = name if isinstance(name, list) else [name]
            organisation = any(t.endswith("Organization") for t in types(node))
            out.extend((p, organisation) for p in parts if isinstance(p, str) and p)
    return out


def text_of(node: Node, key: str) -> str | None:
    """The first text under `key`: a string, or the first string of a list."""
    value = node.get(key)
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), None)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return value if isinstance(value, str) and value.strip() else None
