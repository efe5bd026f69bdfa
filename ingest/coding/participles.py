"""Mends participles that the parser took for adjectives: "stand *accused* of *massacring* civilians".

Knows grammar only, no actors.
"""

from __future__ import annotations

from ingest.coding.syntax import words
from ingest.coding.tree import Token

ATTRIBUTES = frozenset({"amod", "compound"})
LASTING = frozenset({"remain", "stand"})  # verbs that carry a passive as "be" does: "remains jailed"


def free_gerund(of: Token) -> None:
    """Make "massacring" the verb of "accused of *massacring* civilians", and its noun the object of it."""
    accusing = of.head if of.head.pos_ in {"VERB", "AUX", "ADJ"} else of.head.head
    is_object = accusing is of.head or of.head.dep_ in {"dobj", "nsubj", "pobj"}
    if not is_object or accusing.lemma_ not in words("blame") | words("charge"):
        return
    noun = next((c for c in of.children if c.dep_ == "pobj"), None)
    first = noun.lefts[0] if noun is not None and noun.lefts else None
    if noun is None or first is None or first.i != of.i + 1 or first.dep_ not in ATTRIBUTES or first.tag_ != "VBG":
        return
    of.move(accusing)
    first.move(of)
    noun.move(first)
    first.dep_, first.pos_, noun.dep_ = "pcomp", "VERB", "dobj"


def free_participle(participle: Token) -> None:
    """Make "accused" a verb of its own in "troops stand *accused* of it", whose subject is that of "stand"."""
    if participle.tag_ == "VBN" and participle.head.lemma_ in LASTING:
        participle.dep_, participle.pos_ = "xcomp", "VERB"
