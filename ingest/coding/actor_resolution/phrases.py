"""The base noun phrases of a sentence, from its spaCy parse or, when it was not parsed, from the surface."""

from __future__ import annotations

from ingest.coding.actor_resolution.lexicon import Lexicon
from ingest.coding.actor_resolution.segments import fuse_titles, join_named_bodies, match, share_titles
from ingest.coding.actor_resolution.view import Phrase, View
from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.actor_resolution.words import tokenise
from ingest.coding.model import Sentence
from ingest.coding.tree import Doc, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_PREMODIFIERS = frozenset(
    {"amod", "compound", "nmod", "poss", "det", "nummod", "quantmod", "predet", "advmod", "case", "punct"}
)


def view(sentence: Sentence, doc: Doc | None, lexicon: Lexicon) -> View:
    """Split a sentence, match it against the lexicon and find its noun phrases."""
    words = tokenise(sentence.text)
    seen = View(sentence, words, [""] * len(words), doc)
    if doc is not None:
        _align(seen)
    match(seen, lexicon)
    join_named_bodies(seen)
    fuse_titles(seen)
    share_titles(seen)
    seen.phrases = _parsed_phrases(seen) if doc is not None else _surface_phrases(seen)
    return seen


def _align(seen: View) -> None:
    """Tie each word to the token it begins in, and each token to its first word."""
    assert seen.doc is not None
    starts = [token.idx for token in seen.doc]
    at = 0
    for i, word in enumerate(seen.words):
        while at + 1 < len(starts) and starts[at + 1] <= word.start:
            at += 1
        if starts:
            token = seen.doc[at]
            is_participle = token.tag_.startswith("VB") and token.dep_ in ("amod", "compound")
            seen.tags[i] = "JJ" if is_participle else token.tag_
            seen.word_at.setdefault(at, i)


def _parsed_phrases(seen: View) -> list[Phrase]:
    assert seen.doc is not None
    phrases = []
    for token in seen.doc:
        if token.pos_ not in _HEADS and not (token.pos_ in _NOMINAL and token.dep_ in word_list("argument_relations")):
            continue
        if token.dep_ == "compound" and token.head.i > token.i:
            continue
        before = [child.left_edge for child in token.lefts if child.dep_ in _PREMODIFIERS]
        phrases.append(_phrase(seen, token, before[0] if before else token))
    return [p for p in phrases if p is not None]


def _phrase(seen: View, token: Token, left: Token) -> Phrase | None:
    root = seen.word_at.get(token.i)
    start = seen.word_at.get(left.i)
    if root is None or start is None or start > root:
        return None
    segment = seen.segment_at.get(root)
    end = segment.end if segment is not None else root + 1
    is_subject = token.dep_ in ("nsubj", "nsubjpass")
    return Phrase(start, end, root, is_subject, is_argument=is_subject or token.dep_ == "dobj")


def _surface_phrases(seen: View) -> list[Phrase]:
    """Runs of segments side by side, with possessive endings and articles between."""
    phrases: list[Phrase] = []
    for segment in seen.segments:
        last = phrases[-1] if phrases else None
        if last is not None and (
            segment.start == last.end or (seen.is_possessive(last.end) and segment.start == last.end + 1)
        ):
            last.end, last.root = segment.end, segment.end - 1
            continue
        start = segment.start
        while start > 0 and seen.key(start - 1) in word_list("determiners"):
            start -= 1
        phrases.append(Phrase(start, segment.end, segment.end - 1, is_subject=not phrases))
    for i, word in enumerate(seen.words):
        if word.text.lower() in word_list("pronouns"):
            phrases.append(Phrase(i, i + 1, i, is_subject=i == 0))
    return sorted(phrases, key=lambda p: p.start)
