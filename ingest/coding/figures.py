"""Words that tell no act: figures of speech, questions, chance, private life, what somebody is only charged with."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding import grammar
from ingest.coding.arguments import Arguments
from ingest.coding.model import Party
from ingest.coding.slots import Hit, fill
from ingest.coding.syntax import words
from ingest.coding.tree import Token

DEFINITE = frozenset({"the", "this", "these", "those", "its", "his", "her", "their"})
PUBLIC_WHOEVER = frozenset({"ASSAULT", "COERCE", "PROTEST"})
FORCE = frozenset({"ASSAULT", "MOBILIZE"})
ASKING = frozenset({"MD", "VBD", "VBP", "VBZ"})  # tags of the verb that a question begins with
THINGS = frozenset({"it", "this", "that", "what"})
QUOTES = ' "“”'
_CIVIL = frozenset({"GOV", "PTY", "OPP", "LEG"})  # sectors of people who fight with words
_SCOLDED = frozenset({"PTY", "LEG", "JUD", "MED"})  # sectors of whom politicians speak ill
LIKENED = frozenset({"siege", "blockade", "truce", "coup"})  # acts of other types that other things are likened to


def is_figure(hit: Hit, sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Whether the words of violence are a figure: "a *price* war", "a war *of words*", "*Amazon* attacked its rivals".

    What kills or wounds people is none, whoever does it.
    """
    if hit.head.lemma_ in words("casualty"):
        return False
    if hit.entry.event_type not in FORCE and not LIKENED & {t.lemma_ for t in hit.words}:
        return False
    if hit.entry.pos == "n" and is_label(hit.head):
        return True
    kinds = {t.lower_ for t in fill("mod", hit)} | {t.lower_ for t in fill("+of", hit)}
    if not kinds.isdisjoint(words("figure")):
        return True
    if not targets and any(t.lemma_ == "war" for t in hit.words) and any(t.pos_ == "NOUN" for t in fill("+on", hit)):
        return True  # "declared war on malaria"
    sides = [*sources, *targets]
    return bool(sources) and all(p.actor.sector == "BUS" for p in sides)


def is_in_words(hit: Hit, sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Whether a politician attacks another, or a party, judges or the press: "the premier *attacked* his rival".

    States and forces, and whoever attacks them, do so with more than words.
    """
    is_bare = hit.entry.event_type == "ASSAULT" and [t.lemma_ for t in hit.words] == ["attack"]
    if not is_bare or not sources or not targets:
        return False
    are_politicians = all(p.actor.kind == "person" and p.actor.sector in _CIVIL for p in sources)
    return are_politicians and all(
        p.actor.sector in _SCOLDED or (p.actor.kind == "person" and p.actor.sector in _CIVIL) for p in targets
    )


def is_label(noun: Token) -> bool:
    """Whether the noun is only what something is said to be (like): "whether it was a *coup*", "looks like a *war*".

    What it is said not to be is denied ("was never a coup"), what it has become is told.
    """
    if not any(c.lower_ in {"a", "an"} for c in noun.children):
        return False
    if noun.dep_ == "pobj":
        return noun.head.lower_ == "like"
    is_name = noun.dep_ == "attr" and noun.head.lemma_ == "be" and not grammar.is_negated(noun.head)
    return is_name and any(t.lower_ in THINGS for t in grammar.surface_subjects(noun.head))


def is_asked(hit: Hit) -> bool:
    """Whether the act is what is asked, not what is taken for granted: "Did they fire?", "Who could blame him?"."""
    doc, verb = hit.head.doc, hit.head
    while verb.dep_ == "conj":
        verb = verb.head
    text = doc.text.strip(QUOTES)
    if verb.dep_ != "ROOT" or not text.endswith("?") or any(mark in text for mark in '“"'):
        return False
    return doc[0].tag_ in ASKING or any(c.tag_ == "MD" for c in verb.children)


def is_by_chance(doer: Token) -> bool:
    """Whether nature, an accident or a disease does it: "floods", "Hurricane Maria", "a heart attack"."""
    if doer.lemma_.lower() in words("bystander") or doer.lower_.removesuffix("s") in words("bystander"):
        return True
    return any(c.dep_ == "compound" and c.lower_ in words("chance_modifier") for c in doer.children)


def is_interview(hit: Hit, targets: Sequence[Party]) -> bool:
    """Whether somebody only speaks to the press: "*speaking to the BBC*, the singer said"."""
    is_talk = hit.entry.event_type == "CONSULT" and hit.entry.head in words("talking")
    return is_talk and bool(targets) and all(p.actor.sector == "MED" for p in targets)


def is_mishap(hit: Hit) -> bool:
    """Whether people were killed or hurt in traffic: "was killed *when his car hit a tree*"."""
    if hit.head.lemma_ not in words("casualty") or not grammar.is_passive(hit.head):
        return False
    return any(_is_crash(c) for c in hit.head.children if c.dep_ == "advcl" and c.i > hit.head.i)


def _is_crash(verb: Token) -> bool:
    vehicles = {t.lemma_ for t in grammar.doers(verb)} & words("vehicle")
    blown = any(t.lemma_ in words("explosive") for t in grammar.undergoers(verb))  # "hit a mine"
    return bool(vehicles) and verb.lemma_ in words("crashing") and not blown


def is_private(hit: Hit, roles: Arguments, sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Whether people of private life, or firms, deal with one another: "the *singer* thanked her *fans*".

    Violence, protest and force are told of anybody; a matter of state stays one whoever speaks of it.
    """
    if hit.entry.event_type in PUBLIC_WHOEVER or any(t.lemma_.lower() in words("political") for t in hit.head.subtree):
        return False
    others = roles.targets or roles.direct
    if roles.sources and others and all(_is_private(t) for t in (*roles.sources, *others)):
        return True
    firms = bool(sources and targets) and all(p.actor.sector == "BUS" for p in (*sources, *targets))
    return firms and all(p.actor.kind == "organisation" for p in (*sources, *targets))


def _is_private(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_ in words("private")


def is_charge(word: Token, is_deed: bool) -> bool:
    """Whether the act is what somebody is blamed or held for: "accused of *lying*", "on suspicion of *spying*".

    Also what he is said to have got up: "accused of organising *riots*", but not "of leading *the* riots". A deed of
    force that somebody is openly accused of or condemned for is told as done.
    """
    is_got_up = word.pos_ == "NOUN" and word.dep_ == "dobj" and not any(c.lower_ in DEFINITE for c in word.children)
    verb = word.head if is_got_up else word
    while verb.dep_ == "conj" or (verb.dep_ == "xcomp" and verb.head.dep_ == "pcomp"):  # "of plotting to *kill*"
        verb = verb.head
    if verb.dep_ != "pcomp" or verb.head.lower_ not in {"of", "for", "with", "over"}:
        return False
    blame = verb.head.head
    if is_got_up and blame.dep_ in {"dobj", "nsubjpass"}:  # "of" is often hung on who is blamed
        blame = blame.head
    if is_deed and not is_got_up and blame.lemma_ in words("reaction") | {"accuse"}:
        return False
    return blame.lemma_ in words("blame") or blame.lemma_.lower() in words("charge")
