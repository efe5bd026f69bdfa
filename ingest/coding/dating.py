"""When an act took place, as far as the words of its sentence tell.

Time expressions come from `ingest.coding.times` and `ingest.coding.relative_times`; here they are attached to the act
whose clause they stand in. What other sentences add is decided in `ingest.coding.continuity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.coding import grammar
from ingest.coding.background import is_history
from ingest.coding.circumstances import find_date, token_at
from ingest.coding.model import TimeExpression
from ingest.coding.moments import is_since, is_told_in_present
from ingest.coding.relative_times import Apart, find_apart
from ingest.coding.spells import find_spell
from ingest.coding.syntax import words
from ingest.coding.telling import NAMING
from ingest.coding.times import find_times
from ingest.coding.tree import Doc, Token

LATER = frozenset({"follow", "come"})  # verbs whose subject is later than what stands with them
LONGEST_LEAD = 12  # letters of "Because in", "But early on"
LONGEST_NAME = 8  # words
DEFINITE = frozenset({"the", "this", "these", "those", "that"})
SAME_ACT = frozenset({"nsubj", "nsubjpass", "dobj", "xcomp"})  # links of an act's noun to the verb that tells it


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


def read_date(calendar: Calendar, heads: Sequence[Token], is_ahead: bool, noun: Token | None = None) -> Dating:
    """The date of an act by the words of its sentence.

    Args:
        calendar: What dates the sentence.
        heads: Head word of the act, then those of the acts that tell the same.
        is_ahead: Whether the act is yet to come, so that the history around it is not its own.
        noun: The noun that names the act, when its head is a verb that says little ("called a *meeting*").
    """
    if not is_ahead:
        set_for = _date_set(calendar, noun or heads[0])
        if set_for is not None:
            return Dating(set_for, True, True)
        calendar = replace(calendar, times=[time for time in calendar.times if not calendar.is_to_come(time)])
    spell = _date_of_spell(calendar, noun or heads[0])
    if spell is not None:
        return Dating(spell, True)
    for head in heads:
        found = _told_of(calendar, head)
        if found.date is not None:
            return found
    if is_ahead:
        return Dating(None, False)
    frame = _frame_of(calendar, heads[0])
    return Dating(frame or find_history(calendar, heads[0]), frame is not None)


def _frame_of(calendar: Calendar, act: Token) -> TimeExpression | None:
    """The only time of a sentence, at its head: it holds for all that is told there in the past, whatever the parse.

    Not for what somebody says, or what is told of a person or thing.
    """
    time = calendar.times[0] if len(calendar.times) == 1 else None
    if time is None or time.start > LONGEST_LEAD or act.idx < time.end or not grammar.is_verb(act):
        return None
    for child, parent in grammar.ancestors(act):
        is_told = child.dep_ == "ccomp" and parent.lemma_ in words("speech")
        if is_told or child.dep_ in {"relcl", "acl"} or _is_unfinished(child):
            return None
    return None if _is_unfinished(act) else time


def _is_unfinished(verb: Token) -> bool:
    has_have = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return verb.tag_ == "VBG" or (is_told_in_present(verb) and not has_have)


def _date_set(calendar: Calendar, noun: Token) -> TimeExpression | None:
    """The coming day for which an act is announced: "announced *strikes* for 23 March"."""
    if grammar.is_verb(noun) or noun.dep_ not in {"dobj", "pobj", "nsubjpass", "conj"}:
        return None
    verb = next((parent for _, parent in grammar.ancestors(noun) if grammar.is_verb(parent)), None)
    if verb is None or verb.lemma_ not in words("announcing"):
        return None
    if calendar.published_on is None:
        return None
    ahead = find_times(calendar.doc.text, calendar.published_on, future=True)
    return next((t for t in ahead if calendar.is_to_come(t) and _is_set_for(calendar.doc, t, (noun, verb))), None)


def _is_set_for(doc: Doc, time: TimeExpression, words_of: tuple[Token, Token]) -> bool:
    word = token_at(doc, time.start, time.end)
    if word is None or word.dep_ != "pobj":
        return False
    preposition = word.head
    return preposition.lower_ == "for" and any(
        preposition.head is one or one.is_ancestor(preposition) for one in words_of
    )


def _told_of(calendar: Calendar, head: Token) -> Dating:
    found = calendar.of(head)
    word = None if found is None else token_at(calendar.doc, found.start, found.end)
    apart = _date_apart(calendar, head, word)
    if apart is not None:
        return apart
    found = found or _date_of_antecedent(calendar, head)
    return Dating(found, found is not None and not is_of_clause(head, word))


def _date_of_spell(calendar: Calendar, act: Token) -> TimeExpression | None:
    """The dates of "eight days of *strikes*", from that of what they led up to."""
    found = find_spell(act)
    if found is None:
        return None
    length, verb = found
    told = (calendar.of(one) for one in (verb, *grammar.surface_subjects(verb)))
    end = next((time for time in told if time is not None), calendar.today)
    return None if end is None else length.up_to(end)


def is_of_clause(noun: Token, word: Token | None) -> bool:
    """Whether a date or place is that of what is done about a thing known: "held over the *bombings* on Friday"."""
    if word is None or noun.is_ancestor(word) or not points_back(noun):
        return False
    if word.dep_ == "npadvmod" and word.left_edge.i == noun.i + 1:  # "the arrests last week", whatever the parser says
        return False
    verb = next((parent for _, parent in grammar.ancestors(noun) if grammar.is_verb(parent)), None)
    return verb is not None and verb.lemma_ not in words("support") | words("happening") | {"be"}


def points_back(noun: Token) -> bool:
    """Whether the words refer to an act told before: "the attack", "those arrests"."""
    return not grammar.is_verb(noun) and any(c.lower_ in DEFINITE for c in noun.children)


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
        return None if when is None else Dating(when, when.precision == "day" and not points_back(head))
    return None


def read_anchor(doc: Doc, act: Token) -> tuple[Apart, str] | None:
    """How far the act lies from a thing known, and the thing's lemma: "recalled him *the day after* the *bombing*"."""
    verb = act if grammar.is_verb(act) else act.head
    for apart in find_apart(doc.text):
        link = token_at(doc, apart.end - 1, apart.end)
        inner, outer = ([], None) if link is None else _sides(link)
        if outer is not None and _is_of_verb(verb, outer):
            return next(((apart, one.lemma_) for one in inner if points_back(one)), None)
    return None


