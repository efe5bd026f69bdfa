"""When and where an act took place, as far as the words of its sentence tell.

Time expressions and places come from `ingest.coding.times` and `ingest.coding.places`; here they are attached to the
act whose clause they stand in. What they fall back to is decided by the caller's `Context`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from ingest.coding import grammar
from ingest.coding.intervals import span_of
from ingest.coding.model import Place, TimeExpression
from ingest.coding.status import read_status
from ingest.coding.syntax import words

BACKGROUND_AFTER = timedelta(days=14)
ANSWERING = frozenset({"react", "respond", "reply"})
LEAVING = frozenset(
    {"withdraw", "pull", "evacuate", "expel", "deport", "remove", "oust", "free", "recall", "bar", "ban"}
)
LATER = frozenset({"follow", "come"})  # verbs whose subject is later than what stands with them
SET_BACK = frozenset({"previously", "formerly", "historically", "once", "ago", "previous", "prior", "past"})
BLOCKING = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp"})
LASTING = timedelta(days=365)  # what has gone on for longer than that is history, told in years
LONGEST_CLAUSE = 8  # words from a noun to the end of "the rebels launched late last month"
REMOTE = 20  # steps that a date told of a neighbouring clause counts as farther
LOCATIVE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "from", "into", "on", "over", "of", "to"}
)


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the words at character offsets `start:end` of the sentence."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return None if span is None or not len(span) else span.root


def clause_distance(word: Token, trigger: Token) -> int | None:
    """Steps in the tree between a circumstance and the act it may belong to; None when a clause border parts them.

    A circumstance of the governing clause holds for what is told in participles and complements of it, but that of a
    verb of saying does not hold for what is said, nor that of a relative clause for what lies outside it.
    """
    up: dict[int, int] = {trigger.i: 0}
    for steps, (child, parent) in enumerate(grammar.ancestors(trigger), 1):
        if child.dep_ == "ccomp" and parent.lemma_ in words("speech"):
            break
        if child.dep_ == "relcl" and not any(c.lower_ == "when" for c in child.children):
            break
        up[parent.i] = steps
        if child.dep_ in {"relcl", "acl"}:
            break
    if word.i in up:
        return up[word.i]
    penalty = 0
    for steps, (child, parent) in enumerate(grammar.ancestors(word), 1):
        if child.dep_ in BLOCKING and child.i != trigger.i:
            if parent.i != trigger.i or not _dates_its_head(child):
                return None
            penalty = REMOTE if child.dep_ == "advcl" else 0
        if child.dep_ == "conj" and grammar.is_verb(child) and up.get(parent.i, 0) > 1:
            return None  # a sister clause's time is not that of things named in this one
        if parent.i in up:
            return steps + 2 * up[parent.i] + penalty
    return None


def _dates_its_head(clause: Token) -> bool:
    """Whether the clause's date is its head's too: "the ban, passed in May"."""
    if clause.dep_ in {"acl", "relcl"}:
        return clause.lemma_ in words("support")
    return clause.dep_ == "advcl" and any(c.lower_ in {"after", "when", "as", "once"} for c in clause.children)


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


def find_history(
    doc: Doc, trigger: Token, times: Sequence[TimeExpression], published: date | None
) -> TimeExpression | None:
    """The date of the old act within whose telling an act without a date stands, or which came after it.

    "In 2019 the army raided villages as part of a crackdown"; "the ban, passed last May, followed months of attacks".
    What is told there in the present or future is not old.
    """
    if not times:
        return None
    for child, parent in grammar.ancestors(trigger):
        if grammar.is_verb(child) and _is_told_in_present(child):
            return None
        if not grammar.is_verb(parent):
            continue
        later = parent.lemma_ in LATER and child.dep_ not in grammar.SUBJECTS
        for dated in (parent, *(grammar.surface_subjects(parent) if later else ())):
            when = find_date(doc, dated, times)
            if when is not None:
                return when if is_history(when, published) else None
    return None


def _is_told_in_present(verb: Token) -> bool:
    finite = (verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"}))
    return any(token.tag_ in {"VBZ", "VBP", "MD"} for token in finite)


def find_place(doc: Doc, trigger: Token, places: Sequence[Place]) -> Place | None:
    """The place the act's clause names after a preposition of place, nearest in the tree first."""
    best: tuple[int, int, Place] | None = None
    for place in places:
        word = token_at(doc, place.start, place.end)
        if word is None or word.dep_ not in {"pobj", "conj", "appos"} or not _is_locative(word, trigger):
            continue
        steps = clause_distance(word, trigger)
        if steps is not None:
            key = (steps, abs(word.i - trigger.i), place)
            best = key if best is None or key[:2] < best[:2] else best
    return best[2] if best else None


def _is_locative(word: Token, trigger: Token) -> bool:
    """Whether a preposition puts something at the place; that people are from it does not put the act there."""
    while word.dep_ in {"conj", "appos"}:
        word = word.head
    preposition = word.head
    if preposition.pos_ != "ADP" or preposition.lower_ not in LOCATIVE:
        return False
    if preposition.lower_ != "from" or trigger.lemma_ in LEAVING:
        return True
    return preposition.head.i == trigger.i or preposition.head.pos_ not in {"NOUN", "PROPN"}


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


def is_background(trigger: Token, when: TimeExpression | None, published: date | None) -> bool:
    """Told as history: dated more than two weeks before publication, or set back by past perfect or "previously"."""
    if when is not None and published is not None:
        return is_history(when, published)
    if any(child.lower_ in SET_BACK for child in trigger.children):
        return True
    return _is_past_perfect(trigger)


def is_history(when: TimeExpression, published: date | None) -> bool:
    """Over for two weeks, or going on for years ("since 2011", "in recent years")."""
    if published is None:
        return False
    lasting = when.precision == "year" and published - when.date_start > LASTING and when.date_end <= published
    return lasting or published - when.date_end > BACKGROUND_AFTER


def _is_past_perfect(trigger: Token) -> bool:
    """A past perfect ("had imposed", "had begun shelling") in the outlet's own voice; in reported speech only the past.

    An act's noun shares the tense of its verb, a verb that of its sister or of the verb that governs its infinitive.
    """
    verb = trigger
    while not _has_had(verb) and verb.dep_ in {"dobj", "nsubjpass", "conj", "xcomp"} and verb.head.i != verb.i:
        if verb.dep_ == "nsubjpass" and grammar.is_verb(verb):
            break
        verb = verb.head
    if not _has_had(verb):
        return False
    return not any(c.dep_ == "ccomp" and p.lemma_ in words("speech") for c, p in grammar.ancestors(trigger))


def _has_had(verb: Token) -> bool:
    return any(child.lower_ in {"had", "'d", "’d"} and child.dep_ == "aux" for child in verb.children)
