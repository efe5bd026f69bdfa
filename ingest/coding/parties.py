"""Which actors the words in the roles of an act denote.

A noun phrase that names no actor itself hands over to the actor it belongs to ("Israel's conduct", "a strike by the
army", "the Russian offensive"), a thing to whom it is to reach or to those who live where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.coding import grammar
from ingest.coding.arguments import Arguments, modifiers
from ingest.coding.clauses import is_placed
from ingest.coding.model import Party
from ingest.coding.resolver import Resolver
from ingest.coding.slots import Hit, affected
from ingest.coding.syntax import words
from ingest.coding.tree import Token
from ingest.coding.victims import at_the_scene, people_hit, threatened

KEEPERS = frozenset({"COP", "JUD", "SPY"})  # who announce the arrests they make
ARMED = frozenset({"MIL", "COP"})
OUTWARD = frozenset({"AGREE", "MOBILIZE", "REJECT", "RETREAT", "SANCTION"})  # done with one's own, to others
POSSESSIVES = frozenset({"its", "their", "his", "her"})
FORCE = frozenset({"ASSAULT", "COERCE"})
SCENES = frozenset({"in", "at", "near", "outside", "inside", "on", "across"})
REACH = 3  # noun phrases followed from one that names no actor to the actor behind it


def parties(hit: Hit, roles: Arguments, resolve: Resolver) -> tuple[list[Party], list[Party]]:
    """Sources and targets as actors; nobody acts on himself but through a clause hung too low by the parser."""
    written = roles.sources
    if hit.entry.event_type == "CONSULT":  # numbers of people gather, they do not confer
        written = tuple(t for t in written if t.lemma_.lower() not in words("crowd"))
    sources = resolve_all(written, resolve)
    if hit.entry.event_type in OUTWARD:
        roles = _leave_own(roles, sources, resolve)
    targets = _resolve_targets(roles, resolve, sources)
    if hit.entry.event_type == "RETREAT":
        sources = sources or _doers_elsewhere(hit, resolve)
    if hit.entry.event_type in FORCE:
        sources = sources or _doers_elsewhere(hit, resolve)
        things = [*roles.targets, *(grammar.undergoers(hit.head) if hit.entry.pos == "v" else ())]
        targets = targets or _people_there(hit, roles, resolve) or people_hit(things, sources, resolve)
        targets = at_the_scene(hit, targets, resolve)
    if hit.entry.event_type == "THREATEN" and hit.entry.pos == "v":
        targets = targets or threatened(hit, sources, resolve)
    if hit.entry.event_type == "PROTEST":  # what is blocked or marched through is the scene
        targets = [p for p in targets if p.actor.kind != "place"]
    if hit.entry.event_type == "MOBILIZE":  # one's own forces are the means
        own = {None, *(p.actor.country for p in sources)}
        targets = [p for p in targets if p.actor.sector not in ARMED or p.actor.country not in own]
    others = _without(targets, sources)
    if targets and not others and hit.entry.pos == "v" and not roles.symmetric:
        above = resolve_all(grammar.subject_above(hit.head), resolve) if hit.head.dep_ == "conj" else []
        if above and _without(targets, above):
            return above, _without(targets, above)
    return sources, others


def _doers_elsewhere(hit: Hit, resolve: Resolver) -> list[Party]:
    """Who did what a passive tells without a doer: who announces an arrest, or made the attack it is part of.

    "Two men were held, *police* said", "the *Hamas*-led attack in which 1,200 were killed".
    """
    verb = hit.head
    if not grammar.is_verb(verb) or not grammar.is_passive(verb):
        return []
    if verb.dep_ == "relcl" and any(c.lower_ == "which" for t in verb.children for c in t.children):
        return behind(verb.head, resolve) if verb.head.lemma_ in words("instrument") else []
    if hit.entry.event_type in {"COERCE", "RETREAT"} and (keepers := _keepers(verb, resolve)):
        return keepers
    if hit.entry.event_type == "COERCE" and verb.dep_ == "ccomp" and verb.head.lemma_ in words("speech"):
        said = resolve_all(grammar.doers(verb.head), resolve, through=False)
        return [p for p in said if p.actor.sector in KEEPERS]
    return []


def _keepers(verb: Token, resolve: Resolver) -> list[Party]:
    """Whose the prison is in which somebody is held or from which he is freed: "held in *Iranian* jails"."""
    prisons = grammar.prepositional(verb, {"in", "from"})
    return [p for prison in prisons if prison.lemma_ in words("prison") for p in behind(prison, resolve)]


def _leave_own(roles: Arguments, sources: Sequence[Party], resolve: Resolver) -> Arguments:
    """The roles without what is the source's own: "withdrew *its troops*", "recalled *his ambassador*"."""
    countries = {party.actor.country for party in sources}

    def is_own(token: Token) -> bool:
        if token.lemma_.lower() in words("lived_in"):  # "surrounded *his home*"
            return False
        owners = [c for c in token.children if c.dep_ == "poss" and c.lower_ in POSSESSIVES]
        return any(not resolve(owner) or resolve(owner)[0].actor.country in countries for owner in owners)

    def others(tokens: Sequence[Token]) -> tuple[Token, ...]:
        return tuple(token for token in tokens if not is_own(token))

    fallbacks = tuple(others(tokens) for tokens in roles.fallbacks)
    return replace(roles, targets=others(roles.targets), direct=others(roles.direct), fallbacks=fallbacks)


