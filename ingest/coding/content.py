"""Which acts are only what another act of their sentence is about: what is promised, condemned, lifted or pardoned.

Such an act is not told for itself, so it makes no event of its own. Acts that only tell the same are merged elsewhere
(`ingest.coding.merging`).
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding import grammar
from ingest.coding.acts import Act
from ingest.coding.status import FACTUAL
from ingest.coding.syntax import words
from ingest.coding.tree import Token

FRAME_TYPES = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE"})
LIFTING_TYPES = FRAME_TYPES | {"RETREAT"}
ABOUT_TYPES = FRAME_TYPES | {"ACCUSE", "CONSULT", "SANCTION", "SUPPORT"}
WITHIN = frozenset({"dobj", "pobj", "prep", "conj", "compound", "nmod"})  # links inside an argument
WHEN = frozenset({"after", "amid", "before", "despite", "during", "following", "since", "until"})
BESIDE = frozenset({"although", "as", "because", "since", "though", "whereas", "while"})
OCCASIONS = {"CONSULT": frozenset({"at", "in"}), "REQUEST": frozenset({"at"})}  # prepositions of what led to an act
REACH = 4  # links between a noun and the act whose argument it stands in
UNREAL = frozenset({"planned", "hypothetical", "denied"})


def frame_of(act: Act, acts: Sequence[Act]) -> Act | None:
    """The act of the sentence that tells this one with itself, if any."""
    others = {other.head.i: other for other in acts if other is not act}
    return _lifter(act, others) or _promiser(act, others) or _judge(act, others) or _identified(act, others)


def _lifter(act: Act, others: dict[int, Act]) -> Act | None:
    """The act that lifts, asks for or turns down a measure: "lifted the *blockade*"."""
    if act.head.lemma_.lower() not in words("measure") or act.head.dep_ not in {"dobj", "nsubjpass"}:
        return None
    other = others.get(act.head.head.i)
    return other if other is not None and other.event_type in LIFTING_TYPES else None


def _promiser(act: Act, others: dict[int, Act]) -> Act | None:
    """The act that promises, asks, threatens or refuses one that has not been done: "vowed to *attack*"."""
    if act.reading.status in FACTUAL:
        return None
    for child, parent in grammar.ancestors(act.head):
        other = others.get(parent.i)
        is_beside = child.dep_ == "conj" and grammar.is_verb(child)  # "praised the bloc and *offered* support"
        if other is not None and not is_beside and (other.event_type in FRAME_TYPES or act.reading.status in UNREAL):
            return other if child.dep_ != "ccomp" or act.reading.status != "denied" else None
        if child.dep_ in {"relcl", "nsubj", "nsubjpass"} or _stands_alone(child):
            return None
    return None


def _stands_alone(clause: Token) -> bool:
    """Whether an adverbial clause has a doer of its own, so that it tells something beside: "although he *refused*"."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    return clause.dep_ == "advcl" and bool(marks & BESIDE) and any(c.dep_ in grammar.SUBJECTS for c in clause.children)


def _judge(act: Act, others: dict[int, Act]) -> Act | None:
    """The speech or sanction that a noun act is the matter of: "condemned the *attack*", "talks on a *ceasefire*"."""
    if grammar.is_verb(act.head):
        return None
    for links, (child, parent) in enumerate(grammar.ancestors(act.head), 1):
        if _is_reason(child, parent):
            return None
        if links > REACH or child.dep_ not in WITHIN or child.lower_ in WHEN or _is_occasion(act, child):
            return None
        other = others.get(parent.i)
        if other is not None:
            return other if other.event_type in ABOUT_TYPES and other.event_type != act.event_type else None
    return None


def _is_occasion(act: Act, link: Token) -> bool:
    """Whether it only led to the other: "thanked him *in* a telephone call", "met *at* his request"."""
    return link.dep_ == "prep" and link.lower_ in OCCASIONS.get(act.event_type, frozenset())


def _is_reason(link: Token, verb: Token) -> bool:
    """Whether somebody is blamed, thanked or criticised for what was done: "blamed Syria *for* the murder"."""
    return link.dep_ == "prep" and link.lower_ == "for" and verb.lemma_ in words("reaction")


def _identified(act: Act, others: dict[int, Act]) -> Act | None:
    """The release or demand that a participle without a doer tells the object of: "freed men *jailed* last year"."""
    verb = act.head
    if act.sources or not grammar.is_verb(verb) or verb.dep_ not in {"acl", "relcl"} or not grammar.is_passive(verb):
        return None
    noun = verb.head
    if noun.dep_ == "nsubj":
        return None  # he who demands or releases: "the leader, *jailed* last year, urged his men to go home"
    found = next((others[parent.i] for _, parent in grammar.ancestors(noun) if parent.i in others), None)
    return found if found is not None and found.event_type in LIFTING_TYPES else None
