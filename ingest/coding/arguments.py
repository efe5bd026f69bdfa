"""Which words of the tree fill source and target of a lexicon hit.

The slots come from the entry's roles, else from the defaults of its part of speech. Which actors the words denote is
read in `ingest.coding.parties`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.coding import grammar
from ingest.coding.fallbacks import belongs, fallbacks
from ingest.coding.protests import grown_against
from ingest.coding.slots import Hit, affected, complements, fill, subjects_of_noun
from ingest.coding.syntax import words
from ingest.coding.tree import Token

NEAR_TARGETS = ("+on", "+against", "+with", "+to", "+into")
NOUN_TARGETS = (*NEAR_TARGETS, "+of", "+at", "+over", "+for", "+from")


WAYS = frozenset({"+to", "+into", "+of", "+from", "+for"})  # where protesters go, who they are, what they want


@dataclass(frozen=True, slots=True)
class Arguments:
    """Heads of the noun phrases in the two roles.

    `direct` are objects that are the targets when they denote actors themselves ("accused *Iraq* of it"); `fallbacks`
    are tried in turn when the targets name no actor.
    """

    sources: tuple[Token, ...] = ()
    targets: tuple[Token, ...] = ()
    symmetric: bool = False
    fallbacks: tuple[tuple[Token, ...], ...] = ()
    direct: tuple[Token, ...] = ()


def arguments(hit: Hit) -> Arguments:
    """The words in the roles of source and target; either may be empty."""
    if hit.entry.roles.symmetric:
        return _reciprocal(hit)
    if hit.entry.pos == "n":
        return _of_noun(hit)
    sources = _slots(hit, hit.entry.roles.source) if hit.entry.roles.source else fill("subj", hit)
    if not sources and hit.object is not None and not grammar.is_passive(hit.head):
        sources = fill("poss", hit)
    targets = _slots(hit, hit.entry.roles.target) if hit.entry.roles.target else _verb_targets(hit)
    objects = grammar.undergoers(hit.head) if hit.entry.pos == "v" else []
    is_mutual = any(_is_each_other(t) for target in (*targets, *objects) for t in (target, *target.subtree))
    is_shared = hit.head.lemma_ in words("mutual") or (hit.object is not None and hit.object.lemma_ in words("bond"))
    is_turned_outward = any(
        t is not hit.object for t in targets if t not in sources
    )  # "Fiji and Peru cut ties with Rome"
    if len(sources) > 1 and (is_mutual or (is_shared and not is_turned_outward)):
        return Arguments(tuple(sources), symmetric=True)
    direct = fill("obj", hit) if hit.entry.prepositions and hit.entry.roles.target != ("none",) else []
    direct += [word for word in hit.words if word.dep_ == "pobj"]  # "clashed with *police*", a phrase of the lexicon
    direct += _recipients(hit)
    return Arguments(
        tuple(sources),
        tuple(t for t in targets if t not in sources),
        fallbacks=fallbacks(hit),
        direct=tuple(t for t in direct if t not in sources),
    )


def _recipients(hit: Hit) -> list[Token]:
    """Who is to get what is promised: "agreed to surrender him *to the court*"."""
    if hit.entry.event_type != "AGREE" or hit.entry.pos != "v":
        return []
    return [t for clause in complements(hit.head) for t in grammar.prepositional(clause, {"to"})]


def _is_each_other(token: Token) -> bool:
    """Whether the word is the second of "each other" or "one another"."""
    return token.i > 0 and (token.nbor(-1).lower_, token.lower_) in {("each", "other"), ("one", "another")}


def _slots(hit: Hit, slots: Sequence[str]) -> list[Token]:
    """What fills the first of the slots that holds more than a date."""
    for slot in slots:
        found = [] if slot == "none" else [t for t in fill(slot, hit) if not _is_date(t)]
        if found:
            return found
    return []


def _is_date(token: Token) -> bool:
    """Whether the noun phrase is a day, month or year: "on *Monday*", "in *May*", "at the *weekend*"."""
    return token.lemma_.lower() in words("date") or (
        token.tag_ == "CD" and token.text.isdigit() and len(token.text) == 4
    )


def _verb_targets(hit: Hit) -> list[Token]:
    """Default target of a verb: its object or its preposition's, else the subject of its complement clause."""
    if hit.entry.prepositions and hit.entry.prepositions[-1].object is None:
        return _slots(hit, [f"+{hit.entry.prepositions[-1].lemma}"])
    if hit.object is not None:
        near = _slots(hit, ["iobj", *NEAR_TARGETS])
        if near or belongs(hit.object):
            return near or [hit.object]
        return _slots(hit, [*NOUN_TARGETS, "poss"]) or [hit.object]
    direct = [t for t in fill("iobj", hit) if t.dep_ == "dative"] or _slots(hit, ["obj", "iobj"])
    if direct and not _gives(hit):
        return direct
    clauses = fill("comp", hit)
    if hit.entry.event_type == "REQUEST":  # "demanded that the men be freed" is not asked of the men
        clauses = [c for c in clauses if not grammar.is_passive(c)]
    subjects = [t for c in clauses for t in grammar.surface_subjects(c)]
    if set(subjects) - set(fill("subj", hit)):
        return subjects
    return [t for c in clauses for t in affected(c)]