def _without(all_of: Sequence[Party], others: Sequence[Party]) -> list[Party]:
    return [p for p in all_of if all(p.actor.actor_id != other.actor.actor_id for other in others)]


def resolve_all(tokens: Sequence[Token], resolve: Resolver, through: bool = True) -> list[Party]:
    """Actors of all the noun phrases, each actor once; `through` lets phrases hand over to the actor behind them."""
    parties: list[Party] = []
    for token in _listed(tokens):
        for party in (
            _person_described(token, resolve)
            or resolve(token)
            or _owner(token, resolve)
            or (behind(token, resolve) if through else [])
        ):
            if all(party.actor.actor_id != other.actor.actor_id for other in parties):
                parties.append(party)
    return parties


def _person_described(token: Token, resolve: Resolver) -> list[Party]:
    """The person whom an apposition describes: "*Ana Ruiz*, a doctor who was arrested"."""
    if token.dep_ != "appos" or token.pos_ != "NOUN" or token.head.pos_ != "PROPN":
        return []
    return [p for p in resolve(token.head) if p.actor.kind == "person"]


def _resolve_targets(roles: Arguments, resolve: Resolver, sources: Sequence[Party]) -> list[Party]:
    """The actors acted on: objects that are actors, else the targets, else the first fallback that names one.

    Words that name only the sources themselves are kept for when nothing else is found.
    """
    found = [party for token in roles.direct for party in resolve(token)]
    last = [t for tokens in (roles.targets, *roles.fallbacks) for token in tokens for t in _reached(token)]
    for tokens in (roles.targets, *roles.fallbacks):
        if _without(found, sources):
            break
        named = resolve_all(tokens, resolve)
        found = named if _without(named, sources) else found or named
    return found or resolve_all(last, resolve)


def _reached(thing: Token) -> list[Token]:
    """Whom a thing is to reach: "aid entering *Gaza*", "from entering *Gaza*", "arms shipments to *Kyiv*"."""
    clauses = [c for c in thing.children if c.dep_ == "acl" and c.tag_ == "VBG"]
    clauses += [thing] if thing.tag_ == "VBG" else []
    return [t for clause in clauses for t in affected(clause)] + grammar.prepositional(thing, {"to", "into", "for"})


