"""What the readers of this package hand to each other: blocks of text, moments of time and one article read.

No reading happens here. The readers (`html`, `document`, `records`) build an `Article`; `articles` turns it into rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, get_args

Kind = Literal["paragraph", "heading", "caption", "list_item", "quote"]
KINDS: tuple[str, ...] = get_args(Kind)
APART: frozenset[str] = frozenset({"heading", "caption"})
"""The kinds of block that are not body text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of an article, its white space folded."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A stated time: the outlet's calendar day, and the instant (with zone) where the page gives one."""

    on: date
    at: datetime | None = None

    @property
    def utc(self) -> datetime:
        """The instant in UTC; midnight UTC of the day when only the day is known."""
        return self.at.astimezone(UTC) if self.at else datetime(self.on.year, self.on.month, self.on.day, tzinfo=UTC)

    def isoformat(self) -> str:
        """ISO 8601: the instant in the zone it was stated in, else the day alone."""
        return self.at.isoformat() if self.at else self.on.isoformat()


@dataclass(frozen=True, slots=True)
class Article:
    """One document read. `authors` are people; `organisations` are the agencies and outlets the byline credits."""

    title: str
    blocks: tuple[Block, ...]
    extractor: str
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    agency: str | None = None
    publisher: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    section: str | None = None
    language: str = "und"
    canonical_url: str | None = None

    def texts(self, *kinds: str) -> list[str]:
        """The texts of the blocks of these kinds, in order."""
        return [block.text for block in self.blocks if block.kind in kinds]

    @property
    def body(self) -> str:
        """The blocks that are neither heading nor caption, joined by a blank line."""
        return "\n\n".join(block.text for block in self.blocks if block.kind not in APART)

    @property
    def text(self) -> str:
        """Body with its headings in place, joined by a blank line: the article as one reads it."""
        return "\n\n".join(block.text for block in self.blocks if block.kind != "caption")
