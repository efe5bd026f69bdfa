"""What fills each slot of a lexicon hit: its subject, objects, prepositions, clauses, as words of the tree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.coding import grammar
from ingest.coding.lexicon import Entry
from ingest.coding.syntax import words
from ingest.coding.tree import Token

CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "parataxis", "pcomp", "conj"})
PREDICATIVE = frozenset({"oprd", "attr", "acomp", "xcomp", "ccomp", "advcl", "npadvmod"})
PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "npadvmod"})
REACH = 12  # tokens after its head within which a preposition that the parser hung elsewhere is still taken


@dataclass(frozen=True, slots=True)
class Hit:
    """One lexicon entry found: its head word, its light object if any, and all the words of its phrase in order."""

    entry: Entry
    head: Token
    object: Token | None
    words: tuple[Token, ...]

    @property
    def noun(self) -> Token | None:
        """The noun that names the act: the head of a noun entry or the light verb's object."""
        return self.object or (self.head if self.entry.pos == "n" else None)


def fill(slot: str, hit: Hit) -> list[Token]:
    """Heads of what fills a slot of the hit: subj, obj, iobj, comp, pred, poss, mod or `+preposition`."""
    if slot.startswith("+"):
        return _prepositional(hit, slot[1:])
    reader = _SLOTS.get(slot)
    return [] if reader is None else reader(hit)


def _subjects(hit: Hit) -> list[Token]:
    if hit.entry.pos == "a":
        return _described(hit.head)
    return grammar.doers(hit.head) if hit.entry.pos == "v" else subjects_of_noun(hit.head)


def _described(adjective: Token) -> list[Token]:
    """Whom an adjective describes: the subject of the copula, or the noun it follows: "a *report* critical of"."""
    while adjective.dep_ == "conj":
        adjective = adjective.head
    above = adjective.head
    if adjective.dep_ in {"acomp", "attr", "oprd", "xcomp"} and grammar.is_verb(above):
        return grammar.surface_subjects(above)
    return [above] if adjective.dep_ == "amod" and adjective.i > above.i else []


def _objects(hit: Hit) -> list[Token]:
    """The objects; the light one only where the entry makes a party of it: "summoned the *ambassador*"."""
    found = grammar.undergoers(hit.head) if hit.entry.pos == "v" else []
    return found if "obj" in hit.entry.roles.target else [t for t in found if t is not hit.object]


def _indirect_objects(hit: Hit) -> list[Token]:
    return [t for c in hit.head.children if c.dep_ == "dative" for t in _dative(c)]


def _possessors(hit: Hit) -> list[Token]:
    return [t for c in (hit.noun or hit.head).children if c.dep_ == "poss" for t in grammar.coordinated(c)]


def _modifiers(hit: Hit) -> list[Token]:
    return [c for c in (hit.noun or hit.head).children if c.dep_ in PREMODIFIERS]


def _dative(child: Token) -> list[Token]:
    if child.pos_ == "ADP":
        return [t for grand in child.children if grand.dep_ == "pobj" for t in grammar.coordinated(grand)]
    return grammar.coordinated(child)


def _prepositional(hit: Hit, preposition: str) -> list[Token]:
    hosts = [hit.head] if hit.object is None else [hit.object, hit.head]
    hosts += [
        w for w in hit.words if w not in hosts and w.pos_ in {"ADP", "NOUN", "ADJ", "ADV"} and w.lower_ != preposition
    ]
    hosts += [c for c in hit.head.children if c.dep_ in {"dobj", "attr", "nsubjpass", "acomp"} and c not in hosts]
    for host in hosts:
        found = grammar.prepositional(host, {preposition})
        if found:
            return found
    word = find_preposition(hit.head, hit.object, preposition, None)
    if word is None:
        return []
    objects = [t for c in word.children if c.dep_ in {"pobj", "pcomp"} for t in grammar.coordinated(c)]
    if objects:
        return objects
    if word.dep_ == "mark":  # "called for the government to resign"
        return [t for c in word.head.children if c.dep_ in grammar.SUBJECTS for t in grammar.coordinated(c)] or [
            word.head
        ]
    return []


_SLOTS: dict[str, Callable[[Hit], list[Token]]] = {
    "subj": _subjects,
    "obj": _objects,
    "iobj": _indirect_objects,
    "comp": lambda hit: complements(hit.head),
    "pred": lambda hit: predicatives(hit.head),
    "poss": _possessors,
    "mod": _modifiers,
}


