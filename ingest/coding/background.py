"""Whether an act is told as history: by its date, or by words and tenses that set it back."""

from __future__ import annotations

from datetime import date, timedelta

from ingest.coding import grammar
from ingest.coding.model import TimeExpression
from ingest.coding.syntax import words
from ingest.coding.tree import Token

BACKGROUND_AFTER = timedelta(days=14)
LASTING = timedelta(days=365)  # what has gone on for longer than that is history, told in years
SET_BACK = frozenset({"previously", "formerly", "historically", "once", "ago", "previous", "prior", "past"})


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
