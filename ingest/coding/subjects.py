"""Mends subjects that the parser took for something else: Mrs May for a verb, a minister for the end of a list.

Knows grammar only, no actors.
"""

from __future__ import annotations

from ingest.coding.grammar import SUBJECTS
from ingest.coding.syntax import words
from ingest.coding.tree import Token

GATHERING = {"meeting": "meet", "gathering": "gather"}
NOUNS = frozenset({"NOUN", "PROPN"})


def restore_subjects(token: Token) -> None:
    """Hang the words around the token anew where one of these mistakes was made."""
    if token.dep_ == "aux" and token.tag_ == "NNP":
        _take_name(token)
    if token.dep_ in {"acl", "conj"} and token.tag_ == "VBD":
        _take_last_of_list(token)
    if token.dep_ == "acl" and token.tag_ == "VBN" and token.head.lower_ == "those":
        _identify(token)
    if token.dep_ == "nsubj":
        _join_list(token)
        _free_participle(token)


def _take_name(name: Token) -> None:
    """Make "Mrs *May*" the subject of "asked that Mrs May come", where May was read as the verb."""
    title = next((c for c in name.head.lefts if c.dep_ in SUBJECTS and c.i == name.i - 1), None)
    if title is not None:
        name.dep_, title.dep_ = title.dep_, "compound"
        title.move(name)


def _take_last_of_list(verb: Token) -> None:
    """Make Ann Lee the subject of "he left the house and *Ann Lee* called for calm", not the end of a list.

    A finite verb right after a list needs a subject; what looks like one on a noun may be a participle, but of speech.
    """
    name = verb.nbor(-1) if verb.i else verb
    if name.dep_ != "conj" or name.pos_ not in NOUNS or name.head.pos_ == "PROPN" or name.head.i > verb.i:
        return
    if any(c.dep_ in SUBJECTS or c.i < name.i for c in verb.lefts):
        return
    if verb.dep_ == "acl" and verb.lemma_ not in words("pronouncement") | words("speech"):
        return
    governor = name.head
    while governor.pos_ not in {"VERB", "AUX"} and governor.head is not governor:
        governor = governor.head
    if governor.pos_ == "VERB" and governor is not verb:
        if verb.dep_ == "acl":
            verb.move(governor)
            verb.dep_ = "conj"
        name.move(verb)
        name.dep_ = "nsubj"


def _identify(verb: Token) -> None:
    """Let "among those arrested was *a writer*" tell of the writer what it tells of "those"."""
    preposition = verb.head.head
    copula = preposition.head
    if preposition.lower_ != "among" or copula.lemma_ != "be" or preposition.i > copula.i:
        return
    who = next((c for c in copula.children if c.dep_ in {"attr", *SUBJECTS} and c.i > copula.i), None)
    if who is not None:
        verb.move(who)


def _join_list(subject: Token) -> None:
    """Make Ann Lee the end of "talks between the unions and *Ann Lee* failed", not a second subject."""
    verb, first = subject.head, next((c for c in subject.head.lefts if c.dep_ == "nsubj"), None)
    if first is None or first is subject:
        return
    edge = subject.left_edge
    conjunction = edge.nbor(-1) if edge.i else edge
    if conjunction.dep_ != "cc" or not first.is_ancestor(conjunction):
        return
    if verb.i > subject.i and not any(c.dep_ == "conj" for c in conjunction.head.children):
        subject.move(conjunction.head)
        subject.dep_ = "conj"


def _free_participle(noun: Token) -> None:
    """Make ministers the subject of "*ministers* meeting in Rome agreed", where the parser made a kind of meeting."""
    who = noun.nbor(-1) if noun.i else noun
    if noun.lower_ not in GATHERING or who.dep_ != "compound" or who.tag_ != "NNS" or who.head is not noun:
        return
    before = noun.lefts
    if any(c.lower_ in {"a", "an", "this", "that"} for c in before) or noun.nbor().pos_ != "ADP":
        return
    who.move(noun.head)
    who.dep_ = noun.dep_
    for word in [c for c in before if c is not who]:
        word.move(who)
    noun.move(who)
    noun.dep_, noun.tag_, noun.pos_, noun.lemma_ = "acl", "VBG", "VERB", GATHERING[noun.lower_]
