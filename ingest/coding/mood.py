"""Whether an act took place by its own form: tense, auxiliaries, modals, negation; a noun's adjectives and verb.

What the words that govern it make of it is read in `ingest.coding.governing`.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from ingest.coding import grammar
from ingest.coding.model import Status
from ingest.coding.syntax import words
from ingest.coding.tree import Token
from ingest.tables import read_table

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
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
PRESENT = frozenset({"VBZ", "VBP", "MD"})
PRESUPPOSING = frozenset({"after", "since", "before", "following", "during", "amid", "despite"})
LAUNCHED_WITHIN = 5  # words
SCHEDULED = frozenset({"meet", "visit", "vote", "hold"})
NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
SPANS = frozenset({"over", "during", "for", "in"})  # "over the past month", "for weeks"
SPAN_UNITS = frozenset({"hour", "day", "night", "week", "month", "year", "decade"})


@cache
def operators() -> dict[tuple[str, str], Status]:
    """The words of lexicon/operators.tsv by part of speech and lemma, with the status they give."""
    rows = read_table("coding/lexicon/operators.tsv")
    return {(row["pos"], lemma): cast(Status, row["status"]) for row in rows for lemma in row["lemmas"].split()}


def own_status(trigger: Token, is_headline: bool) -> Status:
    """The status that the act's own words give it."""
    if (grammar.is_negated(trigger) or _is_of_nobody(trigger)) and not _until(trigger):
        return "denied"
    return verb_status(trigger, is_headline) if grammar.is_verb(trigger) else _noun_status(trigger)


def verb_status(verb: Token, is_headline: bool) -> Status:
    """The status by a verb's tense and auxiliaries; a headline's present tells of the past."""
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    lower = {c.lower_ for c in auxiliaries}
    if not auxiliaries and _shares_auxiliaries(verb):
        return "denied" if grammar.is_negated(verb.head) else verb_status(verb.head, is_headline)
    if is_condition(verb):
        return "hypothetical"
    for auxiliary in auxiliaries:
        if auxiliary.lower_ in MODALS:
            return _modal(auxiliary, verb)
    if "to" in lower and verb.dep_ == "ROOT":
        return "planned"
    if not is_headline and _is_scheduled(verb):
        return "planned"
    return "ongoing" if _is_present(verb, lower, is_headline) else "occurred"


def _is_scheduled(verb: Token) -> bool:
    """Whether the present tells what is set for a weekday: "parliament *meets* on Thursday"."""
    if verb.tag_ not in {"VBZ", "VBP"} or verb.lemma_ not in words("happening") | SCHEDULED:
        return False
    days = [c for c in verb.children if c.dep_ == "npadvmod"] + grammar.prepositional(verb, {"on"})
    return any(day.lower_ in words("weekday") for day in days)


def has_ceased(verb: Token) -> bool:
    """Whether what somebody did until now is told to be over: "they *no longer* recognise the king"."""
    return any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in verb.children)


def is_simple_present(verb: Token) -> bool:
    """Whether the verb itself is in the present, also where the parser took a plural's verb for an infinitive."""
    if verb.tag_ in {"VBZ", "VBP"}:
        return True
    is_bare = verb.tag_ == "VB" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return is_bare and verb.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in verb.children)


