"""To whom a request goes that names nobody: "telephoned *Lisbon* and asked for help", "backed *him* but demanded"."""

from __future__ import annotations

from ingest.coding import grammar
from ingest.coding.slots import Hit
from ingest.coding.syntax import words
from ingest.coding.tree import Token


def addressed(hit: Hit) -> tuple[tuple[Token, ...], ...]:
    """Whom the clause before it deals with, when the request goes on from it without a subject of its own."""
    verb, above = hit.head, hit.head.head
    if hit.entry.event_type != "REQUEST" or hit.entry.pos != "v" or not grammar.is_verb(above):
        return ()
    if any(c.dep_ in grammar.SUBJECTS for c in verb.children) or above.i > verb.i:
        return ()
    if not _goes_on(verb):
        return ()
    heard = grammar.undergoers(above) or grammar.prepositional(above, {"to", "with"})
    return (tuple(heard),) if heard and not grammar.is_passive(above) else ()


def _goes_on(verb: Token) -> bool:
    """Whether the request is made of whom the verb above touches: by turning to him, or in contrast to it."""
    above = verb.head
    is_purpose = verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VB"
    if is_purpose or verb.dep_ == "advcl":
        return above.lemma_ in words("address")
    is_contrast = any(c.dep_ == "cc" and c.lower_ in {"but", "yet"} and c.i > above.i for c in above.children)
    is_act = any(c.dep_ == "dobj" for c in above.children)
    return verb.dep_ == "conj" and (above.lemma_ in words("address") or (is_contrast and is_act))