def subjects_of_noun(noun: Token) -> list[Token]:
    """The subject that a support verb lends to the noun it governs ("*Russia* launched an attack")."""
    for child, parent in grammar.ancestors(noun):
        if grammar.is_verb(parent):
            if child.dep_ in {"dobj", "attr", "nsubjpass", "conj"} and parent.lemma_ in words("support"):
                return grammar.doers(parent)
            return []
        if child.dep_ not in {"pobj", "prep", "conj", "compound"}:
            return []
    return []


def complements(head: Token) -> list[Token]:
    """Heads of the clauses that complete the word: "ordered X *to leave*", "said that Y *left*", "*for leaving*"."""
    clauses = [c for c in head.children if c.dep_ in {"ccomp", "xcomp"} and c.i > head.i]
    direct = [t for c in clauses for t in grammar.coordinated(c) if t is c or not grammar.own_subjects(t)]
    infinitives = [
        c
        for c in head.children
        if c.dep_ in {"advcl", "acl"} and c.i > head.i and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
    ]
    gerunds = [g for c in head.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"]
    return direct + infinitives + gerunds + _told(head)


def predicatives(verb: Token) -> list[Token]:
    """What a verb of judging says its object is, wherever the parser hung it: "called the vote (as) a *sham*"."""
    later = [c for c in verb.children if c.i > verb.i]
    objects = [c for c in later if c.dep_ in grammar.OBJECTS]
    said = [c for c in later if c.dep_ in PREDICATIVE and c.lemma_.lower() not in words("date")]
    said += [g for o in objects for g in o.children if g.i > o.i and g.dep_ in {"amod", "appos"}]
    said += objects[1:] + [o for o in objects[:1] if any(g.dep_ in {"nmod", "compound"} for g in o.children)]
    said += [g for host in (verb, *objects) for c in host.children if c.lower_ == "as" for g in c.children]
    return [t for word in said for t in grammar.coordinated(word)]


def _told(head: Token) -> list[Token]:
    """What somebody is told, where the parser hung it on the hearer: "warned the delegation *that it would pay*"."""
    if head.lemma_ not in words("telling"):
        return []
    clauses = [g for c in head.children if c.dep_ == "dobj" for g in c.children if g.dep_ in {"acl", "relcl"}]
    return [g for g in clauses if {"that", "nsubj"} <= {x for w in g.lefts for x in (w.lower_, w.dep_)}]


def find_preposition(head: Token, light: Token | None, lemma: str, noun: str | None) -> Token | None:
    """The preposition as a dependant of the head, of its object, or a little further on within the clause."""
    hosts = [head] if light is None else [light, head]
    hosts += [child for child in head.children if child.dep_ in {"dobj", "attr", "prt", "acomp", "nsubjpass", "prep"}]
    for host in hosts:
        for child in host.children:
            if child.lower_ == lemma and child.i > min(head.i, host.i) and _has_object(child, noun):
                return child
    if lemma == "of" and head.pos_ == "NOUN":
        return None  # it goes with the nearest noun: "a meeting in the *city of* Jeddah"
    for token in head.doc[head.i + 1 : head.i + REACH]:
        if token.lower_ == lemma and token.pos_ in {"ADP", "SCONJ", "PART"} and _same_clause(token, head):
            return token if _has_object(token, noun) else None
    return None


def _has_object(preposition: Token, noun: str | None) -> bool:
    """Whether the preposition governs that noun, or where none is asked for anything but a time: "on Tuesday".

    Only "until" is meant of times: "gave them until noon".
    """
    if noun is not None:
        return any(t.lemma_.lower() == noun for t in preposition.children)
    objects = [t for t in preposition.children if t.dep_ == "pobj"]
    is_timely = preposition.lower_ == "until"
    return is_timely or not objects or any(t.lemma_.lower() not in words("date") for t in objects)


def _same_clause(token: Token, head: Token) -> bool:
    if token.dep_ == "mark" and token.lower_ == "for" and token.head.head is head:
        return True  # "called *for* the text to be released"
    for child, parent in grammar.ancestors(token):
        if child.dep_ in {"appos", "npadvmod"}:
            return False  # "met in Bali, the first meeting between ..."
        if parent.i == head.i:
            return child.dep_ not in CLAUSAL or child is token
        if child.dep_ in CLAUSAL and child.dep_ != "conj":
            return False
    return False


def counted(nouns: Sequence[Token]) -> list[Token]:
    """What nouns of quantity among `nouns` count: "thousands of *soldiers*"."""
    return [t for c in nouns if c.lemma_.lower() in words("quantity") for t in grammar.prepositional(c, {"of"})]


def affected(clause: Token) -> list[Token]:
    """Whom the act of an infinitive is to touch: "refused to meet *the envoy*", "agreed to talk with *Iran*"."""
    found = grammar.undergoers(clause)
    return found or grammar.prepositional(clause, {"with", "to", "from", "on", "against", "before"})