def _gives(hit: Hit) -> bool:
    """Whether the objects are what is given, not who gets it: "offered *troops*", but not "promised *him* that"."""
    objects = [c for c in hit.head.children if c.dep_ in {"dobj", "dative", "ccomp"}]
    is_given = all(c.dep_ == "dobj" and c.pos_ != "PRON" for c in objects)
    return hit.head.lemma_ in words("giving") and is_given


def _of_noun(hit: Hit) -> Arguments:
    """Default roles of a noun: possessor, "by" phrase, support subject or modifier acts on its preposition's object."""
    roles = hit.entry.roles
    given = [f"+{p.lemma}" for p in hit.entry.prepositions]
    usual = [s for s in given or NOUN_TARGETS if hit.entry.event_type != "PROTEST" or s not in WAYS]
    targets = _slots(hit, roles.target or usual)
    agents, owners = fill("+by", hit), fill("poss", hit)
    if roles.source:
        sources = _slots(hit, roles.source)
    else:
        sources = agents or owners or _inherited(hit.head) or modifiers(hit.head) or _participants(hit.head)
    if not targets and not roles.target and agents and owners:
        targets = owners
    targets = targets or _under(hit.head) or grown_against(hit)
    return Arguments(tuple(sources), tuple(t for t in targets if t not in sources), fallbacks=fallbacks(hit))


def _under(noun: Token) -> list[Token]:
    """Whom a measure holds: "*he* was under arrest", "put *them* under house arrest", "a *town* under siege"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "under":
        return []
    held = noun.head.head
    return grammar.undergoers(held) or grammar.surface_subjects(held) if grammar.is_verb(held) else [held]


def modifiers(noun: Token) -> list[Token]:
    """Compounds and adjectives of nationality before a noun; of "Hamas-led" the first part."""
    found = [c for c in noun.children if c.dep_ in {"compound", "nmod"} or (c.dep_ == "amod" and c.text[0].isupper())]
    for child in noun.children:
        if child.dep_ == "amod" and child.tag_ == "VBN":
            found += [c for c in child.children if c.dep_ in {"npadvmod", "compound", "nsubj", "dobj", "amod"}]
    return found


def _inherited(noun: Token) -> list[Token]:
    """The subject a support verb lends to the noun, also when the noun heads its relative clause or participle."""
    found = subjects_of_noun(noun)
    if found:
        return found
    for child in noun.children:
        if child.dep_ in {"relcl", "acl"} and child.lemma_ in words("support"):
            found = grammar.doers(child)
            if found and noun not in found:
                return found
    return []


def _participants(noun: Token) -> list[Token]:
    """Who is involved in, stands behind or is blamed for what the noun names."""
    noun = noun.head if noun.dep_ == "conj" else noun
    preposition, governor = noun.head, noun.head.head
    if noun.dep_ != "pobj":
        return []
    if preposition.lower_ in {"in", "with"} and governor.lemma_ in words("participation"):
        return grammar.surface_subjects(governor) if grammar.is_verb(governor) else [governor]
    if preposition.lower_ == "with" and governor.lemma_ == "connection":  # "jailed in connection with the killing"
        governor = governor.head.head
    if preposition.lower_ in {"with", "for", "over"} and governor.lemma_ in words("penance"):
        return grammar.surface_subjects(governor)
    if preposition.lower_ == "behind" and governor.pos_ in {"NOUN", "PROPN"}:
        return [governor]
    if preposition.lower_ in {"for", "of", "over", "with"} and governor.lemma_ in words("blame"):
        return grammar.undergoers(governor)
    return []


def _reciprocal(hit: Hit) -> Arguments:
    """All parties of an act done together: subjects, objects, "with", "between", "among", compounds, possessors."""
    head, noun = hit.head, hit.noun
    if hit.entry.pos == "v":
        first = grammar.doers(head) or (grammar.surface_subjects(head) if grammar.is_passive(head) else [])
        first = [t for t in first if t is not hit.object]
        others = _slots(hit, ["+with", "+between", "+among", "obj", "+to", "+by"])
    else:
        first = fill("poss", hit) or fill("+by", hit) or _inherited(head)
        others = fill("+between", hit) + fill("+among", hit) + fill("+with", hit)
        if _tell_all(fill("+between", hit)):
            return Arguments(tuple(others), symmetric=True)
    if hit.entry.complement in words("meeting") and not others:  # "agreed to meet *them*"
        others = [t for clause in complements(head) for t in affected(clause)]
    if noun is not None and not others:
        others = fill("+of", hit) or modifiers(noun)
    if not first and len(others) < 2:
        first = _subject_of_clause(noun or head)
    return Arguments(tuple(first), tuple(t for t in others if t not in first), symmetric=True)


def _tell_all(parties: Sequence[Token]) -> bool:
    """Whether the words after "between" name all parties: "Oman hosted talks between *the two sides*"."""
    return len(parties) > 1 or any(c.lower_ in {"both", "the"} for t in parties for c in t.children)


def _subject_of_clause(token: Token) -> list[Token]:
    """Subject of the clause around a noun: "*Lavrov* spoke after talks with Iran"."""
    for _, parent in grammar.ancestors(token):
        if grammar.is_verb(parent):
            return grammar.surface_subjects(parent)
    return []
