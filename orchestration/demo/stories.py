"""The sample news as files: stories (`news/*.md`) and the outlets that print them (`outlets.yml`), read and validated.

Belongs here: what a story file may say, and which article each outlet makes of it. Not here: mark-up and HTTP.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import yaml
from pydantic import AwareDatetime, BaseModel, ConfigDict

HERE = Path(__file__).parent
_STRICT = ConfigDict(extra="forbid", frozen=True)


class Outlet(BaseModel):
    """A fictional outlet.

    Attributes:
        path: Pattern of its article paths.
        lists: Its feeds and sitemaps, by file name.
        robots: Its robots.txt; it has none when None.
        private: A path that its robots.txt forbids, listed all the same.
        moved: An old path of its newest article, which its lists still name and which redirects.
        withdrawn: A path its lists name and where there is nothing any more.
    """

    model_config = _STRICT

    key: str
    host: str
    name: str
    path: str
    lists: tuple[str, ...]
    language: str = "en"
    robots: str | None = None
    private: str | None = None
    moved: str | None = None
    withdrawn: str | None = None

    @property
    def root(self) -> str:
        """Where it lies, without a trailing slash."""
        return f"http://{self.host}"


class Edition(BaseModel):
    """What one outlet changes of a story: headline, signature, hour, and the paragraphs it cuts from the end."""

    model_config = _STRICT

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: AwareDatetime | None = None
    modified: AwareDatetime | None = None
    paragraphs: int | None = None


class Story(BaseModel):
    """The front matter of a story file. `outlets` are those that print it; `dateline` the place it is filed from."""

    model_config = _STRICT

    title: str
    published: AwareDatetime
    outlets: Mapping[str, Edition]
    section: str = "World"
    dateline: str | None = None
    agency: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or pull quote."""

    kind: Literal["paragraph", "heading", "quote"]
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """A story as one outlet prints it; `path` is its place on the outlet's site."""

    outlet: Outlet
    path: str
    title: str
    authors: tuple[str, ...]
    agency: str | None
    dateline: str | None
    section: str
    published: datetime
    modified: datetime | None
    caption: str | None
    blocks: tuple[Block, ...]

    @property
    def url(self) -> str:
        """Its full address."""
        return self.outlet.root + self.path

    @property
    def summary(self) -> str:
        """Its first paragraph."""
        return next(block.text for block in self.blocks if block.kind == "paragraph")


def read_outlets() -> dict[str, Outlet]:
    """The outlets by key."""
    entries = yaml.safe_load((HERE / "outlets.yml").read_text("utf-8"))
    return {key: Outlet.model_validate({"key": key, **entry}) for key, entry in entries.items()}


def read_articles() -> list[Article]:
    """Every article of every outlet, newest first."""
    outlets = read_outlets()
    articles = (a for path in sorted((HERE / "news").glob("*.md")) for a in _articles_of(path, outlets))
    return sorted(articles, key=lambda article: article.published, reverse=True)


def _articles_of(path: Path, outlets: Mapping[str, Outlet]) -> Iterator[Article]:
    _, front, text = path.read_text("utf-8").split("---\n", 2)
    story = Story.model_validate(yaml.safe_load(front))
    blocks = tuple(_block(piece) for piece in text.strip().split("\n\n"))
    for key, edition in story.outlets.items():
        published = edition.published or story.published
        yield Article(
            outlet=outlets[key],
            path=_path(outlets[key], path.stem, story.section, published),
            title=edition.title or story.title,
            authors=edition.authors,
            agency=story.agency,
            dateline=story.dateline,
            section=story.section,
            published=published,
            modified=edition.modified,
            caption=story.caption,
            blocks=blocks[: edition.paragraphs],
        )


def _block(piece: str) -> Block:
    text = " ".join(piece.split())
    if text.startswith("## "):
        return Block("heading", text.removeprefix("## "))
    if text.startswith("> "):
        return Block("quote", text.removeprefix("> "))
    return Block("paragraph", text)


def _path(outlet: Outlet, slug: str, section: str, published: datetime) -> str:
    return outlet.path.format(
        year=f"{published:%Y}", month=f"{published:%m}", day=f"{published:%d}", section=section.lower(), slug=slug
    )
