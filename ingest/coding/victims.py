"""Who is hit where words name only a thing or a number: people in shops and camps, at a protest, where an attack was.

Their country is that of the place, settled when it is known (`ingest.coding.nations`), unless grammar tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.coding import grammar
from ingest.coding.model import Actor, Party
from ingest.coding.resolver import Resolver
from ingest.coding.slots import Hit, complements
from ingest.coding.syntax import words
from ingest.coding.tree import Token
from ingest.ids import stable_id

RULERS = frozenset({"GOV", "MIL", "COP"})  # whose own people protest against them
ANYBODY = frozenset({"anybody", "anyone", "those", "whoever"})
GROUND = frozenset({"in", "at", "near", "on", "against", "of"})  # ties an attack to what it was on


def people_hit(things: Sequence[Token], sources: Sequence[Party], resolve: Resolver) -> list[Party]:
    """The people of the first thing hit that stands for some: "looted *shops*", "crushed the *uprising*"."""
    for thing in things:
        if thing.lemma_.lower() in words("gathering") and not _is_any(thing):
            rulers = (p.actor.country for p in sources if p.actor.sector in RULERS)
            return [_people(thing, next(rulers, None), resolve)]
        if thing.lemma_.lower() in words("lived_in"):
            return [_people(thing, None, resolve)]
    return []


def threatened(hit: Hit, sources: Sequence[Party], resolve: Resolver) -> list[Party]:
    """To whom it would be done: "warned that *looters* would be shot", "that *anyone* armed would be held"."""
    clauses = [clause for clause in complements(hit.head) if grammar.is_passive(clause)]
    clauses += [c for clause in clauses for c in clause.children if c.dep_ == "csubjpass"]  # "anyone holding arms"
    for subject in (t for clause in clauses for t in grammar.surface_subjects(clause)):
        if found := [p for p in resolve(subject) if p.actor.actor_id not in {s.actor.actor_id for s in sources}]:
            return found
        if subject.lower_ in ANYBODY:
            rulers = (p.actor.country for p in sources if p.actor.sector in RULERS)
            return [_people(subject, next(rulers, None), resolve)]
    return []


def _is_any(thing: Token) -> bool:
    """Whether none in particular is meant: "banned *demonstrations*"."""
    return thing.tag_ == "NNS" and not any(c.dep_ in {"det", "poss", "nummod"} for c in thing.children)


def _people(thing: Token, country: str | None, resolve: Resolver) -> Party:
    start = resolve.offset + thing.idx
    actor = Actor(stable_id(thing.lower_, country), thing.lower_, "population", country, "CVL")
    return Party(thing.text, start, start + len(thing.text), actor)


def at_the_scene(hit: Hit, targets: Sequence[Party], resolve: Resolver) -> list[Party]:
    """The targets, those only counted taken for people where the deed was: "the attack on *Chad*, which killed ten"."""
    if hit.head.lemma_ not in words("casualty") or grammar.is_passive(hit.head):
        return list(targets)
    ground = [t for deed in grammar.surface_subjects(hit.head) for t in grammar.prepositional(deed, GROUND)]
    there = (p.actor.country for t in ground for p in resolve(t) or resolve.scene(t) or resolve.owner(t))
    country = next((code for code in there if code not in {None, "IGO", "NGO"}), None)
    return [_moved(party, country) if country is not None and _is_count(party) else party for party in targets]


def _is_count(party: Party) -> bool:
    """Whether nothing but a number tells who they are."""
    return party.actor.kind == "population" and party.actor.name == "people"


def _moved(party: Party, country: str) -> Party:
    actor = replace(party.actor, actor_id=stable_id(party.actor.name, country), country=country)
    return replace(party, actor=actor)
