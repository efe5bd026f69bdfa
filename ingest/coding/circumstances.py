"""Which act of its sentence a time belongs to, by the clause it stands in.

Time expressions come from `ingest.coding.times` and `ingest.coding.relative_times`; places, which follow the same
borders of clauses, are in `ingest.coding.whereabouts`. What else dates an act is read in `ingest.coding.dating`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.coding import grammar
from ingest.coding.model import TimeExpression
from ingest.coding.moments import (
    LIMITS,
    is_compared,
    is_far,
    is_in_limit,
    is_launched_at,
    is_of_moment,
    is_of_sister,
    is_of_time,
    its_start,
)
from ingest.coding.mood import is_infinitive, operators
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

ANSWERING = frozenset({"react", "respond", "reply"})
BYGONE = frozenset({"ago", "last", "yesterday", "earlier"})
DEFINITE = frozenset({"the", "this", "these", "those", "that"})
STAMP = re.compile(r"[0-2]?\d[:.][0-5]\d")
BLOCKING = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp"})
REMOTE = 20  # steps that a date told of a neighbouring clause counts as farther
BESIDE = 6  # steps that a circumstance told of a later sister verb counts as farther


@dataclass(frozen=True, slots=True)
class Dating:
    """When an act was, or is to be.

    `is_told`: the sentence says it well enough to leave other tellings of the act aside; `is_set`: the act is announced
    for a day to come.
    """

    date: TimeExpression | None
    is_told: bool
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """A sentence with its time expressions, the day of publication, and the day that is told of before it."""

    doc: Doc
    times: Sequence[TimeExpression]
    published_on: date | None
    today: TimeExpression | None

    def is_to_come(self, time: TimeExpression) -> bool:
        """Whether the time begins after publication."""
        return self.published_on is not None and time.date_start > self.published_on

    def of(self, token: Token) -> TimeExpression | None:
        """The time expression that dates the act of a token."""
        return find_date(self.doc, token, self.times)


def points_back(noun: Token) -> bool:
    """Whether the words refer to an act told before: "the attack", "those arrests"."""
    return not grammar.is_verb(noun) and any(c.lower_ in DEFINITE for c in noun.children)


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the words at character offsets `start:end` of the sentence."""
    return doc.head_at(start, end)


def clause_distance(word: Token, trigger: Token) -> int | None:
    """Steps in the tree between a circumstance and the act it may belong to; None when a clause border parts them.

    A circumstance of the governing clause holds for what is told in participles and complements of it, but that of a
    verb of saying does not hold for what is said, nor that of a relative clause for what lies outside it.
    """
    up = _reach(trigger)
    if word.i in up:
        return up[word.i]
    penalty = 0
    for steps, (child, parent) in enumerate(grammar.ancestors(word), 1):
        if child.dep_ in BLOCKING and child.i != trigger.i and not _is_beside(child, trigger):
            if parent.i != trigger.i or not _dates_its_head(child):
                return None
            penalty += REMOTE if child.dep_ == "advcl" else 0
        if child.dep_ == "conj" and grammar.is_verb(child) and up.get(parent.i, 0) > 1:
            return None  # a sister clause's time is not that of things named in this one
        if child.i != trigger.i and _is_intent(child, parent) and not _is_bygone(word):
            return None
        if child.dep_ == "conj" and grammar.is_verb(child) and child.i != trigger.i:
            penalty += BESIDE
        if parent.i in up:
            return steps + 2 * up[parent.i] + penalty
    return None


def _reach(trigger: Token) -> dict[int, int]:
    """Steps from the act to the words over it whose circumstances are its own, by their place in the sentence."""
    up: dict[int, int] = {trigger.i: 0}
    for steps, (child, parent) in enumerate(grammar.ancestors(trigger), 1):
        if child.dep_ == "ccomp" and parent.lemma_ in words("speech"):
            break
        if child.dep_ == "relcl" and not is_of_time(child):
            break
        up[parent.i] = steps
        if child.dep_ in {"relcl", "acl"}:
            break
    return up


def _is_beside(participle: Token, trigger: Token) -> bool:
    """Whether the clause tells what the act's subject does meanwhile: "he, *speaking* in Oslo, condemned"."""
    subject = participle.head
    is_aside = participle.tag_ == "VBG" and participle.dep_ == "acl" and participle.doc[participle.i - 1].text == ","
    return is_aside and subject.dep_ in grammar.SUBJECTS and subject.head.i == trigger.i


def _is_bygone(word: Token) -> bool:
    """Whether the words of a time can only be of the past: "a week ago", "last month"."""
    return bool(BYGONE & {word.lower_, *(child.lower_ for child in word.children)})


