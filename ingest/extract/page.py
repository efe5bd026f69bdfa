"""One parsed page with the statements of its head; what they mean is said by `metadata` and `outlet`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from lxml.html import HtmlElement

from ingest import urls
from ingest.extract import jsonld
from ingest.extract.text import clean


@dataclass
class Page:
    """One parsed page and the statements found in its head."""

    tree: HtmlElement
    url: str | None
    now: datetime | None = None
    meta: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element in self.tree.iter("meta"):
            name = element.get("property") or element.get("name") or element.get("itemprop")
            content = element.get("content")
            if name and content and content.strip() and len(name) < 100:
                self.meta.setdefault(name.lower(), []).append(content)

    @cached_property
    def _linked_data(self) -> tuple[list[jsonld.Node], dict[str, jsonld.Node]]:
        scripts = (s for s in self.tree.iter("script") if "ld+json" in (s.get("type") or "").lower())
        return jsonld.article_nodes(s.text or "" for s in scripts)

    @cached_property
    def articles(self) -> list[jsonld.Node]:
        """The JSON-LD objects that describe this page's article, most likely first."""
        nodes, _ = self._linked_data
        own = urls.canonical_url(self.url) if self.url else None
        if own is None or len(nodes) < 2:
            return nodes
        return sorted(nodes, key=lambda node: own not in {urls.canonical_url(u) for u in _addresses(node)})

    def linked(self, key: str) -> str | None:
        """The text under `key` of the first article object that has one."""
        return next((text for node in self.articles[:3] if (text := jsonld.text_of(node, key))), None)

    def first_meta(self, *names: str) -> str | None:
        """The first non-empty content of the meta elements of these names."""
        return next((value for name in names for value in self.meta.get(name, ()) if value.strip()), None)

    def headlines(self) -> list[str]:
        """The texts of the h1 elements, in order."""
        return [text for h in self.tree.iter("h1") if (text := clean(h.text_content()))][:10]

    def names_of(self, key: str) -> list[tuple[str, bool]]:
        """The names under `key` of the first article object that has any, each with an Organization mark."""
        _, by_id = self._linked_data
        for node in self.articles[:3]:
            if found := jsonld.names(node.get(key), by_id):
                return [(clean(name), organisation) for name, organisation in found]
        return []

    def select(self, xpath: str) -> list[HtmlElement]:
        """Elements by XPath."""
        found: Any = self.tree.xpath(xpath)
        return [e for e in found if isinstance(e, HtmlElement)]


def _addresses(node: jsonld.Node) -> list[str]:
    values = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    flat = [v.get("@id") or v.get("url") if isinstance(v, dict) else v for v in values]
    return [v for v in flat if isinstance(v, str)]
