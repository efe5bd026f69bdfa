"""When an act took place, as far as the words of its sentence tell.

Time expressions come from `ingest.coding.times` and `ingest.coding.relative_times`; here they are attached to the act
whose clause they stand in. What other sentences add is decided in `ingest.coding.continuity`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.coding import grammar
from ingest.coding.background import is_history
from ingest.coding.circumstances import REMOTE, clause_distance, token_at
from ingest.coding.intervals import span_of
from ingest.coding.model import TimeExpression
from ingest.coding.relative_times import find_apart
from ingest.coding.status import read_status
from ingest.coding.syntax import words
from ingest.coding.tree import Doc, Token

ANSWERING = frozenset({"react", "respond", "reply"})
LATER = frozenset({"follow", "come"})  # verbs whose subject is later than what stands with them
LONGEST_CLAUSE = 8  # words from a noun to the end of "the rebels launched late last month"
WITHIN_NAME = frozenset(
    {"poss", "compound", "amod", "nummod", "nmod", "pobj", "prep"}
)  # links of "the attack of 7 May"
SAME_ACT = frozenset({"nsubj", "nsubjpass", "dobj", "xcomp"})  # links of an act's noun to the verb that tells it


@dataclass(frozen=True, slots=True)
class Dating:
    """When an act was; `is_told`: the sentence says it well enough to leave other tellings of the act aside."""

    date: TimeExpression | None
    is_told: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A sentence with its time expressions, the day of publication, and the day that is told of before it."""

    doc: Doc
    times: Sequence[TimeExpression]
    published_on: date | None
    today: TimeExpression | None

    def of(self, token: Token) -> TimeExpression | None:
        """The time expression that dates the act of a token."""
        return find_date(self.doc, token, self.times)


def read_date(calendar: Calendar, heads: Sequence[Token], is_ahead: bool) -> Dating:
    """The date of an act by the words of its sentence.

    Args:
        calendar: What dates the sentence.
        heads: Head word of the act, then those of the acts that tell the same.
        is_ahead: Whether the act is yet to come, so that the history around it is not its own.
    """
    for head in heads:
        found = _told_of(calendar, head)
        if found.date is not None:
            return found
    return Dating(None if is_ahead else find_history(calendar, heads[0]), False)


def _told_of(calendar: Calendar, head: Token) -> Dating:
    found = calendar.of(head)
    word = None if found is None else token_at(calendar.doc, found.start, found.end)
    apart = _date_apart(calendar, head, word)
    if apart is not None:
        return apart
    found = found or _date_of_antecedent(calendar, head)
    return Dating(found, found is not None)


def _date_apart(calendar: Calendar, head: Token, word: Token | None) -> Dating | None:
    """The date of "two weeks after rebels *attacked*", counted from the clause around it, or of that from this.

    None when `word` dates the act by itself.
    """
    for apart in find_apart(calendar.doc.text):
        link = token_at(calendar.doc, apart.end - 1, apart.end)
        if link is None:
            continue
        inner, outer = _sides(link)
        when: TimeExpression | None
        if any(_stands_in(head, root) for root in inner) and not (word is not None and head.is_ancestor(word)):
            anchor = (calendar.of(outer) if outer is not None else None) or calendar.today
            when = None if anchor is None else apart.inner(anchor)
        elif outer is not None and _is_of_verb(head, outer) and (word is None or _is_in(word, inner)):
            anchor = next((found for root in inner if (found := calendar.of(root)) is not None), None)
            when = None if anchor is None else apart.outer(anchor)
        else:
            continue
        return None if when is None else Dating(when, when.precision == "day")
    return None


def _is_in(word: Token, roots: Sequence[Token]) -> bool:
    return any(word.i == root.i or root.is_ancestor(word) for root in roots)


def _sides(link: Token) -> tuple[list[Token], Token | None]:
    """What stands under "after", and the word that the whole phrase belongs to."""
    if link.dep_ == "mark":
        return [link.head], link.head.head if link.head.head.i != link.head.i else None
    outer = link.head
    if outer.dep_ == "npadvmod":  # "days after the coup" hung on "days"
        outer = outer.head
    return [child for child in link.children if child.dep_ in {"pobj", "pcomp"}], outer if outer.i != link.i else None


def _stands_in(head: Token, root: Token) -> bool:
    """Whether the act is what the clause or phrase of `root` tells, not what is told of something in it."""
    if head.i == root.i:
        return True
    for child, parent in grammar.ancestors(head):
        if child.dep_ in {"relcl", "acl", "ccomp"}:
            return False
        if parent.i == root.i:
            return True
    return False


def _is_of_verb(head: Token, verb: Token) -> bool:
    return head.i == verb.i or (head.head.i == verb.i and head.dep_ in SAME_ACT)


def _date_of_antecedent(calendar: Calendar, verb: Token) -> TimeExpression | None:
    """The date in the name of the thing whose clause tells the act: "Sunday's bombing, which *killed* twelve"."""
    while verb.dep_ == "conj" and grammar.is_verb(verb.head):
        verb = verb.head
    subjects = {child.lower_ for child in verb.children if child.dep_ == "nsubj"}
    if verb.dep_ != "relcl" or verb.tag_ != "VBD" or not subjects & {"which", "that"}:
        return None
    thing = verb.head
    for time in calendar.times:
        word = token_at(calendar.doc, time.start, time.end)
        if word is not None and any(_is_in_name(word, noun) for noun in (thing, *_governing_nouns(thing))):
            return time
    return None


