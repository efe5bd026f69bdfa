"""Whether an act is told as history: by its date, or by words and tenses that set it back."""

from __future__ import annotations

from datetime import date, timedelta

from ingest.coding import grammar
from ingest.coding.model import Status, TimeExpression
from ingest.coding.syntax import words
from ingest.coding.tree import Token

BACKGROUND_AFTER = timedelta(days=14)
LASTING = timedelta(days=365)  # what has gone on for longer than that is history, told in years
SET_BACK = frozenset({"previously", "formerly", "historically", "long", "once", "ago", "previous", "prior", "past"})
LONG_UNITS = frozenset({"month", "year", "decade"})


def is_background(trigger: Token, when: TimeExpression | None, published: date | None, status: Status) -> bool:
    """Told as history: dated more than two weeks before publication, set back by "previously", or judged by a court."""
    if when is not None and published is not None:
        return is_history(when, published) and not (status == "ongoing" and when.date_end >= published)
    return _is_set_back(trigger) or _is_judged(trigger)


def is_history(when: TimeExpression, published: date | None) -> bool:
    """Over for two weeks, or going on for years ("since 2011", "in recent years")."""
    if published is None:
        return False
    lasting = when.precision == "year" and published - when.date_start > LASTING and when.date_end <= published
    return lasting or published - when.date_end > BACKGROUND_AFTER


def _is_set_back(trigger: Token) -> bool:
    """Whether an adverb or adjective sets the act back, or it is told as over that went on for months or years."""
    for child in trigger.children:
        if child.lower_ in SET_BACK and (child.i == 0 or child.doc[child.i - 1].lower_ != "at"):
            return True
        is_span = trigger.tag_ == "VBD" and child.dep_ == "prep" and child.lower_ in {"for", "over"}
        if is_span and any(c.dep_ == "pobj" and c.lemma_ in LONG_UNITS for c in child.children):
            return True
    return False


def _is_judged(trigger: Token) -> bool:
    """Whether the act is what somebody is convicted or serves time for, which courts are long about."""
    preposition = trigger.head
    if trigger.dep_ not in {"pobj", "pcomp"} or preposition.lower_ not in {"for", "of", "over"}:
        return False
    above = [preposition.head, *(parent for _, parent in grammar.ancestors(preposition.head))][:2]
    return any(word.lemma_.lower() in words("sentence") for word in above)
