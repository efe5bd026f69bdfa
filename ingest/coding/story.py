"""Where an act likely took place when its sentence does not say: by the story's country, its venue, its parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from ingest.coding.model import EventMention, Party, Place, Sentence, TimeExpression
from ingest.tables import read_table

DONE_TO_TARGET = frozenset({"ASSAULT"})
DONE_AT_HOME = frozenset({"SANCTION"})
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE"})
MUTUAL = frozenset({"CONSULT", "AGREE"})
TOLD = VERBAL | {"CONSULT"}

OPENING = 3  # sentences whose places count double
NEWS = 6  # sentences within which an article says what its news is, and when it took place


def story_place(sentences: Sequence[Sentence], places: Sequence[Sequence[Place]]) -> Place | None:
    """The country that the article's places are most often in."""
    weights: Counter[str] = Counter()
    for sentence, named in zip(sentences, places, strict=True):
        for place in named:
            if place.country is not None:
                weights[place.country] += 2 if sentence.index < OPENING else 1
    if not weights:
        return None
    return country_place(max(weights, key=lambda code: weights[code]))


Venue = tuple[Place, TimeExpression | None]


def venue_of(rows: Sequence[EventMention]) -> Venue | None:
    """Where and when the meetings were held that the article is about, those in the most frequent country."""
    news = (row for row in rows if row.event_type == "CONSULT" and row.sentence_index < NEWS)
    recent = (row for row in news if row.place_in_sentence and not row.is_background and row.status != "planned")
    held = [(row.place, row.date) for row in recent if row.place is not None]
    countries = Counter(place.country for place, _ in held)
    return max(held, key=lambda one: countries[one[0].country], default=None)


def likely_place(
    row: EventMention, venue: Place | None, story: Place | None, written_in: Place | None = None
) -> Place | None:
    """The place of an act whose sentence names none; `written_in` is that of the dateline.

    What is done among people of one country is done there. Else words are spoken at the venue, unless they are old or a
    standing view, or where the news is written when two countries meet of which it is one, or in the speaker's country;
    sanctions are decided at home; force strikes in the country of its target; the rest happens where the story does.
    """
    source, target = _home(row.source), _home(row.target)
    if source is not None and target is not None and source.country == target.country:
        return source
    standing = row.is_background or row.status == "planned" or (row.status == "ongoing" and row.attributed_to is None)
    if row.event_type in TOLD:
        if venue is None and written_in is not None and _hosts(written_in, source, target, row):
            return written_in
        return venue if venue is not None and not standing else source or story
    if row.event_type in DONE_AT_HOME or (row.event_type == "COERCE" and row.target is None):
        return source or story
    if row.event_type in DONE_TO_TARGET:
        return target or story
    return story or target or source


def _hosts(place: Place, source: Place | None, target: Place | None, row: EventMention) -> bool:
    """Whether two countries deal with each other and the place is in one of them: so it is there that they meet."""
    if row.event_type not in MUTUAL or row.sentence_index >= OPENING or source is None or target is None:
        return False
    return row.status == "occurred" and place.country in {source.country, target.country}


def _home(party: Party | None) -> Place | None:
    return None if party is None or party.actor.country is None else country_place(party.actor.country)


@cache
def country_place(code: str) -> Place | None:
    """A country as a place, by ISO 3166-1 alpha-3; None for IGO, NGO and unknown codes."""
    row = next((r for r in read_table("coding/codebook/countries.csv") if r["country_code"] == code), None)
    if row is None:
        return None
    return Place(0, 0, row["name"], code, float(row["latitude"]), float(row["longitude"]), "country")
