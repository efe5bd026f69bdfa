"""Where an article's story takes place, for acts whose sentence names no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.coding.model import Place, Sentence

OPENING = 3  # sentences whose places count double


def story_place(sentences: Sequence[Sentence], places: Sequence[Sequence[Place]]) -> Place | None:
    """The country the article's places are most often in, as a place of precision country where one is named."""
    weights: Counter[str] = Counter()
    for sentence, named in zip(sentences, places, strict=True):
        for place in named:
            if place.country is not None:
                weights[place.country] += 2 if sentence.index < OPENING else 1
    if not weights:
        return None
    country = max(weights, key=lambda code: weights[code])
    inside = [place for named in places for place in named if place.country == country]
    return next((place for place in inside if place.precision == "country"), inside[0])
