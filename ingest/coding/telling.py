"""What days and things a sentence tells of, whatever its acts: what later sentences go on from.

A story tells its day once and goes on ("Police fired on Friday … They arrested"), and names a thing with its date once
("the October 7 attack … the attack").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ingest.coding import grammar
from ingest.coding.background import is_history
from ingest.coding.circumstances import is_of_other, token_at
from ingest.coding.model import TimeExpression
from ingest.coding.status import read_status
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

NAMING = frozenset({"poss", "compound", "amod", "nummod", "nmod", "pobj", "prep"})  # links of "the attack of 7 May"

SEQUEL = frozenset({"then", "later", "afterwards", "afterward", "subsequently", "eventually", "thereafter", "already"})


def day_told(doc: Doc | None, times: Sequence[TimeExpression], is_opening: bool = False) -> TimeExpression | None:
    """The day on which the sentence says that something was done, that of its main clause first, or None.

    In the opening, which says what the news is, a day told in a relative clause counts too, and the only day of a
    sentence that was not parsed (`doc` is None: no act in it): "What happened on Monday?"
    """
    days = [time for time in times if time.precision == "day" and time.date_start == time.date_end]
    if doc is None:
        return days[0] if is_opening and len(days) == len(times) == 1 else None
    return _main(doc, days, is_opening) or (_named(doc, days) if is_opening else None)


def _named(doc: Doc, days: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day that the news is named by, when the past is told of it: "*Friday's* judgment was a first"."""
    for day in days:
        word = token_at(doc, day.start, day.end)
        if word is not None and word.dep_ == "poss" and word.head.dep_ == "nsubj" and word.head.head.tag_ == "VBD":
            return day
    return None


def is_frame(doc: Doc, time: TimeExpression) -> bool:
    """Whether the time stands before the subject of its clause, and so holds for what is told next: "On Friday, he"."""
    word = token_at(doc, time.start, time.end)
    verb = None if word is None else next((p for _, p in grammar.ancestors(word) if grammar.is_verb(p)), None)
    return (
        word is not None
        and verb is not None
        and any(word.i < child.i for child in verb.children if child.dep_ in grammar.SUBJECTS)
    )


def history_told(doc: Doc | None, times: Sequence[TimeExpression], published_on: date | None) -> TimeExpression | None:
    """The old date of what the sentence mainly tells of, when it tells of nothing recent."""
    if not all(is_history(time, published_on) for time in times):
        return None
    if doc is None:
        return times[0]
    words_of = ((time, token_at(doc, time.start, time.end)) for time in times)
    return _main(doc, [time for time, word in words_of if word is not None and not is_reported(word)])


def _main(doc: Doc, times: Sequence[TimeExpression], with_asides: bool = False) -> TimeExpression | None:
    told: list[tuple[bool, int, int, TimeExpression]] = []
    for time in times:
        word = token_at(doc, time.start, time.end)
        if word is not None and dates_a_deed(word) and (with_asides or not _is_aside(word)):
            told.append((_is_aside(word), sum(1 for _ in grammar.ancestors(word)), word.i, time))
    return min(told, key=lambda one: one[:3])[3] if told else None


def _is_aside(word: Token) -> bool:
    """Whether the time dates what is told of a person or thing, not what the sentence is about."""
    return any(child.dep_ == "relcl" for child, _ in grammar.ancestors(word))


def is_reported(token: Token) -> bool:
    """Whether the words stand in what somebody says."""
    return any(c.dep_ == "ccomp" and p.lemma_ in words("speech") for c, p in grammar.ancestors(token))


def is_told_in_past(head: Token) -> bool:
    """Whether a past tense tells the act, in nobody's words but the outlet's."""
    verb = head
    while not grammar.is_verb(verb) and verb.head.i != verb.i:
        verb = verb.head
    if is_reported(verb):
        return False
    while verb.dep_ in {"conj", "xcomp", "pcomp", "advcl"} and grammar.is_verb(verb.head) and verb.tag_ != "VBD":
        verb = verb.head
    return any(t.tag_ == "VBD" for t in (verb, *verb.children) if t.i == verb.i or t.dep_ in {"aux", "auxpass"})


def is_sequel(head: Token) -> bool:
    """Whether the act's clause is placed in time by what is told before it: "had fled", "was later barred"."""
    verb = head
    while verb.dep_ == "conj" and grammar.is_verb(verb.head):
        verb = verb.head
    has_had = any(child.lower_ == "had" and child.dep_ == "aux" for child in verb.children)
    return has_had or any(child.lower_ in SEQUEL for child in verb.children)


def dated_words(doc: Doc, times: Sequence[TimeExpression]) -> Iterator[tuple[str, TimeExpression]]:
    """Lemmas of nouns that carry a date, and of verbs that carry a day: "the *attack* of May", "*landed* on Friday"."""
    for time in times:
        word = token_at(doc, time.start, time.end)
        for child, parent in () if word is None else grammar.ancestors(word):
            if grammar.is_verb(parent) and time.precision == "day" and word is not None and dates_a_deed(word):
                yield parent.lemma_.lower(), time
                if parent.lemma_ in words("casualty"):
                    yield from ((one.lemma_.lower(), time) for one in parent.children if one.dep_ == "nsubj")
            if child.dep_ not in NAMING or grammar.is_verb(parent):
                break
            if parent.pos_ == "NOUN":
                yield parent.lemma_.lower(), time


def not_past(doc: Doc, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times that can be those of a coming act: not those of its announcement ("announced on Monday plans to")."""
    words_of = ((time, token_at(doc, time.start, time.end)) for time in times)
    return [time for time, word in words_of if word is None or not dates_a_deed(word)]


def dates_a_deed(word: Token) -> bool:
    """Whether the verb that a time belongs to is told as done; what "is set for Friday" is not."""
    verb = next((parent for _, parent in grammar.ancestors(word) if grammar.is_verb(parent)), None)
    if verb is None or any(c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in verb.children):
        return False
    return not is_of_other(word, verb) and read_status(verb, False).status == "occurred"
