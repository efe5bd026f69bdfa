"""An archived article as Markdown or plain text → one `Article`.

Such files carry their facts as front matter, or as lines around the text: a headline, a byline, a date line, captions
with picture credits, pointers to other articles, the address of the original. Markdown is parsed by markdown-it; a
plain text is Markdown without marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest import urls
from ingest.errors import InvalidInputError
from ingest.extract import dates, phrases
from ingest.extract.bylines import Credits, agency_in_text, find_agency, is_byline, read_credits
from ingest.extract.facts import Facts, split_front_matter
from ingest.extract.languages import read_language
from ingest.extract.model import Article, Block, Kind, Moment
from ingest.extract.outlet import publisher_of
from ingest.extract.text import key_of

EXTRACTOR = "document-1"

MAX_CHARACTERS = 1_000_000
MAX_TITLE = 300
MAX_CAPTION = 600
MAX_HEAD_LINES = 6
_WRAPPED = 60
"""Characters from which a line of a plain text is one of a wrapped paragraph."""

_LEDE = 160
"""Characters from which a paragraph before the text is text, whatever it looks like."""

_DAY_FIRST = re.compile(r"^(\d{1,2})\.(?=[ \t]{1,3}[^\W\d_]{3,12}\.?[ \t]{1,3}\d{4}\b)", re.MULTILINE)
"""A line "9. November 1989" is a date, not the ninth item of a list."""

_DATELINE_DAY = re.compile(
    r"[^a-z\n]{3,40}?,\s{0,2}([A-Z][a-z.]{2,9} \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,9} \d{4})\s{0,2}[(–—-]"
)
_URL = re.compile(r"https?://[^\s<>()\"]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """One block of the file: its kind, its text with line breaks, and the share of it that is link text."""

    kind: Kind
    text: str
    linked: float = 0.0


def extract_document(
    text: str, url: str | None = None, now: datetime | None = None, given: Facts | None = None
) -> Article:
    """Read one archived article.

    Args:
        text: The file's text, Markdown or plain.
        url: Where it is known to come from; a web address stated in the text wins.
        now: Time of capture; later dates are not believed.
        given: Facts known apart from the text; they win over what the text says.

    Raises:
        InvalidInputError: `empty_file`, `page_too_large`, `no_title`, `no_article`.
    """
    if not text.strip():
        raise InvalidInputError("empty_file", "the file is empty; give one that holds an article")
    if len(text) > MAX_CHARACTERS:
        raise InvalidInputError(
            "page_too_large", f"{len(text):,} characters of text, more than {MAX_CHARACTERS:,}; split it into articles"
        )
    stated, text = split_front_matter(text, now)
    facts = (given or Facts()).filled_from(stated)
    reader = _Reader(facts, read_language(text, facts.language), now)
    blocks = reader.read(list(_lines(text)))
    if not facts.title:
        raise InvalidInputError("no_title", "no headline before the text; begin the file with a line '# Headline'")
    if not any(block.kind in ("paragraph", "quote", "list_item") for block in blocks):
        raise InvalidInputError("no_article", "nothing but a headline; the file needs at least one paragraph of text")
    return _article(facts, blocks, url)


def _article(facts: Facts, blocks: list[Block], url: str | None) -> Article:
    address = facts.url or urls.web_url(url)
    publisher = facts.publisher or publisher_of(address)
    credits = read_credits(facts.credits, [publisher] if publisher else []) if facts.credits else Credits()
    paragraphs = [block.text for block in blocks if block.kind == "paragraph"]
    return Article(
        title=facts.title[:MAX_TITLE],
        blocks=tuple(blocks),
        extractor=EXTRACTOR,
        authors=credits.people,
        organisations=credits.organisations,
        agency=facts.agency or credits.agency or agency_in_text(paragraphs) or find_agency(publisher or ""),
        publisher=publisher,
        published=facts.published or dates.day_in_url(address) or _day_in_dateline(paragraphs[:1]),
        modified=facts.modified,
        section=facts.section,
        language=read_language("\n".join((facts.title, *paragraphs)), facts.language),
        canonical_url=urls.canonical_url(address) if address else None,
    )


def _day_in_dateline(paragraphs: list[str]) -> Moment | None:
    """The day of "WASHINGTON, March 26, 1979 (AP) -- …" at the start of the text."""
    match = next((m for text in paragraphs if (m := _DATELINE_DAY.match(text))), None)
    return dates.parse_text(match[1]) if match else None


class _Reader:
    """Goes through the lines once, first the head, then the text, and fills `facts` on the way."""

    def __init__(self, facts: Facts, language: str, now: datetime | None) -> None:
        self.language = language
        self.facts = facts
        self.now = now
        self.in_head = True
        self.expects_url = False

    def read(self, lines: list[_Line]) -> list[Block]:
        blocks: list[Block] = []
        for line in self._with_title(lines):
            for kind, text in self._kept(line):
                if folded := " ".join(text.split()):
                    blocks.append(Block(kind, folded))
        return blocks

    def _with_title(self, lines: list[_Line]) -> list[_Line]:
        """Take the headline out: the first heading if no text stands before it, else the first short line."""
        lines = [piece for i, line in enumerate(lines) for piece in (_split(line) if i < 6 else [line])]
        if self.facts.title:
            same = [line for line in lines[:3] if key_of(line.text) == key_of(self.facts.title)]
            return [line for line in lines if line not in same]
        head = next((i for i, line in enumerate(lines[:6]) if line.kind == "heading"), None)
        if head is None and len(lines) > 1:
            head = next((i for i, line in enumerate(lines[:4]) if not self._is_fact(line.text)), None)
            if head is not None and len(lines[head].text) > MAX_TITLE:
                return lines
        if head is None:
            return lines
        self.facts.title = " ".join(lines[head].text.split())
        return lines[:head] + lines[head + 1 :]

    def _kept(self, line: _Line) -> Iterator[tuple[Kind, str]]:
        """The line as a block, unless it states a fact or is no article text."""
        text = line.text
        if self._is_address(text) or phrases.is_furniture(text) or (phrases.is_related(text) and len(text) < 300):
            return
        if line.kind == "caption" or (line.kind == "paragraph" and _is_caption(text, self.in_head)):
            yield "caption", text
        elif line.kind == "heading":
            yield "heading", text
        elif line.linked > 0.9 and len(text) < _LEDE:
            return
        elif not (self.in_head and self._is_fact(text)) and not self._is_date(text) and not phrases.is_promotion(text):
            self.in_head = False
            yield line.kind, text

    def _is_address(self, text: str) -> bool:
        """Take "Original url: https://…" (also over two lines) and lines that are nothing but an address."""
        expected, self.expects_url = self.expects_url, False
        found = _URL.search(text)
        rest = phrases.after_label(text, "label_url")
        labelled = rest is not None
        if labelled and len(text) < 40 and not found:
            self.expects_url = True
            return not rest
        if found and (labelled or expected or _URL.fullmatch(text.strip("<> "))) and len(text) < len(found[0]) + 60:
            if labelled or expected or self.facts.url is None:
                self.facts.url = urls.web_url(found[0].rstrip(".,;"))
            return True
        return False

    def _is_fact(self, text: str) -> bool:
        """Take a byline, a date line or both ("By Ann Lee | May 4, 1970"); true when the line was nothing else."""
        if len(text) > _LEDE:
            return False
        if self._is_date(text):
            return True
        if moment := dates.parse_text(text, self.language, self.now):
            self.facts.published = self.facts.published or moment
            return True
        pieces = [piece.strip() for piece in re.split(r"\s[|•·–—-]\s|\s{3,}", text) if piece.strip()]
        if len(pieces) > 1 and all(self._is_fact(piece) for piece in pieces):
            return True
        if is_byline(text):
            self.facts.credits.append(text)
            return True
        return False

    def _is_date(self, text: str) -> bool:
        """Take a date behind a label ("Published: …", "Updated …"), wherever it stands."""
        if len(text) > _LEDE:
            return False
        for kind in ("label_update", "label_date"):
            stated = phrases.after_label(text, kind)
            if stated and (moment := dates.parse_text(stated, self.language, self.now)):
                name = "modified" if kind == "label_update" else "published"
                setattr(self.facts, name, getattr(self.facts, name) or moment)
                return True
        return False


def _is_caption(text: str, in_head: bool) -> bool:
    """In the head a caption shows by its credit alone; further on a paragraph may end in an agency's name."""
    return phrases.is_credit(text) or (in_head and len(text) < MAX_CAPTION and phrases.has_credit_tail(text))


