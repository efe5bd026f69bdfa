"""Whether an act is told as history: by its date, or by words and tenses that set it back."""

from __future__ import annotations

from datetime import date, timedelta

from ingest.coding import grammar
from ingest.coding.model import Status, TimeExpression
from ingest.coding.syntax import words
from ingest.coding.tree import Token

BACKGROUND_AFTER = timedelta(days=14)
MONTH = timedelta(days=31)
LASTING = timedelta(days=365)  # what has gone on for longer than that is history, told in years
SET_BACK = frozenset({"previously", "formerly", "historically", "long", "once", "ago", "previous", "prior", "past"})
BEGINNINGS = frozenset({"start", "beginning", "outset", "onset", "outbreak", "height"})
FIRST = frozenset({"first", "early", "opening"})
YEARS = frozenset({"year", "decade"})
LONG_UNITS = {"VBD": YEARS | {"month"}, "VBN": YEARS}  # "has threatened for months" reaches to the present


def is_background(trigger: Token, when: TimeExpression | None, published: date | None, status: Status) -> bool:
    """Told as history: dated more than two weeks before publication, set back by "previously", or judged by a court."""
    if when is not None and published is not None:
        goes_on = status == "ongoing" or any(child.lower_ in {"has", "have"} for child in trigger.children)
        return is_history(when, published) and not (goes_on and when.date_end >= published)
    return is_set_back(trigger) or _is_judged(trigger) or _is_found_out(trigger)


def is_history(when: TimeExpression, published: date | None) -> bool:
    """Over for two weeks, or going on for years ("since 2011", "in recent years")."""
    if published is None:
        return False
    lasting = when.precision == "year" and published - when.date_start > LASTING and when.date_end <= published
    return lasting or published - _end_of(when, published) > BACKGROUND_AFTER


def _end_of(when: TimeExpression, published: date) -> date:
    """The last day of a time; of a month gone by its middle, by which what was done in it was as likely as not."""
    length = when.date_end - when.date_start
    is_month = when.precision == "month" and length <= MONTH and when.date_end < published
    return when.date_end - length / 2 if is_month else when.date_end


def is_set_back(act: Token) -> bool:
    """Whether words beside the act set it back, or it is told of a thing of which an act set back is told."""
    if any(_sets_back(child, act) for child in act.children):
        return True
    return any(
        child.dep_ == "relcl" and _is_past(child) and (_is_under_review(parent) or _is_of_old_act(parent))
        for child, parent in [(act, act.head)]
    )


def _sets_back(word: Token, act: Token) -> bool:
    """Whether a word of the act says that it is long ago: "previously", "for years", "on the day of her crowning"."""
    if word.lower_ in SET_BACK:
        is_standing = word.lower_ == "long" and word.i > act.i  # "as long as"
        return not is_standing and (word.i == 0 or word.doc[word.i - 1].lower_ != "at")
    if word.dep_ != "prep":
        return False
    objects = [child for child in word.children if child.dep_ == "pobj"]
    long = LONG_UNITS.get(act.tag_, frozenset()) if word.lower_ in {"for", "over"} else frozenset()
    return any(one.lemma_ in long or _is_begun_era(one) for one in objects)


def _is_begun_era(noun: Token) -> bool:
    """Whether the words name the beginning of an age: "the first day of her reign", "the start of the war"."""
    is_first = noun.lemma_ in BEGINNINGS or any(child.lower_ in FIRST for child in noun.children)
    return is_first and any(one.lemma_ in words("era") for one in (noun, *grammar.prepositional(noun, {"of"})))


def _is_past(verb: Token) -> bool:
    finite = (verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"}))
    return any(token.tag_ == "VBD" for token in finite)


def _is_of_old_act(noun: Token) -> bool:
    """Whether the noun is what an act that is set back was done to: "previously struck down *tariffs*"."""
    return noun.dep_ in {"dobj", "nsubjpass"} and is_set_back(noun.head)


def _is_under_review(noun: Token) -> bool:
    """Whether the noun is a ruling that is fought over: "appealed against a *ruling* that struck down the law"."""
    above = [parent for _, parent in grammar.ancestors(noun)][:2]
    return noun.lemma_ in words("ruling") and any(word.lemma_ in words("review") for word in above)


def _is_judged(trigger: Token) -> bool:
    """Whether the act is what somebody is convicted or serves time for, which courts are long about."""
    preposition = trigger.head
    if trigger.dep_ not in {"pobj", "pcomp"} or preposition.lower_ not in {"for", "of", "over"}:
        return False
    verb = preposition.head
    above = [verb, *(parent for _, parent in grammar.ancestors(verb))][:2]
    beside = [child for child in verb.children if child.dep_ in {"oprd", "acomp", "dobj"}]
    return any(word.lemma_.lower() in words("sentence") or _is_term(word) for word in (*above, *beside))


def _is_term(noun: Token) -> bool:
    """Whether the words are a sentence in years: "gets *25 years*"."""
    return noun.lemma_ in LONG_UNITS["VBD"] and any(c.dep_ == "nummod" for c in noun.children)


def _is_found_out(act: Token) -> bool:
    """Whether a study tells of the act, or the press of what had been done: "the report found that police beat him"."""
    had = False
    for child, parent in grammar.ancestors(act):
        had = had or any(one.lower_ == "had" and one.dep_ == "aux" for one in child.children)
        if child.dep_ == "ccomp" and parent.lemma_ in words("speech") | {"find", "show"}:
            sayers = {one.lower_ for one in grammar.doers(parent)}
            return _is_past(child) and bool(sayers & words("inquiry") or (had and sayers & words("outlet")))
        if child.dep_ not in {"conj", "xcomp", "agent", "pobj", "dobj", "nsubjpass", "advcl"}:
            return False
    return False
