"""Acts told by several words in a sentence made one, and acts of several parties split into pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from ingest.coding import grammar
from ingest.coding.acts import VERBAL_TYPES, Act, is_political, is_public
from ingest.coding.model import Party
from ingest.coding.syntax import words
from ingest.coding.tree import Token

SEVERAL_MEETINGS = frozenset({"meetings", "calls", "visits", "conversations", "briefings"})
OWN = frozenset({"dobj", "nsubjpass", "ccomp"})  # what a verb does its deed to, or says
STEPS = frozenset({"abduct", "torture", "sexual"})  # modes of violence that another deed follows
OTHER_TIMES = frozenset({"after", "before", "since", "until"})
ONE_WAY = frozenset({"ACCUSE", "REQUEST", "THREATEN"})  # types that each side does to the other by itself
BETWEEN = frozenset({"AGREE", "ASSAULT", "CONCEDE", "CONSULT", "COOPERATE"})  # types that two sides do together
NEAR = 4  # steps in the tree within which two words of one type may tell one act


def merge(acts: Sequence[Act]) -> list[Act]:
    """One act for triggers of the same type that tell the same act, the fullest one kept with what the others add."""
    kept: list[Act] = []
    for act in sorted(acts, key=_fullness, reverse=True):
        for at, other in enumerate(kept):
            if _same(act, other):
                adds = not (
                    _is_ranked(act.head) and other.sources
                )  # "the first meeting between leaders" names nobody new
                kept[at] = replace(
                    other,
                    sources=other.sources or act.sources,
                    targets=other.targets or (act.targets if adds else ()),
                    absorbed=(*other.absorbed, act),
                )
                break
        else:
            kept.append(act)
    return sorted(kept, key=lambda act: act.head.i)


def _fullness(act: Act) -> tuple[bool, int, int, int]:
    return not _is_ranked(act.head), bool(act.sources) + bool(act.targets), len(act.words), -act.head.i


def _same(one: Act, other: Act) -> bool:
    if one.event_type != other.event_type or _apart(one, other):
        return False
    if _agree(one.sources, other.sources) and (_are_casualties(one, other) or _goes_on(one, other)):
        return True
    if _is_deed_of(one, other) or _is_deed_of(other, one) or _is_ranked(one.head) or _is_ranked(other.head):
        return True
    if not (_agree(one.sources, other.sources) and _agree(one.targets, other.targets)):
        return False
    if _ids(one.sources) == _ids(other.sources) and _ids(one.targets) == _ids(other.targets):
        return True
    return _related(one.head, other.head)


def _are_casualties(one: Act, other: Act) -> bool:
    """Whether both tell what one attack did to people: "ten were *killed* and dozens *wounded*"."""
    return {one.head.lemma_, other.head.lemma_} <= words("casualty") and _in_one_list(one.head, other.head)


def _goes_on(one: Act, other: Act) -> bool:
    return _joined(one.head, other.head) and not (_named(one) and _named(other))


def _apart(one: Act, other: Act) -> bool:
    """Whether joined verbs do different things to different objects: "closed the border and froze the assets"."""
    first, second = one.head, other.head
    if not _in_one_list(first, second):
        return False
    if one.event_type == "ASSAULT":  # "killed ten and wounded twenty" tells of one attack, "abducted and killed" of two
        return one.mode != other.mode and (one.mode in STEPS or other.mode in STEPS)
    if one.event_type == "COERCE" and grammar.is_passive(first) and grammar.is_passive(second):
        return first.lemma_ != second.lemma_  # "was arrested and charged", two steps of the law
    own, others = _objects(one), _objects(other)
    return bool(own and others) and own.isdisjoint(others)


def _objects(act: Act) -> set[str]:
    """Lemmas of what the verb does its deed to, of words also through their preposition: "called *for* a vote"."""
    objects = {t.lemma_ for t in act.head.children if t.dep_ in OWN}
    if act.event_type not in VERBAL_TYPES:
        return objects
    return objects | {t.lemma_ for w in act.words if w.pos_ == "ADP" for t in w.children if t.dep_ == "pobj"}


def _in_one_list(one: Token, other: Token) -> bool:
    """Whether the words are verbs joined to each other, directly or through the verbs between them."""
    return grammar.is_verb(one) and grammar.is_verb(other) and _first_of_list(one).i == _first_of_list(other).i


def _first_of_list(verb: Token) -> Token:
    while verb.dep_ == "conj" or _is_listed(verb):
        verb = verb.head
    return verb


def _is_listed(verb: Token) -> bool:
    """Whether the parser took the second of three passives for a clause: "was abducted, *tortured* and killed"."""
    return (verb.dep_, verb.tag_) == ("advcl", "VBN") and verb.head.i == verb.i - 2 and verb.nbor(-1).text == ","


def _is_deed_of(verb: Act, noun: Act) -> bool:
    """Whether the verb tells what the other act did: "the *attack* on the church *killed* forty".

    So does a passive before the time of the deed: "ten *were killed* when soldiers *opened* fire".
    """
    deed, told = noun.head, verb.head
    if verb.event_type != "ASSAULT" or _first_of_list(deed.head) is not _first_of_list(told):
        return False
    if not grammar.is_verb(deed):
        return deed.dep_ == "nsubj" and deed.head is told
    is_moment = any((c.dep_ == "advmod" and c.lower_ in {"when", "as"}) or c.dep_ == "mark" for c in deed.children)
    is_done = not verb.sources and grammar.is_passive(told) and told.lemma_ in words("casualty")
    return is_done and deed.dep_ == "advcl" and is_moment


def _is_ranked(noun: Token) -> bool:
    """Whether a noun only ranks what is told beside it: "met in Bali, the *first* meeting", "the *worst* fighting"."""
    ordinals = words("ordinal") if noun.dep_ in {"appos", "npadvmod"} else {"first"}
    ranks = {c.lower_ for c in noun.children if c.tag_ == "JJS" or c.lower_ in ordinals}
    return not grammar.is_verb(noun) and bool(ranks - {"latest"}) and noun.dep_ in {"appos", "attr", "npadvmod", "pobj"}


def _joined(one: Token, other: Token) -> bool:
    """Whether one goes on with the other: "killed and wounded", "attacked the town, killing ten"."""
    for low, high in ((one, other), (other, one)):
        if low.head.i == high.i and (low.dep_ == "conj" or (low.dep_ == "advcl" and low.tag_ == "VBG")):
            return True
    return False


def _named(act: Act) -> bool:
    return any(is_public(p.actor) for p in act.targets)


def _ids(parties: Iterable[Party]) -> set[str]:
    return {p.actor.actor_id for p in parties}


def _agree(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return not one or not other or bool(_ids(one) & _ids(other))


def _related(one: Token, other: Token) -> bool:
    """Whether one word stands close above the other in the tree."""
    for low, high in ((one, other), (other, one)):
        for steps, (child, parent) in enumerate(grammar.ancestors(low), 1):
            if parent.i == high.i:
                return not _is_of_another_time(child)
            if steps >= NEAR:
                break
    return False


def _is_of_another_time(clause: Token) -> bool:
    """Whether a clause tells of before or after: "is held *since* guards detained him"."""
    return clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in OTHER_TIMES for c in clause.children)


def pairs(act: Act) -> list[tuple[Party | None, Party | None]]:
    """Each source with each target; of a reciprocal act each unordered pair of parties once, if it is not of words.

    "Armenia and Azerbaijan accused *each other*" tells two accusations, "met each other" one meeting.
    """
    if act.symmetric or _is_between(act):
        parties = [*sorted(_delegates(act), key=lambda party: party.start), *act.targets]
        known = [party for party in parties if is_political(party.actor)]
        parties = known if len(known) > 1 else parties
        if len(parties) > 1 and not (act.noun is not None and act.noun.lower_ in SEVERAL_MEETINGS and act.sources):
            return list((permutations if act.event_type in ONE_WAY else combinations)(parties, 2))
        if len(parties) <= 1:
            return [(parties[0] if parties else None, None)]
    return [(s, t) for s in _sides(act.sources) or (None,) for t in _sides(act.targets) or (None,)]


def _is_between(act: Act) -> bool:
    """Whether two sides told by one word do it with each other: "*the two countries* fought a war"."""
    if act.event_type not in BETWEEN or act.targets or len(act.sources) != 2:
        return False
    one, other = act.sources
    return one.start == other.start and one.actor.country != other.actor.country


def _delegates(act: Act) -> Sequence[Party]:
    """The sources, those of one country as one when they deal with somebody else: "*two ministers* met the envoy"."""
    sides, others = _sides(act.sources), {p.actor.country for p in act.targets}
    is_delegation = len(sides) == 1 and others and sides[0].actor.country not in others
    return sides if is_delegation else act.sources


def _sides(parties: Sequence[Party]) -> list[Party]:
    """Parties told apart: those of one country who act together, at least one of them unnamed, count as one."""
    kept: list[Party] = []
    known = any(party.actor.country is not None for party in parties)
    for party in parties:
        country = party.actor.country
        if known and country is None and party.actor.name.islower():
            continue  # "the premier and allies"
        if country in {"IGO", "NGO"} or all(country != other.actor.country for other in kept):
            kept.append(party)
    return kept
