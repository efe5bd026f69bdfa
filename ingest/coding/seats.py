"""Where international bodies sit, and which of them an article shows people speaking before.

What is said "before the court" or "to the Security Council" is said where that body sits, which news rarely repeats.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from ingest.coding.gazetteer import gazetteer, key_of
from ingest.coding.model import ActorMention, Place, Sentence
from ingest.tables import read_table

OPENING = 3  # sentences in which one address is enough to set the scene; later it takes two
_ADDRESSED = re.compile(
    r"\b(?:told|before|addressed|addressing|briefed|briefing|at"
    r"|(?:speech|address|submission|statement|testimony|plea)s? to)"
    r"\s+(?:(?:the|a|an|an? emergency (?:session|meeting) of the)\s+)?(?:[\w’'-]+\s+)?$",
    re.IGNORECASE,
)


def scene(sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> Place | None:
    """The seat of the body that people of the article most often speak before; None when they speak before none."""
    by_index = {sentence.index: sentence for sentence in sentences}
    addressed: Counter[Place] = Counter()
    for mention in mentions:
        seat = seats().get(mention.actor.name)
        sentence = by_index[mention.sentence_index]
        if seat is None:
            continue
        if sentence.kind == "heading" and sentence.index < OPENING:  # "UNITED NATIONS —"
            addressed[seat] += 2
        elif _is_addressed(mention, sentence):
            addressed[seat] += 2 if sentence.index < OPENING else 1
    place, weight = next(iter(addressed.most_common(1)), (None, 0))
    return place if weight > 1 else None


def _is_addressed(mention: ActorMention, sentence: Sentence) -> bool:
    """Whether somebody is said to speak before the body, and its name tells where that is."""
    words_before = sentence.text, 0, mention.start - sentence.start
    return mention.actor.name not in _many_seated() and _ADDRESSED.search(*words_before) is not None


def dateline(sentences: Sequence[Sentence], places: Sequence[Sequence[Place]]) -> Place | None:
    """Where the article says that it was written: "TOKYO, March 16 -"."""
    heads = (s.index for s in sentences if s.kind == "heading" and s.index < OPENING and s.text.split(",")[0].isupper())
    return next((place for at in heads for place in places[at][:1]), None)


@cache
def seats() -> dict[str, Place]:
    """The city where each body sits, by the body's name.

    Raises:
        KeyError: The table names a city that the gazetteer does not know in that country.
    """
    return {row["name"]: _city(row["city"], row["country"]) for row in read_table("coding/lexicon/places/seats.tsv")}


@cache
def _many_seated() -> frozenset[str]:
    """Bodies that sit in several cities, whose seat only a dateline means: "UNITED NATIONS, May 2 -"."""
    return frozenset(row["name"] for row in read_table("coding/lexicon/places/seats.tsv") if row["dateline"] == "only")


def _city(name: str, country: str) -> Place:
    for entry in gazetteer().places.get(key_of(name), ()):
        if entry.country == country and entry.precision == "city":
            return Place(0, 0, entry.name, country, entry.latitude, entry.longitude, "city", entry.geoname_id)
    raise KeyError(f"lexicon/places/seats.tsv: no city {name} in {country}")