def _governing_nouns(noun: Token) -> Iterator[Token]:
    """The nouns whose phrase holds another: of "the bombing of a *mosque*" the bombing."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
        yield noun


def _is_in_name(word: Token, noun: Token) -> bool:
    for child, parent in grammar.ancestors(word):
        if child.dep_ not in WITHIN_NAME or parent.i > noun.i + 4:
            return False
        if parent.i == noun.i:
            return True
    return False


def find_date(doc: Doc, trigger: Token, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time expression nearest in the tree to the act, or None.

    Of "since March, when rebels seized the town" the seizure takes March, not what has passed since.
    """
    best: tuple[int, int, TimeExpression] | None = None
    for time in times:
        word = token_at(doc, time.start, time.end)
        steps = None if word is None or _is_of_other(word, trigger) else clause_distance(word, trigger)
        if word is not None and steps is None and _is_launched_at(trigger, word):
            steps = REMOTE
        if word is not None and steps is not None:
            when = _its_start(time) if trigger.dep_ == "relcl" and trigger.head.i == word.i else time
            key = (steps, abs(word.i - trigger.i), when)
            best = key if best is None or key[:2] < best[:2] else best
    return best[2] if best else None


def _its_start(time: TimeExpression) -> TimeExpression:
    _, end, _ = span_of(time.date_start, time.precision)
    return replace(time, date_end=max(time.date_start, min(time.date_end, end)))


def _is_launched_at(noun: Token, word: Token) -> bool:
    """Whether a clause without pronoun dates a noun: "the offensive the rebels launched last month".

    The parser often ties such clauses elsewhere, so the words between tell: one verb, and that a support verb.
    """
    if noun.pos_ != "NOUN" or not noun.i < word.i <= noun.i + LONGEST_CLAUSE:
        return False
    between = [token for token in noun.doc[noun.i + 1 : word.i] if token.pos_ in {"VERB", "AUX", "PUNCT", "CCONJ"}]
    return len(between) == 1 and between[0].lemma_ in words("support")


def _is_of_other(word: Token, trigger: Token) -> bool:
    """Whether the time is a deadline or dates another thing: "by May 10", "a 2015 resolution", "questions from May".

    What dates a thing dates also the participle that says how it came about: "a 2015 resolution drafted by France".
    """
    if word.dep_ == "pobj":
        preposition = word.head
        if preposition.lower_ in {"by", "until", "till", "than", "before"}:
            return True
        is_of_noun = preposition.lower_ in {"from", "of"} and preposition.head.pos_ in {"NOUN", "PROPN"}
        return is_of_noun and not _is_or_made(preposition.head, trigger)
    noun = word.head
    while noun.dep_ == "compound" and noun.head.pos_ == "NOUN":
        noun = noun.head
    modifies = word.dep_ in {"amod", "nummod", "compound", "nmod", "poss"} and noun.pos_ == "NOUN"
    return modifies and not _is_or_made(noun, trigger) and not (_is_answered(noun, trigger) and not word.like_num)


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


def find_history(calendar: Calendar, trigger: Token) -> TimeExpression | None:
    """The date of the old act within whose telling an act without a date stands, or which came after it.

    "In 2019 the army raided villages as part of a crackdown"; "the ban, passed last May, followed months of attacks".
    What is told there in the present or future is not old.
    """
    for child, parent in grammar.ancestors(trigger) if calendar.times else ():
        if grammar.is_verb(child) and _is_told_in_present(child):
            return None
        if not grammar.is_verb(parent):
            continue
        later = parent.lemma_ in LATER and child.dep_ not in grammar.SUBJECTS
        for dated in (parent, *(grammar.surface_subjects(parent) if later else ())):
            when = calendar.of(dated)
            if when is not None:
                return when if is_history(when, calendar.published_on) else None
    return None


def _is_told_in_present(verb: Token) -> bool:
    finite = (verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"}))
    return any(token.tag_ in {"VBZ", "VBP", "MD"} for token in finite)


def day_told(doc: Doc, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day on which the sentence says that something was done, that of its main clause first, or None."""
    told: list[tuple[int, int, TimeExpression]] = []
    for time in times:
        word = token_at(doc, time.start, time.end) if time.precision == "day" else None
        if word is not None and _dates_a_deed(word):
            told.append((sum(1 for _ in grammar.ancestors(word)), word.i, time))
    return min(told, key=lambda one: one[:2])[2] if told else None


def not_past(doc: Doc, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times that can be those of a coming act: not those of its announcement ("announced on Monday plans to")."""
    words_of = ((time, token_at(doc, time.start, time.end)) for time in times)
    return [time for time, word in words_of if word is None or not _dates_a_deed(word)]


def _dates_a_deed(word: Token) -> bool:
    """Whether the verb that a time belongs to is told as done; what "is set for Friday" is not."""
    verb = next((parent for _, parent in grammar.ancestors(word) if grammar.is_verb(parent)), None)
    if verb is None or any(c.dep_ == "auxpass" and c.tag_ in {"VBZ", "VBP"} for c in verb.children):
        return False
    return not _is_of_other(word, verb) and read_status(verb, False).status == "occurred"
