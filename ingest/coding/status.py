"""Whether an act took place: its status from negation, tense, modals, conditionals and the words that govern it.

Also who vouches for it, as far as the sentence's clauses tell; quotation marks and dates are read elsewhere
(`ingest.coding.speech`, `ingest.coding.dating`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.coding import grammar
from ingest.coding.governing import governed_status, is_content, is_spliced, is_taken_for_granted
from ingest.coding.model import Status
from ingest.coding.mood import is_infinitive, operators, own_status
from ingest.coding.syntax import words
from ingest.coding.tree import Token

WILL = frozenset({"will", "wo", "would", "shall", "'ll", "’ll", "'d"})
FACTUAL: tuple[Status, Status] = ("occurred", "ongoing")
NOMINAL_LINKS = frozenset({"dobj", "pobj", "prep", "nsubjpass", "attr", "conj", "compound", "nsubj", "pcomp"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an act, and the subject of the verb of saying that governs it, None when none does."""

    status: Status
    sayer: Token | None = None


def read_status(trigger: Token, is_headline: bool) -> Reading:
    """The status of the act that `trigger` expresses, by its own form and then by each word that governs it."""
    if _is_refuted(trigger):
        return Reading("denied", _outermost_sayer(trigger))
    status = own_status(trigger, is_headline)
    sayer: Token | None = None
    nominal = not grammar.is_verb(trigger)
    for child, parent in _governors(trigger):
        if sayer is None and child.dep_ == "ccomp" and parent.lemma_ in words("speech"):
            sayer = next(iter(grammar.doers(parent)), None)
        if nominal and child.dep_ not in NOMINAL_LINKS and not grammar.is_verb(child):
            break
        if is_taken_for_granted(child, parent) or _is_of_denier(child, parent):
            break
        governed = governed_status(child, parent, nominal and not grammar.is_verb(child))
        if governed is not None and _outranks(governed, status):
            status = governed
        if not _passes(child):
            break
    return Reading(status, sayer or _later_sayer(trigger))


def _is_of_denier(verb: Token, first: Token) -> bool:
    """Whether who denies goes on to speak in his own tense: "denies that it backs them and *calls* the ban illegal"."""
    denier = first.head
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or verb.lemma_ not in words("pronouncement"):
        return False
    if operators().get(("v", denier.lemma_)) != "denied" or any(c.dep_ in grammar.SUBJECTS for c in verb.children):
        return False
    return verb.tag_ == denier.tag_ and verb.tag_ in {"VBD", "VBZ", "VBP"}


def is_purpose(trigger: Token) -> bool:
    """Whether the act is what another is done for, or what somebody is merely free to do."""
    for child, parent in grammar.ancestors(trigger):
        if child.dep_ == "advcl" and is_infinitive(child) and parent.lemma_ not in _embedding():
            return True
        if child.dep_ in {"acl", "relcl"}:
            return child.dep_ == "acl" and parent.lemma_.lower() in words("ability")
        if child.dep_ not in {"conj", "xcomp", "dobj", "pobj", "prep"}:
            return False
    return False


def is_unwilling(verb: Token) -> bool:
    """Whether a clause says that somebody will not do something: "would not sign", "will never accept"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return grammar.is_negated(verb) and bool(auxiliaries & WILL) and "have" not in auxiliaries


def is_intent(verb: Token) -> bool:
    """Whether the verb makes a plan or a wish of the act its object names: "plan a strike"."""
    return grammar.is_verb(verb) and operators().get(("v", verb.lemma_)) in {"planned", "hypothetical"}


@cache
def _embedding() -> frozenset[str]:
    return frozenset(lemma for pos, lemma in operators() if pos in {"v", "vi"}) | words("object_control")


def _governors(trigger: Token) -> Iterator[tuple[Token, Token]]:
    """Pairs (child, parent) from the act up to the border of its sentence."""
    for child, parent in grammar.ancestors(trigger):
        if is_spliced(child, parent):
            return
        yield child, parent


def _is_refuted(trigger: Token) -> bool:
    """Whether the act is the content of news said to be untrue: "no truth to reports that …", "denied claims that"."""
    last = [g for c in trigger.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    if any(child.dep_ == "relcl" and child.lemma_ == "deny" for word in (trigger, *last) for child in word.children):
        return True  # "reports of an attack, which the army denied", "was under arrest, which Iran denied"
    content = False
    for child, parent in _governors(trigger):
        if parent.lemma_.lower() in words("evidence") and grammar.is_negated(parent):
            return True
        if parent.pos_ == "ADJ" and operators().get(("a", parent.lower_)) == "denied":
            return True
        content = content or is_content(child)
        if content and child.dep_ in {"dobj", "nsubjpass"} and grammar.is_verb(parent):
            return operators().get(("v", parent.lemma_)) == "denied" and not grammar.is_negated(parent)
    return False


def _later_sayer(trigger: Token) -> Token | None:
    """The sayer further up, across clauses that tell a person or thing apart, or the one named beside the clause."""
    for child, parent in _governors(trigger):
        if child.dep_ in {"ccomp", "parataxis"} and parent.lemma_ in words("speech"):
            return next(iter(grammar.doers(parent)), None)
        if child.dep_ == "relcl" and child.doc[child.left_edge.i - 1].text == ",":
            return None  # what is added after a comma is the outlet's own
    return _sayer_beside(trigger)


def _sayer_beside(trigger: Token) -> Token | None:
    """The subject of a verb of saying that stands beside the act's clause: "five men were held, the army *said*"."""
    for token in (trigger, *(parent for _, parent in _governors(trigger))):
        for verb in token.children:
            is_saying = verb.dep_ == "parataxis" and verb.lemma_ in words("speech") and not is_spliced(verb, token)
            if is_saying:
                return next(iter(grammar.doers(verb)), None)
    return None


def _outermost_sayer(trigger: Token) -> Token | None:
    """Who refutes: the subject of the highest verb of saying over the act."""
    above = [
        p for c, p in _governors(trigger) if c.dep_ in {"ccomp", "parataxis", "dobj"} and p.lemma_ in words("speech")
    ]
    return next(iter(grammar.doers(above[-1])), None) if above else None


def _outranks(outer: Status, inner: Status) -> bool:
    if inner in FACTUAL:
        return outer not in FACTUAL or (outer == "ongoing" and inner == "occurred")
    return outer == "denied" and inner in {"planned", "called_for"}


def _passes(child: Token) -> bool:
    """Whether words above the clause can still govern the act."""
    if child.dep_ in {"relcl", "nsubj", "nsubjpass", "csubj"}:
        return False
    return not (child.dep_ in {"advcl", "acl"} and not is_infinitive(child))
