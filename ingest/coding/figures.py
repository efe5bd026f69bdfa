"""Figures of speech: wars of prices and words, firms that attack each other, whose words are those of violence."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.coding.model import Party
from ingest.coding.slots import Hit, fill
from ingest.coding.syntax import words

FORCE = frozenset({"ASSAULT", "MOBILIZE"})
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
