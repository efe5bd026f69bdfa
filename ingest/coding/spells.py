"""How long an act went on before what is told of it: "quit after eight days of strikes", "followed months of talks".

The words before the act's noun give the length, the verb that the spell leads up to gives its end.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.coding import grammar
from ingest.coding.relative_times import Apart, find_apart
from ingest.coding.syntax import words
from ingest.coding.tree import Token

BEFORE = frozenset({"after", "following"})
WITHIN = frozenset({"in", "during", "over", "amid", "through"})
CLOSING = frozenset({"end", "cap", "conclude", "crown", "close", "complete", "break", "interrupt"})


def find_spell(act: Token) -> tuple[Apart, Token] | None:
    """How far back the act of "eight days of *strikes*" began from what it led up to, and the verb that tells that.

    The last day is one of those counted when the act filled it: "capping 13 days of talks". None for other acts, and
    for spells that begin with the verb ("opened two days of talks").
    """
    unit = _unit_of(act)
    if unit is None:
        return None
    length = next((one for one in find_apart(act.doc.text, "spell") if one.start <= unit.idx < one.end), None)
    verb, is_filled = _end_of(unit)
    if length is None or verb is None:
        return None
    if length.unit == "day" and length.count is not None and (is_filled or length.count == 1):
        length = replace(length, count=length.count - 1)
    return length, verb


def _unit_of(act: Token) -> Token | None:
    """The word that counts how long the act went on: of "days of *strikes*", "*killed* in weeks of war"."""
    if grammar.is_verb(act) and act.dep_ != "pcomp":
        told = grammar.prepositional(act, WITHIN)
        return next((one for one in told if any(c.lower_ == "of" for c in one.children)), None)
    while act.dep_ == "conj" and not grammar.is_verb(act.head):
        act = act.head
    return act.head.head if act.dep_ in {"pobj", "pcomp"} and act.head.lower_ == "of" else None


def _end_of(unit: Token) -> tuple[Token | None, bool]:
    """The verb that tells what a spell leads up to, and whether the act still went on then."""
    above = unit.head
    if unit.dep_ == "pobj" and above.lower_ in BEFORE | WITHIN:
        verb = next((parent for _, parent in grammar.ancestors(above) if grammar.is_verb(parent)), None)
        return verb, above.lower_ in WITHIN
    if unit.dep_ == "dobj" and above.lemma_ in CLOSING | {"follow"}:
        return above, above.lemma_ in CLOSING
    if unit.dep_ == "nsubj" and grammar.is_verb(above) and above.lemma_ not in words("happening") | {"be"}:
        return above, True
    return None, False
