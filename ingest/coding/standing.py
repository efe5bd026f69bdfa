"""In what capacity people act, as far as the act itself tells it.

Strikers act as labour, a people that deals with a state as its own state ("Washington urged the Saudis to leave"), a
former president who accuses the government as its opponent.
What the words say by themselves is read in `ingest.coding.actor_resolution`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.coding.actor_resolution.lexicon import load
from ingest.coding.model import Actor, EventMention, Party, Sentence
from ingest.ids import stable_id

# Types of what states do to one another; aid is for the people themselves.
OF_STATES = frozenset({"AGREE", "CONSULT", "COOPERATE", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})
OF_VICTIMS = frozenset({"ASSAULT", "COERCE"})  # done to pupils as to any civilian
PEOPLE = frozenset({"person", "population"})
STATES = frozenset({"GOV", "IGO", "MIL"})
WHOLE = frozenset({"the", "and"})  # words before the name of a whole people
AGAINST = frozenset({"ACCUSE", "PROTEST", "REJECT"})
EMPLOYED = frozenset({None, "CVL", "EDU"})


def settle_standing(rows: Sequence[EventMention], sentences: Sequence[Sentence]) -> list[EventMention]:
    """The rows, with the sector that strikers and peoples have in their acts."""
    return [_settled(row, sentences[row.sentence_index]) for row in rows]


def _settled(row: EventMention, sentence: Sentence) -> EventMention:
    source, target = row.source, row.target
    is_labour = row.event_type == "PROTEST" and row.mode == "strike" and "hunger" not in row.trigger
    if is_labour and source and source.actor.sector in EMPLOYED:
        return replace(row, source=replace(source, actor=replace(source.actor, sector="LAB")))
    if row.event_type in OF_VICTIMS and target and target.actor.sector == "EDU" and target.actor.kind in PEOPLE:
        return replace(row, target=replace(target, actor=replace(target.actor, sector="CVL")))
    if row.event_type in AGAINST and source and target and _opposes(source, target):
        return replace(row, source=replace(source, actor=replace(source.actor, sector="OPP")))
    if row.event_type not in OF_STATES:
        return row
    if source is not None and _is_people(source, sentence) and (target is None or _is_state(target, source)):
        row = replace(row, source=_as_state(source))
    if target is not None and _is_people(target, sentence) and source is not None and _is_state(source, target):
        row = replace(row, target=_as_state(target))
    return row


def _opposes(source: Party, target: Party) -> bool:
    """Whether a former office holder acts against those who hold the offices of his country now."""
    is_former = (source.actor.role or "").lower().startswith("former ")
    is_at_home = source.actor.country == target.actor.country
    return is_former and is_at_home and source.actor.sector == "GOV" and target.actor.sector == "GOV"


def _is_people(party: Party, sentence: Sentence) -> bool:
    """Whether a whole people is named: "the Saudis", but not "Saudi students" or "thousands of Saudis"."""
    if party.actor.kind != "population" or party.actor.name not in load().peoples:
        return False
    before = sentence.text[: max(party.start - sentence.start, 0)].split()
    return not before or before[-1].lower() in WHOLE or before[-1].endswith(",")


def _is_state(party: Party, other: Party) -> bool:
    return party.actor.sector in STATES and party.actor.country != other.actor.country


def _as_state(party: Party) -> Party:
    code = party.actor.country or ""
    name = load().country_names.get(code, code)
    return replace(party, actor=Actor(stable_id(name, code), name, "government", code, "GOV"))
