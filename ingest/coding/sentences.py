"""Titles and text blocks → sentences with kinds and exact offsets, by rule and before any parse.

The rules are for English news: abbreviations, quotations, datelines, agency credits, lists and headings. What the
sentences say is for the modules after this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.coding.model import Block, Sentence, SentenceKind
from ingest.tables import read_table

BLOCK_GAP = "\n\n"

_LIST_MARK = r"(?:[•●▪◦‣*]|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))"
_GAP = re.compile(rf"\n[ \t\r\f\v]*\n\s*|\n[ \t]*(?={_LIST_MARK})")
# possessive and from a run's beginning only: a million full stops must not be tried from each of them
_END = re.compile(
    r"""(?P<mark>(?<![.!?…])[.!?…]++|[。！？])(?P<close>["”’'»)\]]*)(?P<space>\s+|(?<=[a-z]{2}\.)(?=[A-Z][a-z]))"""
)
_NEXT = re.compile(r"""(?P<open>["“‘'«(\[•—–-]*\s?)(?P<word>\w[\w'’-]*)(?P<stop>\.?)""")
_BRACKETS = re.compile(r"\((?:[^()\n]|\([^()\n]*\)){1,600}\)|\[[^\[\]\n]{1,600}\]")
_SPEECH = re.compile(
    r"(?:[A-Z]\S*\s+|(?:the|a|an|de|van|von|al|bin)\s+){1,6}"
    r"(?:said|says|asked|asks|wrote|writes|told|tells|added|adds|shouted|chanted|tweeted|posted|cried|replied|declared|exclaimed)\b"
)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_CAPITALS = re.compile(r"[A-Z][A-Z’'-]+(?:[ ,&]+(?:[A-Z][A-Z’'-]*|\d+))+\??(?=\s+[\"“‘']?[A-Z][\w’']*[a-z])")
_RUN_IN = re.compile(
    r"[^.!?…,;:\n]{6,160}?[a-z]{3}[”\"’']?(?=\s+(?:The|A|An|In|On|At|After|As|But|By|For|From|Some|Two|Three|When|While|He|She|It"
    r"|They|We|There|This|These|Those|Since|During|Despite|However|Meanwhile|Many|More|Most)\s(?:[a-z]|[A-Z][a-z]+day\b))"
)
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_PLACE = r"[A-Z][\w.’'-]+(?:[ /][A-Z][\w.’'-]+){0,3}(?:,\s?[A-Z][\w.’']+(?:\s[A-Z][\w.’']+){0,2})?"
_PLACE_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]{2,}(?:[ /][A-ZÀ-Þ.’'-]{2,}){0,3}(?:,\s?[A-Z][\w.’']+(?:\s[A-Z][\w.’']+){0,2})?"
_AGENCY = r"[(\[][A-Z][\w/.&’' -]{1,40}[)\]]"
_DASH = r"\s*(?:—|–|--|-(?=\s)|:(?=\s)|\|(?=\s))"
_DATELINE = re.compile(
    rf"(?:{_PLACE},?\s{_DAY}(?:,?\s?{_AGENCY})?{_DASH}"
    rf"|{_PLACE},?\s?{_AGENCY}{_DASH}"
    rf"|{_PLACE_CAPITALS}(?:\s*[—–|]|\s+--|\s+-(?=\s)|:(?=\s))(?=\s*[\"“‘']?[A-Z0-9])"
    rf"|{_AGENCY}(?:{_DASH}|(?=[A-Z\s])))\s*"
)
_CREDIT = re.compile(
    r"[(\[]?(?:Additional\s)?(?:Reporting|Writing|Editing|With (?:inputs?|reporting|files))\b.*|"
    r"[(\[—–-]+\s?[A-Z][\w/&. ]{1,30}[)\]]?",
    re.DOTALL,
)
_SINGLE_QUOTES = re.compile(r"(?<!\w)[‘'](?:[^‘’'\n]|[’'](?=\w)){1,1200}[.,!?…][’'](?!\w)")
_DOUBLE_MARK = re.compile(r"[“”\"«»]")


def text_of(blocks: Sequence[Block]) -> str:
    """The article's text, in which offsets count: the blocks joined by a blank line."""
    return BLOCK_GAP.join(block.text for block in blocks)


def blocks_of(text: str) -> list[Block]:
    """The paragraphs of a plain text as blocks; `text_of` of them is the text again."""
    return [Block("paragraph", part) for part in text.split(BLOCK_GAP)]


def split(title: str | None, blocks: Sequence[Block]) -> list[Sentence]:
    """Split an article into sentences, the title's first.

    Args:
        title: Headline, if there is one.
        blocks: The text in document order; kinds as in `Block`.

    Returns:
        Sentences in order, not overlapping, which together hold every character that is not white space. `paragraph`
        numbers the blocks' paragraphs from 0 (the title's is -1). A dateline, a credit and a heading in capitals are
        cut off as sentences of kind heading; a dateline shares its paragraph with the sentence after it.
    """
    found: list[Sentence] = []
    for start, end in _spans(title or "", 0, len(title or "")):
        found.append(Sentence(len(found), "headline", (title or "")[start:end], start, end, True, -1))
    offset, paragraph, lead = 0, 0, -1
    for block in blocks:
        for start, end in _paragraphs(block.text):
            if lead < 0 and block.kind not in ("heading", "caption"):
                lead = paragraph
            for kind, first, last in _paragraph(block, start, end, paragraph == lead):
                text = block.text[first:last]
                found.append(Sentence(len(found), kind, text, offset + first, offset + last, False, paragraph))
            paragraph += 1
        offset += len(block.text) + len(BLOCK_GAP)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines and before list marks, those of white space alone left out."""
    start = 0
    for gap in _GAP.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _paragraph(block: Block, start: int, end: int, is_lead: bool) -> Iterator[tuple[SentenceKind, int, int]]:
    """Kind and span of each sentence of one paragraph of a block."""
    text = block.text
    if block.kind in ("heading", "caption"):
        kind: SentenceKind = "heading" if block.kind == "heading" else "caption"
        yield from ((kind, first, last) for first, last in _spans(text, start, end))
        return
    usual: SentenceKind = "quote" if block.kind == "quote" else "lead" if is_lead else "body"
    dateline = _DATELINE.match(text, _skip_space(text, start), end)
    if dateline and dateline.end() < end:
        yield "heading", dateline.start(), dateline.start() + len(dateline.group().rstrip())
        start = dateline.end()
    quotations = _quotations(text, start, end)
    for first, last in _spans(text, start, end):
        sentence = text[first:last]
        if _is_capitals(sentence) or _CREDIT.fullmatch(sentence):
            yield "heading", first, last
        elif any(left <= first and last <= right for left, right in quotations):
            yield "quote", first, last
        else:
            yield usual, first, last


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trimmed spans of the sentences in text[start:end]."""
    brackets = [match.span() for match in _BRACKETS.finditer(text, start, end)] if "(" in text or "[" in text else []
    first = _skip_space(text, start)
    if heading := _glued_heading(text, first, end):
        yield first, heading
        first = _skip_space(text, heading)
    for match in _END.finditer(text, first, end):
        if match.start() < first or any(left < match.start() < right - 1 for left, right in brackets):
            continue
        if _ends_sentence(text, first, match, end):
            yield first, match.start("space")
            first = _skip_space(text, match.end())
            if heading := _glued_heading(text, first, end):
                yield first, heading
                first = _skip_space(text, heading)
    last = first + len(text[first:end].rstrip())
    if last > first:
        yield first, last


def _glued_heading(text: str, first: int, end: int) -> int | None:
    """End of a heading without end mark that flat text has run into the sentence after it."""
    match = _CAPITALS.match(text, first, end) or _RUN_IN.match(text, first, end)
    return match.end() if match else None


def _ends_sentence(text: str, first: int, match: re.Match[str], end: int) -> bool:
    """Whether the end mark found closes the sentence that began at `first`."""
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return match.end() >= end or not text[match.end()].islower()
    word = following["word"]
    if word[0].islower() and not (following["open"].strip() and "•" in following["open"]):
        return False
    if match["close"] and match["mark"][-1] in "!?…" and _SPEECH.match(text, match.end(), end):
        return False
    if match["mark"] != "." or match["close"].strip(")]’'"):
        return True
    token = text[first : match.start()].rsplit(None, 1)
    before = token[-1].lstrip("\"“‘'«([") if token else ""
    return _stop_ends(before, following, is_first=len(token) < 2)


def _stop_ends(before: str, following: re.Match[str], is_first: bool) -> bool:
    """Whether a single full stop after the word `before` ends a sentence."""
    word = following["word"]
    kinds = _abbreviations()
    if before.isdigit():
        return not is_first and not re.match(_MONTH, word)
    kind = kinds.get(before.lower().rpartition("-")[2]) or kinds.get(before.lower())
    if kind is None and not _ACRONYM.fullmatch(before):
        return True
    if kind in ("title", "inner") or (kind == "number" and word[0].isdigit()):
        return False
    if (
        kind == "number"
        and before.lower() in ("no", "art", "mar", "par", "sec", "dec", "jun", "res")
        and before.islower()
    ):
        return True
    return bool(following["open"].strip()) or (word.lower() in _usual_first_words() and not following["stop"])


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans in quotation marks; one left open (a quotation that goes on in the next paragraph) reaches the end."""
    spans = [match.span() for match in _SINGLE_QUOTES.finditer(text, start, end)]
    opened = -1
    for match in _DOUBLE_MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        opens = mark in "“«" or (mark == '"' and opened < 0)
        if opens and opened < 0:
            opened = at
        elif not opens and opened >= 0:
            spans.append((opened, at + 1))
            opened = -1
    if opened >= 0:
        spans.append((opened, end))
    return spans


def _is_capitals(sentence: str) -> bool:
    return sentence.isupper() and sentence[-1] not in ".!" and len(sentence) > 3 and len(sentence.split()) <= 12


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


@cache
def _abbreviations() -> dict[str, str]:
    return {row["abbreviation"]: row["kind"] for row in _rows() if row["kind"] != "start"}


@cache
def _usual_first_words() -> frozenset[str]:
    return frozenset(row["abbreviation"] for row in _rows() if row["kind"] == "start")


def _rows() -> list[dict[str, str]]:
    return read_table("coding/lexicon/abbreviations.tsv")
