"""Where the words of a time stand: since when, in a stretch of the past, as a deadline, in a comparison."""

from __future__ import annotations

from dataclasses import replace

from ingest.coding import grammar
from ingest.coding.intervals import span_of
from ingest.coding.model import TimeExpression
from ingest.coding.syntax import words
from ingest.coding.tree import Token

LIMITS = frozenset({"by", "until", "till", "than", "before"})
RECENTLY = frozenset({"past", "last", "recent"})
LONGEST_CLAUSE = 8  # words from a noun to the end of "the army began early last week"


def is_since(word: Token) -> bool:
    """Whether the time is when something began that goes on: "since 2006", "since a coup in May"."""
    for child, parent in grammar.ancestors(word):
        if grammar.is_verb(parent):
            return child.lower_ == "since"
        if child.lower_ == "since":
            return True
    return False


def is_of_moment(trigger: Token, word: Token) -> bool:
    """Whether the act is told in the clause of a moment: "since March, when rebels *seized* the town"."""
    for child, parent in grammar.ancestors(trigger):
        if is_told_in_present(child) and child.lemma_ not in words("speech"):
            return False
        if child.dep_ == "relcl" and parent.i == word.i:
            return is_of_time(child)
    return False


def is_far(trigger: Token, word: Token) -> bool:
    """Whether a stretch of the past stands with a verb of the present, and so dates a perfect between the two.

    "The deal ends a war that has *killed* thousands over the past year."
    """
    verb, perfect = word.head.head, trigger.head if trigger.dep_ == "conj" else trigger
    if word.head.lower_ not in {"over", "in", "during"} or not RECENTLY & {child.lower_ for child in word.children}:
        return False
    has_have = any(child.dep_ == "aux" and child.lemma_ == "have" for child in perfect.children)
    return has_have and verb.tag_ in {"VBZ", "VBP"} and verb.i < trigger.i < word.i


def is_told_in_present(verb: Token) -> bool:
    """Whether the verb's own form is of the present or future: "has become", "will strike"."""
    finite = (verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"}))
    return grammar.is_verb(verb) and any(token.tag_ in {"VBZ", "VBP", "MD"} for token in finite)


def its_start(time: TimeExpression) -> TimeExpression:
    """The time cut to what it begins with: of "since March" March."""
    _, end, _ = span_of(time.date_start, time.precision)
    return replace(time, date_end=max(time.date_start, min(time.date_end, end)))


def is_compared(preposition: Token) -> bool:
    """Whether the time only says since when nothing like it was seen: "the largest since 2019", "the first since"."""
    ranked = (preposition.head, *preposition.head.children) if preposition.lower_ == "since" else ()
    return any(token.tag_ == "JJS" or token.lower_ in {"first", "only"} for token in ranked)


def is_in_limit(preposition: Token) -> bool:
    """Whether a preposition belongs to a deadline: "until noon *on* Monday"."""
    time = preposition.head
    if time.head.lower_ == "before" and time.lemma_.lower() in words("means"):
        return False  # "before dawn on Monday" is on Monday
    return time.dep_ == "pobj" and time.head.lower_ in LIMITS and time.lemma_.lower() in words("date")


def is_of_sister(word: Token, trigger: Token) -> bool:
    """Whether the time cannot be that of a clause beside its own.

    What has passed since then is not ("the first since 2006, and France *condemned* it"), nor does a present perfect
    take a point in the past ("fell in May, and France has *condemned* it"), nor a present that of what follows it
    ("*backs* Chad and left in May").
    """
    if trigger.tag_ in {"VBZ", "VBP"} and any(c.dep_ == "conj" and c.is_ancestor(word) for c in trigger.children):
        return True
    if trigger.dep_ != "conj" or not grammar.is_verb(trigger) or trigger.is_ancestor(word):
        return False
    is_perfect = any(child.dep_ == "aux" and child.tag_ in {"VBZ", "VBP"} for child in trigger.children)
    return is_since(word) or (trigger.tag_ == "VBN" and is_perfect)


def is_of_time(clause: Token) -> bool:
    """Whether a relative clause tells what was done then: "the day when", "the raid in which"."""
    return any(
        c.lower_ == "when" or (c.lower_ in {"in", "during"} and any(g.lower_ == "which" for g in c.children))
        for c in clause.children
    )


def is_launched_at(noun: Token, word: Token) -> bool:
    """Whether a clause without pronoun dates a noun: "the offensive the rebels launched last month".

    The parser often ties such clauses elsewhere, so the words between tell: one verb, and that a support verb.
    """
    if noun.pos_ != "NOUN" or not noun.i < word.i <= noun.i + LONGEST_CLAUSE:
        return False
    between = [token for token in noun.doc[noun.i + 1 : word.i] if token.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"}]
    return len(between) == 1 and between[0].lemma_ in words("support")
