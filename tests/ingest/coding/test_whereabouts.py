"""Where an act was done, by the words of its sentence and by what the article says of meetings.

Published on Saturday 7 December 2024, see `tests.ingest.coding.reading`.
"""

from __future__ import annotations

import pytest

from tests.ingest.coding.reading import code, events


def place_of(text: str, event_type: str) -> str | None:
    """Country of the first act of the type."""
    place = next(event for event in events(text) if event.event_type == event_type).place
    return None if place is None else place.country


@pytest.mark.parametrize(
    ("text", "event_type", "country"),
    [
        ("John Kerry met Sergei Lavrov in a Geneva hotel on Tuesday.", "CONSULT", "CHE"),
        ("A car bomb killed six guards outside the Turkish embassy in Baku.", "ASSAULT", "AZE"),
        ("A car bomb killed six guards outside the US embassy in Baku.", "ASSAULT", "AZE"),
        ("Egypt and Israel agreed on peace at the Maryland retreat of Jimmy Carter.", "AGREE", "USA"),
        ("Police shot a boy in the Paris suburb of Nanterre.", "ASSAULT", "FRA"),
        ("Israel keeps blocking lorries from entering Gaza.", "COERCE", "PSE"),
        ("Rwanda barred journalists from entering Goma.", "COERCE", "COD"),
        ("The American envoy, who was in Beirut for talks, met the Syrian minister.", "CONSULT", "LBN"),
        ("Ebrahim Raisi, who was in New York for the vote, promised an inquiry but blamed Iraq.", "ACCUSE", "USA"),
        ("Peru dismissed a minister a day after police shot farmers in Santiago.", "COERCE", "PER"),
        ("Ebrahim Raisi, who was president in 2022, blamed Iraq.", "ACCUSE", "IRN"),
    ],
)
def test_the_words_of_the_sentence_say_where(text: str, event_type: str, country: str) -> None:
    assert place_of(text, event_type) == country


def test_two_countries_meet_where_the_news_is_written_when_that_is_in_one_of_them() -> None:
    text = "South Korean President Yoon Suk Yeol met Japanese Prime Minister Fumio Kishida on Thursday."
    assert place_of(f"TOKYO, Dec 6 - {text}", "CONSULT") == "JPN"
    assert place_of(f"SEOUL, Dec 6 - {text}", "CONSULT") == "KOR"
    assert place_of("TOKYO, Dec 6 - North Korea threatened Japan on Thursday.", "THREATEN") == "PRK"


def test_what_an_article_written_at_the_united_nations_tells_is_said_there() -> None:
    found = code("UNITED NATIONS, Dec 6 - Cuba and Yemen voted against the plan.", "Iraq accused Kuwait.")
    assert {event.place.country for event in found.event_mentions if event.place} == {"USA"}


def test_a_meeting_yet_to_come_is_no_place_to_speak() -> None:
    found = code("Erdogan is to meet Trump in Washington on Wednesday.", "France condemned Turkey.").event_mentions
    assert found[-1].place is not None
    assert found[-1].place.country == "FRA"


def test_a_square_is_that_of_the_articles_country() -> None:
    found = code("Iraqi police killed four protesters in Baghdad.", "They fired tear gas near Tahrir Square.")
    assert {event.place.country for event in found.event_mentions if event.place} == {"IRQ"}


def test_what_a_government_does_to_nobody_it_does_at_home() -> None:
    text = "The Egyptian army suspended the constitution. The United States urged the army to step back."
    assert place_of(text, "COERCE") == "EGY"
