"""Whose deed a judgement is about: "condemned *Israel's* strike", "hailed the release", told by an act inside another.

The deed makes no event of its own there (`ingest.coding.content`), but who did it is whom the judgement is aimed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.coding.acts import Act
from ingest.coding.content import WHEN, frame_of
from ingest.coding.fallbacks import JUDGEMENTS
from ingest.coding.slots import Hit
from ingest.coding.syntax import words
from ingest.coding.tree import Token

LINKS = frozenset({"dobj", "nsubjpass", "pobj"})


def aimed(act: Act, acts: Sequence[Act]) -> Act:
    """The act with the doers of the deed it judges as targets, when it is a judgement without any."""
    if act.targets or act.event_type not in JUDGEMENTS:
        return act
    own = {p.actor.actor_id for p in act.sources}
    doers = (p for deed in _deeds(act, acts) for p in deed.sources if p.actor.actor_id not in own)
    return replace(act, targets=tuple(doers))


def judged_type(act: Act, hits: Iterable[Hit]) -> str | None:
    """The type of the deed that a judgement without target names as its object, for its doer to be found elsewhere."""
    if act.targets or act.event_type not in JUDGEMENTS:
        return None
    nouns = (hit for hit in hits if hit.entry.pos == "n" and hit.head.dep_ in LINKS and not _is_nobodys(hit.head))
    return next((hit.entry.event_type for hit in nouns if _governor(hit.head) is act.head), None)


def _is_nobodys(noun: Token) -> bool:
    """Whether no particular deed is meant, or whom it leaves is not judged by it: "any strike", "the resignation"."""
    is_time = noun.dep_ == "pobj" and noun.head.lower_ in WHEN  # "praised her work after the bombing"
    is_any = any(c.dep_ == "det" and c.lower_ in {"any", "every"} for c in noun.children)
    return is_any or is_time or noun.lemma_ in words("exit")


def _governor(noun: Token) -> Token:
    """The word whose object the noun is, through a preposition: "voted against the *coup*"."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def _deeds(act: Act, acts: Sequence[Act]) -> list[Act]:
    others = [other for other in acts if other is not act and other.head.lemma_ not in words("exit")]
    return [other for other in others if frame_of(other, acts) is act]
