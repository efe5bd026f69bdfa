"""Which act of its sentence a time or a place belongs to, and where an act took place.

Places come from `ingest.coding.places`; here they are attached to the act whose clause they stand in. When an act took
place is read in `ingest.coding.dating`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding import grammar
from ingest.coding.model import Place
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

LEAVING = frozenset(
    {"withdraw", "pull", "evacuate", "expel", "deport", "remove", "oust", "free", "recall", "bar", "ban"}
)
BLOCKING = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp"})
REMOTE = 20  # steps that a date told of a neighbouring clause counts as farther
LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "from", "into", "on", "over", "of", "to"}
)


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the words at character offsets `start:end` of the sentence."""
    return doc.head_at(start, end)


def clause_distance(word: Token, trigger: Token) -> int | None:
    """Steps in the tree between a circumstance and the act it may belong to; None when a clause border parts them.

    A circumstance of the governing clause holds for what is told in participles and complements of it, but that of a
    verb of saying does not hold for what is said, nor that of a relative clause for what lies outside it.
    """
    up: dict[int, int] = {trigger.i: 0}
    for steps, (child, parent) in enumerate(grammar.ancestors(trigger), 1):
        if child.dep_ == "ccomp" and parent.lemma_ in words("speech"):
            break
        if child.dep_ == "relcl" and not any(c.lower_ == "when" for c in child.children):
            break
        up[parent.i] = steps
        if child.dep_ in {"relcl", "acl"}:
            break
    if word.i in up:
        return up[word.i]
    penalty = 0
    for steps, (child, parent) in enumerate(grammar.ancestors(word), 1):
        if child.dep_ in BLOCKING and child.i != trigger.i:
            if parent.i != trigger.i or not _dates_its_head(child):
                return None
            penalty = REMOTE if child.dep_ == "advcl" else 0
        if child.dep_ == "conj" and grammar.is_verb(child) and up.get(parent.i, 0) > 1:
            return None  # a sister clause's time is not that of things named in this one
        if parent.i in up:
            return steps + 2 * up[parent.i] + penalty
    return None


def _dates_its_head(clause: Token) -> bool:
    """Whether the clause's date is its head's too: "the ban, passed in May"."""
    if clause.dep_ in {"acl", "relcl"}:
        return clause.lemma_ in words("support")
    return clause.dep_ == "advcl" and any(c.lower_ in {"after", "when", "as", "once"} for c in clause.children)


def find_place(doc: Doc, trigger: Token, places: Sequence[Place]) -> Place | None:
    """The place the act's clause names after a preposition of place, nearest in the tree first."""
    best: tuple[int, int, Place] | None = None
    for place in places:
        word = token_at(doc, place.start, place.end)
        if word is None or word.dep_ not in {"pobj", "conj", "appos"} or not _is_locative(word, trigger):
            continue
        steps = clause_distance(word, trigger)
        if steps is not None:
            key = (steps, abs(word.i - trigger.i), place)
            best = key if best is None or key[:2] < best[:2] else best
    return best[2] if best else None


def _is_locative(word: Token, trigger: Token) -> bool:
    """Whether a preposition puts something at the place; that people are from it does not put the act there."""
    while word.dep_ in {"conj", "appos"}:
        word = word.head
    preposition = word.head
    if preposition.pos_ != "ADP" or preposition.lower_ not in LOCATIVE:
        return False
    if preposition.lower_ != "from" or trigger.lemma_ in LEAVING:
        return True
    return preposition.head.i == trigger.i or preposition.head.pos_ not in {"NOUN", "PROPN"}
