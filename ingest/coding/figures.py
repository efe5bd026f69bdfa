"""Words that tell no act: figures of speech, such as wars of prices and of firms, and what is only asked."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding.model import Party
from ingest.coding.slots import Hit, fill
from ingest.coding.syntax import words

FORCE = frozenset({"ASSAULT", "MOBILIZE"})
ASKING = frozenset({"MD", "VBD", "VBP", "VBZ"})  # tags of the verb that a question begins with
QUOTES = ' "“”'
SIEGES = frozenset({"siege", "blockade", "truce"})


def is_figure(hit: Hit, sources: Sequence[Party], targets: Sequence[Party]) -> bool:
    """Whether the words of violence are a figure: "a *price* war", "a war *of words*", "*Amazon* attacked its rivals".

    What kills or wounds people is none, whoever does it.
    """
    if hit.head.lemma_ in words("casualty"):
        return False
    if hit.entry.event_type not in FORCE and not SIEGES & {t.lemma_ for t in hit.words}:
        return False
    kinds = {t.lower_ for t in fill("mod", hit)} | {t.lower_ for t in fill("+of", hit)}
    if not kinds.isdisjoint(words("figure")):
        return True
    sides = [*sources, *targets]
    return bool(sources) and all(p.actor.sector == "BUS" for p in sides)


def is_asked(hit: Hit) -> bool:
    """Whether the act is what is asked, not what is taken for granted: "Did they fire?", "Who could blame him?"."""
    doc, verb = hit.head.doc, hit.head
    while verb.dep_ == "conj":
        verb = verb.head
    text = doc.text.strip(QUOTES)
    if verb.dep_ != "ROOT" or not text.endswith("?") or any(mark in text for mark in '“"'):
        return False
    return doc[0].tag_ in ASKING or any(c.tag_ == "MD" for c in verb.children)
