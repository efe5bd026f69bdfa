"""Whom an act answers when its sentence does not say: "Russia dismissed the allegations", "Bogotá has always refused".

Acts of words are seldom without somebody they touch; where none is named it is the one the article shows the source
dealing with, nearest before. So only for types that answer somebody by their meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.coding.acts import PUBLIC_SECTORS
from ingest.coding.model import EventMention, Party

ANSWERS = frozenset({"ACCUSE", "AGREE", "REJECT", "SANCTION", "THREATEN"})
BETWEEN_STATES = frozenset({"SANCTION"})
# Rules whose acts may well touch nobody.
SILENT = (
    "accuse/assertion/",
    "accuse/v/condemn",
    "accuse/v/denounce",
    "accuse/v/investigate",
    "agree/v/promise",
    "reject/v/rule -out",
    "threaten/v/warn +against",
)
CALLS = ("~accusation", "~allegation", "~call", "~charge", "~suggestion")  # rejected as such, whoever made them
LEAVING = ("sanction/v/pull -out", "sanction/v/quit", "sanction/v/walk -out", "sanction/n/tariff")  # of no one state
HOSTILE = frozenset({"ACCUSE", "REQUEST", "SANCTION", "THREATEN"})
STATES = frozenset({"GOV", "IGO", "MIL"})
SEVERAL = 2
REFUSALS = ("reject/v/decline", "reject/v/refuse")  # answer who has just asked or offered, if anybody
LEAST = 0.5  # one dealing told in the sentence before is enough, of those farther off it takes several
FAR = 0.5  # weight of dealings told only later, beside those told before
LEAD = 1.3  # how far one counterpart must lead the next


def fill_counterparts(rows: Sequence[EventMention]) -> list[EventMention]:
    """The rows, with the likeliest counterpart as target of those that answer somebody and name nobody."""
    return [_answered(row, row.source, rows) if row.source and row.target is None else row for row in rows]


def _answered(row: EventMention, source: Party, rows: Sequence[EventMention]) -> EventMention:
    is_silent = row.rule.startswith(SILENT) or any(call in row.rule for call in CALLS)
    if row.event_type not in ANSWERS or is_silent:
        return row
    found = _asker(row, source, rows) if row.event_type == "REJECT" else None
    if found is None and not row.rule.startswith(REFUSALS):
        side = _counterpart(row, source, rows)
        found = next((party for _, party in _dealings(source, rows) if _side(party, source) == side), None)
    if found is None and row.event_type in BETWEEN_STATES:
        found = _outcast(row, source, rows)
    return row if found is None else replace(row, target=found, rule=f"{row.rule} to counterpart")


def _outcast(row: EventMention, source: Party, rows: Sequence[EventMention]) -> Party | None:
    """The state with which several others quarrel and on which one lays sanctions: "Peru, too, recalled its envoy"."""
    if row.rule.startswith(LEAVING) or source.actor.sector not in STATES:
        return None
    accusers = _accusers(rows)
    first, second = [*sorted(accusers, key=lambda country: -len(accusers[country])), None, None][:2]
    beside = {o.source.actor.country for o in rows if o.trigger_start == row.trigger_start and o.source is not None}
    punished = {o.target.actor.country for o in rows if o.event_type in BETWEEN_STATES and o.target is not None}
    if first is None or first not in punished - beside or len(accusers[first]) < SEVERAL:
        return None
    is_leading = second is None or len(accusers[first]) >= SEVERAL * len(accusers[second])
    return next(iter(accusers[first].values())) if is_leading else None


def _accusers(rows: Sequence[EventMention]) -> dict[str, dict[str, Party]]:
    """For each state that is accused, asked, threatened or punished, by which countries, and as which party."""
    found: defaultdict[str, dict[str, Party]] = defaultdict(dict)
    for row in rows:
        if row.event_type not in HOSTILE or row.source is None or row.target is None:
            continue
        theirs, country = row.source.actor.country, row.target.actor.country
        is_state = row.target.actor.sector in STATES and country not in {"IGO", "NGO"}
        if is_state and country is not None and theirs is not None and theirs != country:
            found[country].setdefault(theirs, row.target)
    return found


def _asker(row: EventMention, source: Party, rows: Sequence[EventMention]) -> Party | None:
    """Who asked the source for something in the sentence or in the one before, or has just made it an offer."""
    for other in reversed(rows):
        apart = row.sentence_index - other.sentence_index
        is_asked = other.event_type == "REQUEST" and 0 <= apart <= 1
        is_offer = other.event_type == "AGREE" or (other.event_type == "RETREAT" and other.status == "planned")
        is_near = is_asked or (is_offer and apart == 0)
        if not is_near or other.trigger_start > row.trigger_start:
            continue
        if other.source is None or _is_same(other.source, source):
            continue
        theirs, mine = other.source, other.target
        if mine is None or _is_same(mine, source) or _speaks_for(mine, source, theirs):
            return theirs
    return None


def _counterpart(row: EventMention, source: Party, rows: Sequence[EventMention]) -> str | None:
    """The side that the source most and most nearly deals with in the article, if one leads."""
    weights: defaultdict[str, float] = defaultdict(float)
    for other, party in _dealings(source, rows):
        if row.event_type in BETWEEN_STATES and party.actor.country == source.actor.country:
            continue
        distance = row.sentence_index - other.sentence_index
        weight = 1 / (1 + distance) if distance >= 0 else FAR / (1 - distance)
        weights[_side(party, source)] += weight
    ranked = sorted(weights, key=lambda side: -weights[side])
    if not ranked or weights[ranked[0]] < LEAST or (len(ranked) > 1 and weights[ranked[0]] < LEAD * weights[ranked[1]]):
        return None
    return ranked[0]


def _dealings(source: Party, rows: Sequence[EventMention]) -> Iterator[tuple[EventMention, Party]]:
    """Rows in which the source's side is one party, with the other one."""
    for other in rows:
        for mine, theirs in ((other.source, other.target), (other.target, other.source)):
            if mine is not None and theirs is not None and _deal(source, mine, theirs):
                yield other, theirs


def _deal(source: Party, mine: Party, theirs: Party) -> bool:
    """Whether `mine` is the source or speaks for its country, and `theirs` somebody else, public and of a country."""
    if theirs.actor.country is None or theirs.actor.sector not in PUBLIC_SECTORS or _is_same(theirs, source):
        return False
    return _is_same(mine, source) or _speaks_for(mine, source, theirs)


def _speaks_for(one: Party, other: Party, third: Party) -> bool:
    """Whether two parties are of one country, from which the third is not."""
    return one.actor.country == other.actor.country is not None and third.actor.country != one.actor.country


def _is_same(one: Party, other: Party) -> bool:
    return one.actor.actor_id == other.actor.actor_id


def _side(party: Party, source: Party) -> str:
    """What tells counterparts apart: their country, at home the actor."""
    country = party.actor.country
    return country if country is not None and country != source.actor.country else party.actor.actor_id
