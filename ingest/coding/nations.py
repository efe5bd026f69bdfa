"""Of which country people are who bear no name and of whom the article tells none: of that where it happened to them.

"A bomb in Lima killed two men", "hundreds marched through Perth": who is hit, held, freed or protests at a place is
most often at home there. Names are left alone, they are settled when the article is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.coding.actor_resolution.lexicon import load
from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.model import EventMention, Party
from ingest.ids import stable_id

SUFFERED = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT"})  # types whose target is where it happens
DONE_AT_HOME = frozenset({"PROTEST"})  # and whose source
ORDINARY = frozenset({None, "CVL", "COP", "EDU", "LAB", "MED", "MIL", "REL"})


def settle_nations(rows: Sequence[EventMention]) -> list[EventMention]:
    """The rows, with the country of the place for unnamed people of no country."""
    return [_settled(row) for row in rows]


def _settled(row: EventMention) -> EventMention:
    row = _at_home(row)
    country = row.place.country if row.place is not None else None
    if country is None:
        return row
    if row.event_type in SUFFERED and row.target is not None and _is_anybody(row.target):
        row = replace(row, target=_of(country, row.target))
    if row.event_type in DONE_AT_HOME and row.source is not None and _is_anybody(row.source):
        row = replace(row, source=_of(country, row.source))
    return row


def _at_home(row: EventMention) -> EventMention:
    """Rebels of no told nation are of the country that they attack: its story may tell of its neighbours more."""
    source, country = row.source, row.target.actor.country if row.target is not None else None
    if row.event_type != "ASSAULT" or source is None or source.actor.sector != "REB" or source.actor.kind == "person":
        return row
    noun = source.text[:1].lower() + source.text[1:]
    is_bare = noun.islower() and source.actor.country and source.actor.name.endswith(f" {noun}")
    if not is_bare or country is None or country in ("IGO", "NGO", source.actor.country):
        return row
    return replace(row, source=_of(country, replace(source, actor=replace(source.actor, name=noun))))


def _is_anybody(party: Party) -> bool:
    """Whether the words tell neither name nor country, only people of no special kind."""
    actor = party.actor
    is_foreign = any(word in word_list("from_abroad") for word in party.text.lower().split())
    return (
        actor.country is None
        and actor.sector in ORDINARY
        and not is_foreign
        and not any(c.isupper() for c in actor.name)
    )


def _of(country: str, party: Party) -> Party:
    name = f"{load().adjectives.get(country, country)} {party.actor.name}"
    return replace(party, actor=replace(party.actor, actor_id=stable_id(name, country), name=name, country=country))
