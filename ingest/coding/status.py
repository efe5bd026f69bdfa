"""Whether an act took place: its status from negation, tense, modals, conditionals and the words that govern it.

Also who vouches for it, as far as the sentence's clauses tell; quotation marks and dates are read elsewhere
(`ingest.coding.speech`, `ingest.coding.dating`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from ingest.coding import grammar
from ingest.coding.model import Status
from ingest.coding.syntax import words
from ingest.coding.tree import Token

MODALS: dict[str, Status] = {
    "will": "planned",
    "shall": "planned",
    "'ll": "planned",
    "’ll": "planned",
    "wo": "planned",
    "would": "hypothetical",
    "'d": "hypothetical",
    "could": "hypothetical",
    "may": "hypothetical",
    "might": "hypothetical",
    "can": "hypothetical",
    "ca": "hypothetical",
    "should": "called_for",
    "must": "called_for",
    "ought": "called_for",
}
WILL = frozenset({"will", "wo", "would", "shall", "'ll", "’ll", "'d"})
ENDING = frozenset({"stop", "halt", "oppose", "block", "resist", "dismiss"})
TAKEN = frozenset({"decision", "move", "vote", "ruling", "step"})  # nouns whose infinitive tells what was done
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
FACTUAL: tuple[Status, Status] = ("occurred", "ongoing")
AHEAD = frozenset({"planned", "called_for", "hypothetical"})
UNGOVERNED = frozenset({"relcl", "nsubj", "nsubjpass", "conj", "prep"})
POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a"}
NOMINAL_LINKS = frozenset({"dobj", "pobj", "prep", "nsubjpass", "attr", "conj", "compound", "nsubj", "pcomp"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of an act, and the subject of the verb of saying that governs it, None when none does."""

    status: Status
    sayer: Token | None = None