def _is_in(word: Token, roots: Sequence[Token]) -> bool:
    return any(word.i == root.i or root.is_ancestor(word) for root in roots)


def _sides(link: Token) -> tuple[list[Token], Token | None]:
    """What stands under "after", and the word that the whole phrase belongs to."""
    if link.dep_ == "mark":
        return [link.head], link.head.head if link.head.head.i != link.head.i else None
    outer = link.head
    while outer.dep_ in {"npadvmod", "pobj"} or outer.pos_ == "ADP":  # hung on the "days" of "days after the coup"
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
    """The date in the name of what did it: "Sunday's bombing, which *killed* twelve", "the June 3 raids killed"."""
    while verb.dep_ == "conj" and grammar.is_verb(verb.head):
        verb = verb.head
    thing = _doer_told(verb)
    if thing is None or verb.tag_ not in {"VBD", "VBN"}:
        return None
    for time in calendar.times:
        word = token_at(calendar.doc, time.start, time.end)
        if word is not None and any(_is_in_name(word, noun) for noun in (thing, *grammar.nouns_above(thing))):
            return time
    return None


def _doer_told(verb: Token) -> Token | None:
    """The noun whose clause the verb stands in, or the deed that is its subject."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    clause = verb.head if verb.dep_ == "ccomp" else verb  # "which officials say killed twelve"
    if clause.dep_ == "relcl" and {"which", "that"} & {subject.lower_ for subject in subjects}:
        return clause.head
    is_deed = verb.lemma_ in words("casualty") and subjects and subjects[0].pos_ == "NOUN"
    return subjects[0] if is_deed else None


def _is_in_name(word: Token, noun: Token) -> bool:
    for child, parent in grammar.ancestors(word):
        if child.dep_ not in NAMING or parent.i > noun.i + LONGEST_NAME:
            return False
        if parent.i == noun.i:
            return True
    return False


def find_history(calendar: Calendar, trigger: Token) -> TimeExpression | None:
    """The date of the old act within whose telling an act without a date stands, or which came after it.

    "In 2019 the army raided villages as part of a crackdown"; "the ban, passed last May, followed months of attacks".
    What is told there in the present or future is not old.
    """
    for child, parent in grammar.ancestors(trigger) if calendar.times else ():
        if is_told_in_present(child):
            return None
        if not grammar.is_verb(parent):
            continue
        later = parent.lemma_ in LATER and child.dep_ not in grammar.SUBJECTS
        for dated in (parent, *(grammar.surface_subjects(parent) if later else ())):
            when = calendar.of(dated)
            if when is not None:
                word = token_at(calendar.doc, when.start, when.end)
                is_old = is_history(when, calendar.published_on) and not (word is not None and is_since(word))
                return when if is_old else None
    return None
