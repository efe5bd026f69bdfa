"""When an act took place, as far as the words of its sentence tell.

Time expressions come from `ingest.coding.times` and `ingest.coding.relative_times`; here they are attached to the act
whose clause they stand in. What other sentences add is decided in `ingest.coding.continuity`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.coding import grammar
from ingest.coding.apart import date_apart, date_of_spell
from ingest.coding.background import is_history
from ingest.coding.circumstances import Calendar, Dating, points_back, token_at
from ingest.coding.model import TimeExpression
from ingest.coding.moments import is_since, is_told_in_present, its_start
from ingest.coding.syntax import words
from ingest.coding.telling import NAMING
from ingest.coding.times import find_times
from ingest.coding.tree import Doc, Token

LATER = frozenset({"follow", "come"})  # verbs whose subject is later than what stands with them
LONGEST_LEAD = 16  # letters of "Because in", "Before dawn on"
LONGEST_NAME = 8  # words


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
    spell = date_of_spell(calendar, noun or heads[0])
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
    since = _date_since(calendar, head)
    if since is not None:
        return Dating(since, True)
    found = calendar.of(head)
    word = None if found is None else token_at(calendar.doc, found.start, found.end)
    apart = date_apart(calendar, head, word)
    if apart is not None:
        return apart
    found = found or _date_of_antecedent(calendar, head) or _date_of_paper(calendar, head)
    return Dating(found, found is not None and not is_of_clause(head, word))


def _date_since(calendar: Calendar, head: Token) -> TimeExpression | None:
    """The dates of what has gone on since another act: "has been held since soldiers detained him in May"."""
    if calendar.published_on is None or not any(child.lower_ in {"has", "have"} for child in head.children):
        return None
    clauses = (child for child in head.children if child.dep_ == "advcl")
    since = (one for one in clauses if any(c.dep_ == "mark" and c.lower_ == "since" for c in one.children))
    begun = next((when for one in since if (when := calendar.of(one)) is not None), None)
    return None if begun is None else replace(its_start(begun), date_end=calendar.published_on)


def is_of_clause(noun: Token, word: Token | None) -> bool:
    """Whether a date or place is that of what is done about a thing known: "held over the *bombings* on Friday"."""
    if word is None or noun.is_ancestor(word) or not points_back(noun):
        return False
    if word.dep_ == "npadvmod" and word.left_edge.i == noun.i + 1:  # "the arrests last week", whatever the parser says
        return False
    verb = next((parent for _, parent in grammar.ancestors(noun) if grammar.is_verb(parent)), None)
    return verb is not None and verb.lemma_ not in words("support") | words("happening") | {"be"}


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


def _date_of_paper(calendar: Calendar, verb: Token) -> TimeExpression | None:
    """The date of the paper that says it: "the letter, which was sent on Monday, *accused* France"."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.lemma_ in words("speaking_noun")]
    clauses = (clause for paper in subjects for clause in paper.children if clause.dep_ in {"relcl", "acl"})
    return next((when for clause in clauses if (when := calendar.of(clause)) is not None), None)


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
