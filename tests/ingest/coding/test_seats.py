"""Seats of international bodies as the places of what is said before them."""

from __future__ import annotations

import pytest

from ingest.coding.model import EventMention
from ingest.coding.seats import seats
from ingest.tables import read_table
from tests.ingest.coding.reading import code


def accusations(*paragraphs: str) -> list[EventMention]:
    """The accusations of an article of these paragraphs."""
    return [event for event in code(*paragraphs).event_mentions if event.event_type == "ACCUSE"]


def test_every_seat_is_that_of_a_body_we_know() -> None:
    assert set(seats()) <= {row["name"] for row in read_table("coding/lexicon/actors/organisations.tsv")}


def test_seats_lie_where_the_table_says() -> None:
    seat = seats()["International Court of Justice"]
    assert (seat.name, seat.country, seat.precision) == ("The Hague", "NLD", "city")
    assert seat.latitude == pytest.approx(52.1, abs=0.1)


def test_words_before_an_international_court_are_said_at_its_seat() -> None:
    (accused,) = accusations("Appearing before the International Court of Justice, Gambia accused Myanmar of genocide.")
    assert accused.place is not None
    assert accused.place.country == "NLD"


def test_a_body_merely_named_is_no_scene() -> None:
    (accused,) = accusations("Gambia accused Myanmar of genocide, as the International Court of Justice had done.")
    assert accused.place is not None
    assert accused.place.country == "GMB"


def test_words_of_the_past_are_not_said_in_todays_court() -> None:
    told = accusations(
        "Kenya told the International Court of Justice on Friday that Somalia had broken the law.",
        "In 2014, Somalia accused Kenya of aggression.",
    )
    assert told[-1].place is not None
    assert told[-1].place.country == "SOM"


def test_the_united_nations_sit_in_many_cities_unless_a_dateline_names_them() -> None:
    (accused,) = accusations("Experts at the United Nations accused Belarus of torture.")
    assert accused.place is not None
    assert accused.place.country == "BLR"