def _people_there(hit: Hit, roles: Arguments, resolve: Resolver) -> list[Party]:
    """Those who live where a thing is hit or force is used: "shelled a market in *Khartoum*", "the war in *Yemen*"."""
    if hit.entry.pos == "n":
        hosts = [] if hit.head.dep_ == "pobj" and hit.head.head.lower_ in {"by", "in", "with"} else [hit.head]
    else:
        hosts = [*roles.targets, hit.head] if roles.targets else []
    hosts += [t for host in hosts for t in grammar.prepositional(host, SCENES)]
    places = (t for host in hosts for t in grammar.prepositional(host, SCENES))
    return next((found for t in places if (found := resolve.scene(t) or _known(resolve.owner(t)))), [])


def _owner(thing: Token, resolve: Resolver) -> list[Party]:
    """Whose a thing is; of a deed that may be whom it was done to: "the *bombing* of Aden", "the envoy's *murder*"."""
    is_done_to = thing.lemma_ in words("deed") and grammar.prepositional(thing, {"of"})
    return [] if is_done_to or thing.lemma_ in words("undergone") else _known(resolve.owner(thing))


def _possessors(thing: Token) -> list[Token]:
    """Who has or did the thing; whoever underwent it only where "of" tells so: "*Chile's* arrest of the envoy"."""
    is_victim = thing.lemma_ in words("undergone") and not grammar.prepositional(thing, {"of"})
    return [] if is_victim else [c for c in thing.children if c.dep_ == "poss"]


def _known(parties: list[Party]) -> list[Party]:
    """Those of whom more than the name is known: whose a thing is by an unknown name says nothing."""
    return [p for p in parties if p.actor.kind is not None or p.actor.country is not None or p.actor.sector is not None]


def _listed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the rest of lists that the parser takes for appositions: "Argentina, *Brazil* and *Paraguay*".

    A list of names stands for the plural that it spells out: "the two ministers, *Anna Lee* and *Bo Poe*".
    """
    found = list(tokens)
    for token in tokens:
        if token.tag_ == "NNS" and (names := _spelt_out(token)):
            found.remove(token)
            found += [t for t in names if t not in found]
        for child in token.children if token.pos_ == "PROPN" else ():
            is_list = child.dep_ == "appos" and child.pos_ == "PROPN" and any(c.dep_ == "conj" for c in child.children)
            found += [t for t in grammar.coordinated(child) if t not in found] if is_list else []
    return found


def _spelt_out(plural: Token) -> list[Token]:
    """The names after a plural noun that tell who they are."""
    lists = [grammar.coordinated(c) for c in plural.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return next((names for names in lists if len(names) > 1), [])


def behind(token: Token, resolve: Resolver, depth: int = 0) -> list[Party]:
    """The actor a thing belongs to: its possessor, agent, modifier of nationality or "of" phrase, else none."""
    if depth >= REACH or token.pos_ not in {"NOUN", "PROPN", "VERB", "NUM", "ADJ", "PRON"}:
        return []
    steps = _possessors(token) + grammar.prepositional(token, {"by"})
    steps += modifiers(token) if token.pos_ in {"NOUN", "PROPN"} else []
    steps += [] if token.lemma_ in words("deed") else grammar.prepositional(token, {"of"})
    steps += [t for t in grammar.prepositional(token, {"from"}) if any(p.actor.sector != "CVL" for p in resolve(t))]
    clauses = [c for c in token.children if c.dep_ == "relcl" and not is_placed(c)]
    clauses = [c for c in clauses if c.lemma_ not in words("speech")]
    steps += [t for clause in clauses for t in grammar.doers(clause) if t.i != token.i]
    steps += [t for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN" for t in grammar.agents(c)]
    if token.pos_ == "VERB":
        steps += grammar.surface_subjects(token)
    if token.dep_ == "pobj" and token.head.lower_ == "behind":  # "the *man* behind the attacks, which killed ten"
        steps.append(token.head.head)
    if (
        token.lemma_.lower() in words("speaking_noun")
        and token.dep_ in {"dobj", "nsubjpass"}
        and grammar.is_verb(token.head)
    ):
        steps += grammar.doers(token.head)
    for step in steps:
        found = _known(resolve(step)) or _owner(step, resolve) or behind(step, resolve, depth + 1)
        if found:
            return found
    return []