def is_condition(verb: Token) -> bool:
    """Whether the verb heads a clause of condition."""
    return any(c.dep_ == "mark" and c.lower_ in CONDITIONS for c in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before the verb."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _is_of_nobody(verb: Token) -> bool:
    """Whether nobody does, or undergoes, what the verb tells: "no protester was harmed", "killed nobody"."""
    if not grammar.is_verb(verb):
        return False
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            if child.lower_ in NOBODY or (child.lower_ == "one" and grammar.is_negated(child)):
                return True
            if any(c.dep_ in {"det", "preconj", "cc"} and c.lower_ in {"no", "neither"} for c in child.children):
                return True
    return False


def _until(verb: Token) -> bool:
    """Whether "until" undoes the negation: "did not search the house until October" tells of a search."""
    if any(child.lower_ in MODALS for child in verb.children):
        return False
    return any(child.lower_ == "until" for child in verb.subtree if child.dep_ in {"prep", "mark"} and child.i > verb.i)


def _noun_status(noun: Token) -> Status:
    for child in noun.children:
        if child.dep_ in {"amod", "advmod", "acomp"}:
            status = operators().get(("a", child.lower_))
            if status is not None:
                return status
    lemma = noun.lemma_.lower()
    if _is_told_as_done(noun):
        return "occurred"
    if lemma in words("lasting"):
        return "ongoing"
    lasts = _is_told_in_present(noun) or _is_told_to_last(noun)
    return "ongoing" if lemma in words("durative") and lasts else "occurred"


def _is_told_to_last(noun: Token) -> bool:
    """Whether a clause of its own says that it goes on: "protests that have grown since May"."""
    return any(c.dep_ == "relcl" and verb_status(c, False) == "ongoing" for c in noun.children)


def _is_told_as_done(noun: Token) -> bool:
    """Whether a past verb tells the noun ("launched an offensive", "the siege began") or "after" stands before it."""
    while noun.head.lower_ == "of" and noun.head.head.lemma_ in SPAN_UNITS:  # "months of *talks*"
        noun = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in PRESUPPOSING - {"amid", "during", "despite"}:
        return True
    if noun.dep_ in {"dobj", "nsubjpass"} and grammar.is_verb(noun.head):
        return verb_status(noun.head, False) != "ongoing" and "has" not in {c.lower_ for c in noun.head.children}
    if noun.dep_ == "nsubj" and noun.head.tag_ == "VBD" and noun.head.lemma_ in words("happening"):
        return True
    clauses = [c for c in noun.children if c.dep_ in {"relcl", "acl"} and c.tag_ in {"VBD", "VBN"}]
    if clauses:
        return all(verb_status(clause, False) != "ongoing" for clause in clauses)
    return _is_launched_after(noun)


def _is_launched_after(noun: Token) -> bool:
    """Whether a clause without pronoun tells of its start: "the offensive the rebels launched", often misparsed."""
    doers = 0
    for token in noun.doc[noun.i + 1 : noun.i + LAUNCHED_WITHIN]:
        if token.pos_ in {"VERB", "AUX", "PUNCT", "ADP", "CCONJ"}:
            is_past = token.tag_ == "VBD" or (token.tag_ == "VBN" and doers > 0)
            return is_past and token.lemma_ in words("support") - words("happening")
        doers += token.pos_ in {"NOUN", "PROPN", "PRON"}
    return False


def _is_told_in_present(noun: Token) -> bool:
    """Whether the clause around the noun is in the present or present perfect."""
    for _, parent in grammar.ancestors(noun):
        if grammar.is_verb(parent) and parent.tag_ not in {"VBG", "VB"}:
            finite = [parent, *(c for c in parent.children if c.dep_ in {"aux", "auxpass"})]
            return any(t.tag_ in PRESENT for t in finite)
    return False


def _shares_auxiliaries(verb: Token) -> bool:
    """Whether a coordinated verb stands under its sister's auxiliaries: "will meet and discuss"."""
    if verb.dep_ != "conj" or any(c.dep_ in grammar.SUBJECTS for c in verb.children):
        return False
    first = verb.head
    has_any = any(c.dep_ in {"aux", "auxpass"} for c in first.children) or _shares_auxiliaries(first)
    is_or = first.tag_ == "VBN" and verb.tag_ == "VBD" and any(c.lower_ == "or" for c in first.children)
    return has_any and grammar.is_verb(first) and (first.tag_ == verb.tag_ or is_or)  # "has not met or thanked"


def _modal(auxiliary: Token, verb: Token) -> Status:
    """The status a modal gives; "would" in a report of the past is the reporter's "will"."""
    if (
        auxiliary.lower_ in {"would", "'d"}
        and verb.dep_ == "ccomp"
        and not any(c.lower_ == "have" for c in verb.children)
    ):
        return "planned"
    return MODALS[auxiliary.lower_]


def _is_present(verb: Token, auxiliaries: set[str], is_headline: bool) -> bool:
    if is_headline:
        return False
    if verb.tag_ == "VBG" or "being" in auxiliaries:
        return "had" not in auxiliaries and bool(
            auxiliaries & {"is", "are", "'s", "’s", "am", "'re", "’re", "been", "'m"}
        )
    if is_simple_present(verb):
        return verb.lemma_ not in words("labelling")
    return bool(auxiliaries & {"has", "have", "'ve", "’ve"}) and _spans_to_now(verb)


def _spans_to_now(verb: Token) -> bool:
    """Whether a present perfect reaches from the past to today: "has shelled the town since March", "for weeks".

    What is counted is done: "has abducted hundreds since".
    """
    undergone = (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
    if any(one.lemma_ in words("quantity") or any(c.dep_ == "nummod" for c in one.children) for one in undergone):
        return False
    for child in verb.children:
        if child.lower_ == "since" and (child.dep_ == "prep" or any(c.lower_ == "ever" for c in child.children)):
            return True
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in child.children):
            return True
        if child.dep_ == "prep" and child.lower_ in SPANS and any(_is_span(c) for c in child.children):
            return True
    return False


def _is_span(noun: Token) -> bool:
    """Whether the noun counts time in the plural or past: "weeks", "the past month"."""
    if noun.dep_ != "pobj" or noun.lemma_ not in SPAN_UNITS:
        return False
    return any(c.lower_ in {"past", "last", "more", "many"} for c in noun.subtree) or (
        noun.tag_ == "NNS" and noun.head.lower_ != "in"
    )
