"""What a clause does for the word it hangs on: tells a fact, or where something takes place."""

from __future__ import annotations

from ingest.coding.tree import Token

TELLING = frozenset({"that", "whether", "had", "has", "have"})  # begin what is told rather than wanted


def is_placed(clause: Token) -> bool:
    """Whether a relative clause tells what is done in or with its noun: "the *hall* in which he spoke"."""
    return any(g.lower_ in {"which", "whom"} for c in clause.lefts if c.dep_ == "prep" for g in c.children)


def is_told(clause: Token) -> bool:
    """Whether a clause tells a fact or forecast, so that its subject is no object: "warned that *it* would fall"."""
    is_finite = clause.tag_ in {"VBD", "VBZ"} or any(c.tag_ == "MD" or c.lower_ in TELLING for c in clause.lefts)
    return is_finite and clause.head.lemma_ != "let"


def is_whose(subject: Token) -> bool:
    """Whether the noun before a relative clause only owns its subject: "Ann Lee, *whose party* pressed for it"."""
    return any(c.lower_ == "whose" for c in subject.children)
