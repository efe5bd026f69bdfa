"""Sport, whose attacks, sieges and surrenders are play: match reports, and sentences on a match in other articles.

An article is one when words of games and matches run through it and little speaks of the world outside them: a riot of
fans, a boycott or a bomb at a stadium stays news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.coding.model import Actor, EventMention, Sentence
from ingest.coding.syntax import words

SHARE, LEAST = 0.25, 4  # of the sentences that speak of play; different words of play
OUTSIDE = 2  # sentences on the world outside from which an article is no mere match report
INSTITUTIONS = frozenset({"COP", "JUD", "LEG", "PTY", "REB", "CRM", "IGO", "NGO"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def of_play(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Indices of the sentences that tell of play: all of a match report, elsewhere those with a word of games alone."""
    told = [set(_WORD.findall(sentence.text.lower())) for sentence in sentences]
    alone, is_report = words("play_only"), is_match_report(told)
    return frozenset(s.index for s, found in zip(sentences, told, strict=True) if is_report or found & alone)


def is_match_report(told: Sequence[set[str]]) -> bool:
    """Whether an article, given as the words of each sentence, tells of play only."""
    play, outside = words("play"), words("beyond_play")
    spoken = [found & play for found in told if found & play]
    return (
        len(spoken) >= SHARE * len(told)
        and len(set().union(*spoken)) >= LEAST
        and sum(not found.isdisjoint(outside) for found in told) < OUTSIDE
    )


def is_political(row: EventMention) -> bool:
    """Whether an act told among play is one of public bodies or offices, not of teams, players or their countries."""
    return any(party is not None and _is_public(party.actor) for party in (row.source, row.target))


def _is_public(actor: Actor) -> bool:
    is_office = actor.sector == "GOV" and actor.kind != "government"
    return is_office or actor.sector in INSTITUTIONS
