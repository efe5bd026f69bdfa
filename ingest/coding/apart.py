"""The date of an act that a length of time parts from another one of its sentence: "two weeks after rebels attacked".

Also of one that went on for so long: "after eight days of strikes". How long is read in `ingest.coding.relative_times`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding import grammar
from ingest.coding.circumstances import Calendar, Dating, points_back, token_at
from ingest.coding.model import TimeExpression
from ingest.coding.relative_times import Apart, find_apart
from ingest.coding.spells import find_spell
from ingest.coding.tree import Doc, Token

SAME_ACT = frozenset({"nsubj", "nsubjpass", "dobj", "xcomp"})  # links of an act's noun to the verb that tells it


def date_apart(calendar: Calendar, head: Token, word: Token | None) -> Dating | None:
    """The date of "two weeks after rebels *attacked*", counted from the clause around it, or of that from this.

    None when `word` dates the act by itself.
    """
    for apart in find_apart(calendar.doc.text):
        link = token_at(calendar.doc, apart.end - 1, apart.end)
        if link is None:
            continue
        inner, outer = _sides(link)
        when: TimeExpression | None
        if any(_stands_in(head, root) for root in inner) and not (word is not None and _is_own(word, head)):
            anchor = (calendar.of(outer) if outer is not None else None) or calendar.today
            when = None if anchor is None else apart.inner(anchor)
        elif outer is not None and _is_of_verb(head, outer) and (word is None or _is_in(word, inner)):
            anchor = next((found for root in inner if (found := calendar.of(root)) is not None), None)
            when = None if anchor is None else apart.outer(anchor)
        else:
            continue
        is_near = when is not None and when.precision in {"day", "week"}
        if when is None or calendar.is_to_come(when):
            return None
        return Dating(when, is_near and not points_back(head))
    return None


def date_of_spell(calendar: Calendar, act: Token) -> TimeExpression | None:
    """The dates of "eight days of *strikes*", from that of what they led up to."""
    found = find_spell(act)
    if found is None:
        return None
    length, verb = found
    told = (calendar.of(one) for one in (verb, *grammar.surface_subjects(verb)))
    end = next((time for time in told if time is not None), calendar.today)
    return None if end is None else length.up_to(end)


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
        clause = link.head
        if clause.head.i != clause.i:
            return [clause], clause.head
        main = (child for child in clause.children if child.dep_ == "conj" and grammar.is_verb(child))
        return [clause], next(main, None)  # clauses mistaken for sisters
    outer = link.head
    while outer.head.i != outer.i and (outer.dep_ in {"npadvmod", "pobj"} or outer.pos_ == "ADP"):
        outer = outer.head  # hung on the "days" of "days after the coup"
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


def _is_own(word: Token, head: Token) -> bool:
    """Whether a time stands in the act's own clause, not in one below it."""
    for child, parent in grammar.ancestors(word):
        if child.dep_ in {"advcl", "relcl", "ccomp"} or (child.dep_ == "conj" and grammar.is_verb(child)):
            return False
        if parent.i == head.i:
            return True
    return False


def _is_of_verb(head: Token, verb: Token) -> bool:
    """Whether the verb tells the act, or is the first of several of which the act is one: "called and *begged* him"."""
    while head.dep_ == "conj" and grammar.is_verb(head) and head.tag_ == head.head.tag_:
        head = head.head
    return head.i == verb.i or (head.head.i == verb.i and head.dep_ in SAME_ACT)
