"""What the words that govern an act make of it: "refused to sign", "a plan to attack", "is to meet".

The words are in lexicon/operators.tsv. An act's own form is read in `ingest.coding.mood`, the chain of governing words
in `ingest.coding.status`.
"""

from __future__ import annotations

from ingest.coding import grammar
from ingest.coding.model import Status
from ingest.coding.mood import PRESUPPOSING, is_condition, is_infinitive, operators, own_status, verb_status
from ingest.coding.syntax import words
from ingest.coding.tree import Token

ENDING = frozenset({"stop", "halt", "oppose", "block", "resist", "dismiss"})
EXCLUDING = frozenset({"rule", "exclude"})  # what they do not do leaves open whether it will be done
TAKEN = frozenset({"decision", "move", "vote", "ruling", "step"})  # nouns whose infinitive tells what was done
AHEAD = frozenset({"planned", "called_for", "hypothetical"})
UNGOVERNED = frozenset({"relcl", "nsubj", "nsubjpass", "conj", "prep", "dep"})
POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a"}
FACTS = PRESUPPOSING | {"over", "by", "until"}  # prepositions whose object is taken for granted


def governed_status(child: Token, parent: Token, nominal: bool) -> Status | None:
    """What `parent` makes of the act in its complement `child`; None when nothing.

    `nominal` tells that `child` is no verb.
    """
    if nominal and child.dep_ == "nsubj":
        return _of_happening(parent)
    if nominal and _is_said_not_to_be(child, parent):
        return "denied"
    if is_content(child):
        return _of_content(child, parent)
    if child.dep_ in {"advcl", "acl"} and not is_infinitive(child):
        return "hypothetical" if child.dep_ == "advcl" and is_condition(child) else None
    is_free = child.dep_ in UNGOVERNED and not (nominal and child.dep_ == "nsubjpass")
    return None if is_free else _of_word(child, parent, nominal)


def _of_word(child: Token, parent: Token, nominal: bool) -> Status | None:
    word = parent.head if parent.pos_ == "ADP" else parent
    status = _operator(word, child)
    if status is not None:
        return _of_operator(status, word, child)
    if grammar.is_verb(parent):
        return _of_verb(child, parent, nominal)
    return "planned" if child.dep_ == "acl" and parent.lemma_ not in TAKEN else None


def _is_said_not_to_be(child: Token, verb: Token) -> bool:
    """Whether the act is what something is not: "this was no *coup*", "he was not under *arrest*"."""
    is_predicate = child.dep_ == "attr" or (child.dep_ == "prep" and child.lower_ == "under")
    return is_predicate and verb.lemma_ == "be" and grammar.is_negated(verb)


def is_content(clause: Token) -> bool:
    """Whether a finite clause says what a noun is about: "the demand that Syria *withdraw*"."""
    return clause.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def is_spliced(child: Token, parent: Token) -> bool:
    """Whether the two are sentences of their own, joined by a semicolon or colon that the parser took for a link."""
    if child.dep_ not in {"ccomp", "parataxis", "conj", "advcl"} or not grammar.is_verb(parent):
        return False
    first, last = sorted((child.i, parent.i))
    return any(token.text in {";", ":"} and token.head.i in {first, last} for token in child.doc[first:last])


def is_taken_for_granted(child: Token, parent: Token) -> bool:
    """Whether the act stands after a preposition that only a fact can follow: "halts convoys after a *strike*"."""
    return child.dep_ in {"pobj", "pcomp"} and parent.lower_ in FACTS


def _operator(word: Token, child: Token) -> Status | None:
    """The status that a word gives to its complement; "vi" are verbs that do so to infinitives and with "for" only."""
    pos, lemma = POS.get(word.pos_, ""), word.lemma_.lower()
    status = operators().get((pos, lemma))
    if status is None and pos == "v" and (is_infinitive(child) or child.head.lower_ == "for"):
        status = operators().get(("vi", lemma))
    return status


def _of_happening(verb: Token) -> Status | None:
    """What the verb tells of the act that is its subject: "talks will resume", "talks are under way"."""
    if verb.lemma_ in words("happening"):
        own = verb_status(verb, False)
        return own if own in AHEAD or verb.tag_ == "VBG" else None
    if verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}:
        said = {c.lower_ for c in verb.children if c.dep_ in {"acomp", "advmod", "prep"}}
        if said & {"underway", "under"} and {"underway", "way"} & {t.lower_ for t in verb.subtree}:
            return "ongoing"
    return None


def _of_content(child: Token, noun: Token) -> Status | None:
    """What a noun makes of the clause that tells its content; what is told in the past is told as a fact."""
    return None if child.tag_ in {"VBD", "VBN"} else operators().get(("n", noun.lemma_.lower()))


def _of_verb(child: Token, verb: Token, nominal: bool) -> Status | None:
    """What a verb that is no operator passes on: its own status to its light object or infinitive."""
    if nominal and verb.lemma_ in words("support"):
        own: Status = own_status(verb, False)
        return own if own != "ongoing" or verb.tag_ == "VBG" else None
    if child.dep_ in {"xcomp", "ccomp"} and grammar.is_negated(verb):
        return "denied"
    if child.dep_ == "xcomp":
        return "planned" if verb.lemma_ == "be" and is_infinitive(child) else verb_status(verb, True)
    return "planned" if child.dep_ == "advcl" else None


def _of_operator(status: Status, word: Token, child: Token) -> Status | None:
    if child.dep_ == "dobj" and word.lemma_ in ENDING:
        return None  # what is stopped has been going on
    if status == "denied" and grammar.is_negated(word):  # "did not deny that", "never failed to": the two cancel out
        return "hypothetical" if word.lemma_ in EXCLUDING else None
    told_as_fact = child.dep_ == "ccomp" and child.tag_ in {"VBD", "VBN"} and not is_infinitive(child)
    if told_as_fact and status in {"planned", "hypothetical"}:
        return None  # "agreed that it had attacked", "warned that rebels took the town"
    return status