@cache
def _operators() -> dict[tuple[str, str], Status]:
    lines = files(__package__).joinpath("lexicon", "operators.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {(pos, lemma): cast(Status, status) for status, pos, lemmas in rows for lemma in lemmas.split()}


def read_status(trigger: Token, is_headline: bool) -> Reading:
    """The status of the act that `trigger` expresses, by its own form and then by each word that governs it."""
    if _is_refuted(trigger):
        return Reading("denied", _outermost_sayer(trigger))
    status = _own_status(trigger, is_headline)
    sayer: Token | None = None
    nominal = not grammar.is_verb(trigger)
    for child, parent in grammar.ancestors(trigger):
        if sayer is None and child.dep_ == "ccomp" and parent.lemma_ in words("speech"):
            sayer = next(iter(grammar.doers(parent)), None)
        if nominal and child.dep_ not in NOMINAL_LINKS and not grammar.is_verb(child):
            break
        governed = _governed_status(child, parent, nominal and not grammar.is_verb(child))
        if governed is not None and _outranks(governed, status):
            status = governed
        if not _passes(child):
            break
    return Reading(status, sayer or _later_sayer(trigger))


def is_purpose(trigger: Token) -> bool:
    """Whether the act is what another is done for, or what somebody is merely free to do."""
    for child, parent in grammar.ancestors(trigger):
        if child.dep_ == "advcl" and _is_infinitive(child) and parent.lemma_ not in _embedding():
            return True
        if child.dep_ in {"acl", "relcl"}:
            return child.dep_ == "acl" and parent.lemma_.lower() in words("ability")
        if child.dep_ not in {"conj", "xcomp", "dobj", "pobj", "prep"}:
            return False
    return False


@cache
def _embedding() -> frozenset[str]:
    return frozenset(lemma for pos, lemma in _operators() if pos == "v") | words("object_control")


def _is_refuted(trigger: Token) -> bool:
    """Whether the act is the content of news said to be untrue: "there is no truth to reports that …"."""
    for _, parent in grammar.ancestors(trigger):
        if parent.lemma_.lower() in words("evidence") and grammar.is_negated(parent):
            return True
        if parent.pos_ == "ADJ" and _operators().get(("a", parent.lower_)) == "denied":
            return True
    return False


def _later_sayer(trigger: Token) -> Token | None:
    """The sayer further up, across relative and adverbial clauses."""
    for child, parent in grammar.ancestors(trigger):
        if child.dep_ in {"ccomp", "parataxis"} and parent.lemma_ in words("speech"):
            return next(iter(grammar.doers(parent)), None)
    return None


def _outermost_sayer(trigger: Token) -> Token | None:
    """Who refutes: the subject of the highest verb of saying over the act."""
    above = [
        p for c, p in grammar.ancestors(trigger) if c.dep_ in {"ccomp", "parataxis"} and p.lemma_ in words("speech")
    ]
    return next(iter(grammar.doers(above[-1])), None) if above else None


def _outranks(outer: Status, inner: Status) -> bool:
    if inner in FACTUAL:
        return outer not in FACTUAL or (outer == "ongoing" and inner == "occurred")
    return outer == "denied" and inner in {"planned", "called_for"}


def _own_status(trigger: Token, is_headline: bool) -> Status:
    if grammar.is_negated(trigger) and not _until(trigger):
        return "denied"
    if not grammar.is_verb(trigger):
        return _noun_status(trigger)
    return _verb_status(trigger, is_headline)


def _noun_status(noun: Token) -> Status:
    for child in noun.children:
        if child.dep_ in {"amod", "advmod", "acomp"}:
            status = _operators().get(("a", child.lower_))
            if status is not None:
                return status
    lemma = noun.lemma_.lower()
    if lemma in words("lasting") and not _is_told_as_done(noun):
        return "ongoing"
    return "ongoing" if lemma in words("durative") and _is_told_in_present(noun) else "occurred"


def _is_told_as_done(noun: Token) -> bool:
    """Whether the noun is the object of a past verb ("launched an offensive") or comes after "after"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"after", "since", "before", "following"}:
        return True
    if noun.dep_ in {"dobj", "nsubjpass"} and grammar.is_verb(noun.head):
        return _verb_status(noun.head, False) != "ongoing" and "has" not in {c.lower_ for c in noun.head.children}
    return any(c.dep_ in {"relcl", "acl"} and c.tag_ in {"VBD", "VBN"} for c in noun.children)


def _until(verb: Token) -> bool:
    """Whether "until" undoes the negation: "did not search the house until October" tells of a search."""
    if any(child.lower_ in MODALS for child in verb.children):
        return False
    return any(child.lower_ == "until" for child in verb.subtree if child.dep_ in {"prep", "mark"} and child.i > verb.i)


def is_unwilling(verb: Token) -> bool:
    """Whether a clause says that somebody will not do something: "would not sign", "will never accept"."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return grammar.is_negated(verb) and bool(auxiliaries & WILL) and "have" not in auxiliaries


def _is_told_in_present(noun: Token) -> bool:
    """Whether the clause around the noun is in the present or present perfect."""
    for _, parent in grammar.ancestors(noun):
        if grammar.is_verb(parent) and parent.tag_ not in {"VBG", "VB"}:
            finite = [parent, *(c for c in parent.children if c.dep_ in {"aux", "auxpass"})]
            return any(t.tag_ in {"VBZ", "VBP", "MD"} for t in finite)
    return False


def _verb_status(verb: Token, is_headline: bool) -> Status:
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    lower = {c.lower_ for c in auxiliaries}
    if not auxiliaries and _shares_auxiliaries(verb):
        return "denied" if grammar.is_negated(verb.head) else _verb_status(verb.head, is_headline)
    for auxiliary in auxiliaries:
        if auxiliary.lower_ in MODALS:
            return _modal(auxiliary, verb)
    if "to" in lower and verb.dep_ == "ROOT":
        return "planned"
    if _is_condition(verb):
        return "hypothetical"
    return "ongoing" if _is_present(verb, lower, is_headline) else "occurred"


def _shares_auxiliaries(verb: Token) -> bool:
    """Whether a coordinated verb stands under its sister's auxiliaries: "will meet and discuss"."""
    if verb.dep_ != "conj" or any(c.dep_ in grammar.SUBJECTS for c in verb.children):
        return False
    return grammar.is_verb(verb.head) and verb.head.tag_ == verb.tag_


def _modal(auxiliary: Token, verb: Token) -> Status:
    """The status a modal gives; "would" in a report of the past is the reporter's "will"."""
    if (
        auxiliary.lower_ in {"would", "'d"}
        and verb.dep_ == "ccomp"
        and not any(c.lower_ == "have" for c in verb.children)
    ):
        return "planned"
    return MODALS[auxiliary.lower_]


def _is_condition(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in verb.children)


def _is_present(verb: Token, auxiliaries: set[str], is_headline: bool) -> bool:
    if is_headline:
        return False
    if verb.tag_ == "VBG":
        return bool(auxiliaries & {"is", "are", "'s", "’s", "am", "'re", "’re", "been", "'m"})
    return verb.tag_ in {"VBZ", "VBP"}


def _governed_status(child: Token, parent: Token, nominal: bool) -> Status | None:
    """What `parent` makes of the act in its complement `child`; None when nothing."""
    if nominal and child.dep_ == "nsubj" and parent.lemma_ in words("happening"):
        own = _verb_status(parent, False)
        return own if own in AHEAD else None
    if child.dep_ in UNGOVERNED and not (nominal and child.dep_ == "nsubjpass"):
        return None
    if child.dep_ in {"advcl", "acl"} and not _is_infinitive(child):
        return "hypothetical" if child.dep_ == "advcl" and _is_condition(child) else None
    word = parent.head if parent.pos_ == "ADP" else parent
    status = _operators().get((POS.get(word.pos_, ""), word.lemma_.lower()))
    if status is not None:
        return _of_operator(status, word, child)
    if grammar.is_verb(parent):
        return _of_verb(child, parent, nominal)
    return "planned" if child.dep_ == "acl" and parent.lemma_ not in TAKEN else None


def _of_verb(child: Token, verb: Token, nominal: bool) -> Status | None:
    """What a verb that is no operator passes on: its own status to its light object or infinitive."""
    if nominal and verb.lemma_ in words("support"):
        own: Status = "denied" if grammar.is_negated(verb) else _verb_status(verb, False)
        return own if own != "ongoing" or verb.tag_ == "VBG" else None
    if child.dep_ in {"xcomp", "ccomp"} and grammar.is_negated(verb):
        return "denied"
    if child.dep_ == "xcomp":
        return _verb_status(verb, True)
    return "planned" if child.dep_ == "advcl" else None


def _of_operator(status: Status, word: Token, child: Token) -> Status | None:
    if child.dep_ == "dobj" and word.lemma_ in ENDING:
        return None  # what is stopped has been going on
    if status == "denied" and grammar.is_negated(word):
        return None  # "did not deny that", "never failed to": the two cancel out
    told_as_fact = child.dep_ == "ccomp" and child.tag_ in {"VBD", "VBN"} and not _is_infinitive(child)
    if told_as_fact and status in {"planned", "hypothetical"}:
        return None  # "agreed that it had attacked", "warned that rebels took the town"
    return status


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _passes(child: Token) -> bool:
    """Whether words above the clause can still govern the act."""
    if child.dep_ in {"relcl", "nsubj", "nsubjpass", "csubj"}:
        return False
    return not (child.dep_ in {"advcl", "acl"} and not _is_infinitive(child))
