"""Whom a named person leads or speaks for by a relative clause: "Ana Ruiz, who heads the miners' union,"."""

from __future__ import annotations

from ingest.coding.actor_resolution.memory import Entity
from ingest.coding.actor_resolution.roles import Reader
from ingest.coding.actor_resolution.sectors import PARTIES
from ingest.coding.actor_resolution.view import Segment, View
from ingest.coding.actor_resolution.word_lists import word_list

_REACH = 6  # words between the name and its relative pronoun: ", 52, the moderate who"


def body_led(seen: View, name: Segment, reader: Reader) -> Entity | None:
    """The state or body that the bearer of a name leads by the relative clause after it; None when there is none."""
    pronoun = _relative(seen, name)
    if pronoun is None:
        return None
    if seen.key(pronoun) == "whose":
        return _party_of(seen, pronoun, reader)
    verb = pronoun + 1
    while seen.key(verb) in word_list("naming_auxiliaries"):
        verb += 1
    if seen.key(verb) not in word_list("leading_verbs"):
        return None
    led = reader.object_of(seen, verb)
    if led is None or led.entry("place", "people", "adjective") is not None or _is_a_match(seen, led):
        return None
    role = led.entry("role")
    if role is not None and (role.kind != "body" or (role.inherits and not seen.words[led.start].capitalised)):
        return None
    return reader.entity(seen, led)


def has_lost(seen: View, name: Segment) -> bool:
    """Whether the bearer of a name is told to have lost an election, and so to oppose: "Odinga, who lost the race"."""
    pronoun = _relative(seen, name)
    verb = pronoun + 1 if pronoun is not None else name.end
    while seen.key(verb) in word_list("naming_auxiliaries") or (verb < len(seen.words) and seen.tags[verb] == "RB"):
        verb += 1
    reach = range(verb + 1, min(verb + 6, len(seen.words)))
    return seen.key(verb) == "lost" and any(seen.key(i) in word_list("lost_races") for i in reach)


def _relative(seen: View, name: Segment) -> int | None:
    """The "who" or "whose" that belongs to a name: after its comma, or at the end of the apposition behind it."""
    if name.end >= len(seen.words) or seen.words[name.end].text != ",":
        return None
    for at in range(name.end + 1, min(name.end + 2 + _REACH, len(seen.words))):
        if seen.key(at) in ("who", "whose"):
            return at
        is_age = seen.words[at].text == "," and seen.words[at - 1].text.isdigit()
        if not is_age and not (
            seen.key(at) in word_list("determiners") or seen.tags[at].startswith(("JJ", "NN", "CD"))
        ):
            return None
    return None


def _party_of(seen: View, whose: int, reader: Reader) -> Entity | None:
    """The party in "whose Social Democrats", "whose ruling party"."""
    party = reader.object_of(seen, whose)
    entity = reader.entity(seen, party) if party is not None else None
    return entity if entity is not None and not entity.is_person and entity.sector in PARTIES else None


def _is_a_match(seen: View, led: Segment) -> bool:
    """Whether a country is led to something: "who led Argentina to the final"."""
    return led.entry("country") is not None and seen.key(led.end) in ("to", "in", "out", "into", "at")
