"""Quotations of an article and who speaks them; also "according to" phrases.

Quotation marks are paired over the text, so a quotation may span sentences. The speaker is the subject of the verb of
saying nearest to the quotation; a quotation without one, right after another, has the same speaker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.coding import grammar
from ingest.coding.model import Party, Quote, Sentence
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

Resolve = Callable[[int, Token], list[Party]]

_MARK = re.compile(r"[“”\"«»]|(?<![\w.,!?…])[‘'](?=\w)|(?P<closing>(?<=[\w.,!?…])[’'](?!\w))")
_OPENERS = {"“": "”", '"': '"', "«": "»", "‘": "’", "'": "'"}
LONGEST = 2000  # characters; a quotation that seems longer has lost its closing mark
SPOKEN = 3  # words from which on quoted words are somebody's speech rather than a term


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets of quoted words without their marks, in the title or the text."""

    start: int
    end: int
    in_title: bool


def find_quotations(sentences: Sequence[Sentence]) -> list[Quotation]:
    """Quoted stretches in order; one without closing mark reaches to the end of its paragraph."""
    found: list[Quotation] = []
    open_at, closer, paragraph = -1, "", -2
    last_end = 0
    for sentence in sentences:
        if open_at >= 0 and sentence.paragraph != paragraph:
            found.append(Quotation(open_at, last_end, paragraph == -1))
            open_at = -1
        for match in _MARK.finditer(sentence.text):
            at = sentence.start + match.start()
            if open_at < 0 and match.group() in _OPENERS and not match["closing"]:  # else: "the workers' party"
                open_at, closer, paragraph = at + 1, _OPENERS[match.group()], sentence.paragraph
            elif open_at >= 0 and match.group() in {closer, {"’": "'", "'": "’"}.get(closer, closer)}:
                found.append(Quotation(open_at, at, sentence.in_title))
                open_at = -1
        last_end = sentence.end
        if open_at >= 0 and last_end - open_at > LONGEST:
            open_at = -1
    if open_at >= 0 and paragraph != -1:
        found.append(Quotation(open_at, last_end, False))
    return [q for q in found if q.end > q.start]


def read_quotes(sentences: Sequence[Sentence], docs: Sequence[Doc | None], resolve: Resolve) -> list[Quote]:
    """The quotes of an article with their speakers; text and offsets of each are cut at sentence borders."""
    quotations = find_quotations(sentences)
    quotes: list[Quote] = []
    previous: Party | None = None
    for at, quotation in enumerate(quotations):
        spanned = [s for s in sentences if s.in_title == quotation.in_title and _overlap(s, quotation)]
        if not spanned:
            continue
        speaker = _speaker(spanned, sentences, docs, quotations, resolve)
        if speaker is None and at and _follows(quotations[at - 1], quotation, sentences):
            speaker = previous
        for sentence in spanned:
            start, end = max(sentence.start, quotation.start), min(sentence.end, quotation.end)
            text = sentence.text[start - sentence.start : end - sentence.start]
            if text.strip():
                quotes.append(Quote(sentence.index, start, end, text, speaker))
        previous = speaker
    return quotes


def _overlap(sentence: Sentence, quotation: Quotation) -> bool:
    return sentence.start < quotation.end and quotation.start < sentence.end


def _follows(before: Quotation, after: Quotation, sentences: Sequence[Sentence]) -> bool:
    """Whether `after` goes on where `before` stopped, with at most one sentence between."""
    if before.in_title != after.in_title or after.end - after.start < 20:
        return False
    between = [s for s in sentences if s.in_title == after.in_title and before.end < s.start and s.end < after.start]
    return len(between) <= 1


def _speaker(
    spanned: Sequence[Sentence],
    sentences: Sequence[Sentence],
    docs: Sequence[Doc | None],
    quotations: Sequence[Quotation],
    resolve: Resolve,
) -> Party | None:
    """Who speaks, from a verb of saying outside quotation marks in the same sentences or the next one."""
    following = spanned[-1].index + 1
    order = [*reversed(spanned), *(s for s in sentences[following : following + 1] if _is_tag(s))]
    for sentence in order:
        doc = docs[sentence.index]
        if doc is None:
            continue
        for verb in doc:
            if verb.lemma_ in words("speech") and grammar.is_verb(verb) and not is_quoted(verb, sentence, quotations):
                for subject in grammar.doers(verb):
                    if not is_quoted(subject, sentence, quotations):
                        party = next(iter(resolve(sentence.index, subject)), None)
                        if party is not None:
                            return party
    return None


def _is_tag(sentence: Sentence) -> bool:
    """A short sentence such as "he wrote on Monday." that the splitter cut from its quotation."""
    return len(sentence.text.split()) <= 8


def is_quoted(token: Token, sentence: Sentence, quotations: Sequence[Quotation]) -> bool:
    """Whether the token stands inside quotation marks."""
    at = sentence.start + token.idx
    return any(q.in_title == sentence.in_title and q.start <= at < q.end for q in quotations)


def speech_around(token: Token, sentence: Sentence, quotes: Sequence[Quote]) -> Quote | None:
    """The quote of more than a few words that the token stands in."""
    at = sentence.start + token.idx
    for quote in quotes:
        if quote.sentence_index == sentence.index and quote.start <= at < quote.end:
            return quote if len(quote.text.split()) >= SPOKEN else None
    return None


def source_phrase(doc: Doc, head: Token) -> list[Token]:
    """Heads of the noun phrases after "according to" in the act's clause.

    The phrase does not vouch for what stands in it, nor for a sister clause that comes after it.
    """
    for token in doc[:-1]:
        if token.lower_ == "according" and token.nbor(1).lower_ == "to":
            preposition = token.nbor(1)
            if preposition.is_ancestor(head) or _is_later_sister(head, token):
                return []
            return [t for c in preposition.children if c.dep_ == "pobj" for t in grammar.coordinated(c)]
    return []


def _is_later_sister(head: Token, phrase: Token) -> bool:
    """Whether the act's clause begins after the phrase and is joined to the phrase's clause by "and"."""
    clause = head
    while clause.head is not clause and not (clause.dep_ == "conj" and grammar.is_verb(clause)):
        clause = clause.head
    return clause.dep_ == "conj" and clause.left_edge.i > phrase.i and not clause.is_ancestor(phrase)
