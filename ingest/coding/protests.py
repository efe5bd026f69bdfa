"""Against whom people are out, where a protest does not say it in its own phrase.

"Marched to demand the exit of *the minister*", "chanted: *Mugabe* out!", "became the target of protests".
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.coding import grammar
from ingest.coding.slots import Hit, affected, fill
from ingest.coding.syntax import words
from ingest.coding.tree import Token

OUSTING = frozenset({"go", "leave", "out", "quit", "resign"})  # after a name in a slogan
CURSES = frozenset({("death", "to"), ("down", "with")})  # before it


def protested_against(hit: Hit) -> tuple[tuple[Token, ...], ...]:
    """Against whom people are out: "marched *against the law*", "*to demand the exit of the minister*"."""
    if hit.entry.event_type != "PROTEST":
        return ()
    found = [fill("+against", hit), list(_slogan(hit.head))]
    things = [t for t in hit.words if t.dep_ == "pobj"]
    found.append([c for t in things for c in t.children if c.dep_ in {"compound", "poss"}])  # "through *police* lines"
    aims = [c for c in hit.head.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB"]
    for aim in (c for c in aims if c.lemma_ not in words("siding")):  # not "marched to defend *him*"
        found += [affected(aim), grammar.prepositional(aim, {"for"})]  # "to call for *his* exit"
    return tuple(tuple(tokens) for tokens in found if tokens)


def _slogan(verb: Token) -> Iterator[Token]:
    """Whom a slogan names: "chanted '*Mugabe* must go'", "shouted 'Down with *the king*'"."""
    if verb.lemma_ not in words("chanting"):
        return
    said = list(verb.doc)[verb.i + 1 :]
    for at, token in enumerate(said):
        before = tuple(t.lower_ for t in said[max(at - 3, 0) : at] if t.lower_ != "the")[-2:]
        after = next((t for t in said[at + 1 : at + 3] if t.lower_ not in {"must", "should"}), None)
        if before in CURSES or (token.text[0].isupper() and after is not None and after.lower_ in OUSTING):
            yield token


def grown_against(hit: Hit) -> list[Token]:
    """Whom protests come to be against: "*he* became the target of protests", "grew into a revolt against *him*"."""
    noun, verb = hit.head, hit.head.head
    if hit.entry.event_type != "PROTEST":
        return []
    if noun.lemma_ in words("revolt") and noun.dep_ in {"dobj", "nsubjpass"}:  # "*the king* crushed the revolt"
        return grammar.doers(verb)
    if noun.dep_ == "pobj" and verb.lower_ in {"of", "for"} and verb.head.lemma_ in words("aim"):
        above = next((p for _, p in grammar.ancestors(verb.head) if grammar.is_verb(p)), None)
        return grammar.surface_subjects(above) if above is not None and verb.head.dep_ in {"attr", "dobj"} else []
    grown = grammar.prepositional(verb, {"into", "to"}) if noun.dep_ == "nsubj" else []
    return [t for outcome in grown for t in grammar.prepositional(outcome, {"against"})]