def _is_intent(child: Token, parent: Token) -> bool:
    """Whether the clause tells what somebody means or is asked to do: "agreed to *meet* on Friday"."""
    if child.dep_ not in {"xcomp", "ccomp"} or not is_infinitive(child):
        return False
    return any(operators().get((pos, parent.lemma_)) in {"planned", "called_for"} for pos in ("v", "vi"))


def _dates_its_head(clause: Token) -> bool:
    """Whether the clause's date is its head's too: "the ban, passed in May", "Speaking in Oslo, he condemned"."""
    if clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.i < clause.head.i:
        return True
    if clause.dep_ in {"acl", "relcl"}:
        return clause.lemma_ in words("support")
    return clause.dep_ == "advcl" and any(c.lower_ in {"after", "when", "as", "once"} for c in clause.children)


def find_date(doc: Doc, trigger: Token, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time expression nearest in the tree to the act, or None.

    Of "since March, when rebels seized the town" the seizure takes March, not what has passed since. A live page's
    stamp dates what has no other time.
    """
    best: tuple[int, int, TimeExpression] | None = None
    for time in times if len(times) < 2 or not is_stamp(doc, times[0]) else times[1:]:
        word = token_at(doc, time.start, time.end)
        is_foreign = word is None or is_of_other(word, trigger) or is_of_sister(word, trigger)
        steps = None if word is None or is_foreign else clause_distance(word, trigger)
        is_then = word is not None and is_of_moment(trigger, word)
        if word is not None and steps is None and (is_then or is_launched_at(trigger, word) or is_far(trigger, word)):
            steps = REMOTE
        if word is not None and steps is not None:
            when = its_start(time) if is_then else time
            key = (steps, abs(word.i - trigger.i), when)
            best = key if best is None or key[:2] < best[:2] else best
    return best[2] if best else None


def is_stamp(doc: Doc, time: TimeExpression) -> bool:
    """Whether the time is the stamp of a live page: "10:35 Soldiers have surrounded", "1.55pm The bank is"."""
    return time.start == 0 and STAMP.match(doc.text) is not None


def is_of_other(word: Token, trigger: Token) -> bool:
    """Whether the time is no date of the act: "by May 10", "a 2015 resolution", "the third this month"."""
    is_of_rank = word.dep_ == "npadvmod" and word.head.lemma_ in words("ordinal")
    return is_of_rank or _is_of_thing(word, trigger)


def _is_of_thing(word: Token, trigger: Token) -> bool:
    """Whether the time is a deadline or belongs to a noun that is not the act: "questions from May".

    What dates a thing dates also the participle that says how it came about: "a 2015 resolution drafted by France".
    """
    if word.dep_ == "pobj":
        preposition = word.head
        if preposition.lower_ in LIMITS or is_in_limit(preposition):
            return True
        if is_compared(preposition) and not word.is_ancestor(trigger):
            return True
        is_of_noun = preposition.lower_ in {"from", "of"} and preposition.head.pos_ in {"NOUN", "PROPN"}
        return is_of_noun and not _is_or_made(preposition.head, trigger)
    if word.i == 0 and STAMP.match(word.doc.text):
        return False
    noun = word.head
    while noun.dep_ == "compound" and noun.head.pos_ == "NOUN":
        noun = noun.head
    modifies = word.dep_ in {"amod", "nummod", "compound", "nmod", "poss"} and noun.pos_ == "NOUN"
    if modifies and _is_setting(noun, trigger):
        return False
    return modifies and not _is_or_made(noun, trigger) and not (_is_answered(noun, trigger) and not word.like_num)


def _is_setting(noun: Token, trigger: Token) -> bool:
    """Whether the act was done in the thing named: "killed in Monday's *attack*", "said in a 2015 *report*"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during"} and noun.head.head.i == trigger.i


def _is_answered(noun: Token, trigger: Token) -> bool:
    """Whether the act answers the thing named, soon after it: "reacted to the February ruling"."""
    return trigger.lemma_ in ANSWERING and noun.head.lower_ == "to" and noun.head.head.i == trigger.i


def _is_or_made(noun: Token, trigger: Token) -> bool:
    """Whether the act is what the noun names, or the past participle that tells how the thing named came about."""
    if (
        trigger.lemma_ in ANSWERING
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "to"
        and noun.head.head.i == trigger.i
    ):
        return True
    return trigger.i == noun.i or (trigger.tag_ == "VBN" and trigger.dep_ == "acl" and trigger.head.i == noun.i)