def _split(line: _Line) -> list[_Line]:
    """The head of a plain text has one fact a line: short lines stand for themselves, wrapped ones stay together."""
    pieces = line.text.split("\n")
    if line.kind != "paragraph" or len(pieces) == 1 or len(pieces[0]) > MAX_TITLE:
        return [line]
    body = next((i for i, piece in enumerate(pieces) if len(piece) > _WRAPPED and (i or len(pieces) > 2)), len(pieces))
    if body == 0 or body > MAX_HEAD_LINES:
        return [line]
    rest = [replace(line, text="\n".join(pieces[body:]))] if pieces[body:] else []
    return [replace(line, text=piece) for piece in pieces[:body]] + rest


@cache
def _markdown() -> MarkdownIt:
    # Indented text is text here, and angle brackets in a plain text are not markup.
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable(["code", "html_block", "html_inline"])


def _lines(text: str) -> Iterator[_Line]:
    """The blocks of a Markdown text in order."""
    kinds: list[Kind] = []
    openers: dict[str, Kind] = {"heading_open": "heading", "list_item_open": "list_item", "blockquote_open": "quote"}
    for token in _markdown().parse(_DAY_FIRST.sub(r"\1\\.", text)):
        if token.type in openers:
            kinds.append(openers[token.type])
        elif token.type.removesuffix("_close") + "_open" in openers and token.nesting < 0:
            kinds.pop()
        elif token.type == "fence":
            yield _Line("paragraph", token.content)
        elif token.type == "inline":
            yield from _inline(token, kinds[-1] if kinds else "paragraph")


def _inline(token: Token, kind: Kind) -> Iterator[_Line]:
    """The text of one inline token without marks; images become captions of their own."""
    pieces: list[str] = []
    linked = depth = 0
    for child in token.children or []:
        if child.type in ("link_open", "link_close"):
            depth += child.nesting
        elif child.type == "image":
            if alt := child.content.strip():
                yield _Line("caption", alt)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif child.type == "strong_close":
            pieces.append("\x00")
        else:
            linked += len(child.content) if depth else 0
            pieces.append(child.content)
    text = re.sub(r"(?<=\w)\x00(?=\w)", " ", "".join(pieces)).replace("\x00", "").strip()
    if text:
        yield _Line(kind, text, linked / len(text))
