from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.coding.gazetteer import gazetteer, key_of
from ingest.coding.places import find_places, find_story_places, is_located


def found(text: str, **countries: int) -> list[tuple[str, str | None, str]]:
    return [(text[p.start : p.end], p.country, p.precision) for p in find_places(text, countries=Counter(countries))]


@pytest.mark.parametrize(
    ("text", "place", "country", "precision"),
    [
        ("Talks in Doha failed.", "Doha", "QAT", "city"),
        ("Rebels neared Damascus.", "Damascus", "SYR", "city"),
        ("They entered the Syrian city of Homs.", "Homs", "SYR", "city"),
        ("He landed in Goma, eastern DR Congo.", "Goma", "COD", "city"),
        ("He spoke in Springfield, Illinois.", "Springfield", "USA", "city"),
        ("He spoke in Reading, England.", "Reading", "GBR", "city"),
        ("They met in the Qatari capital.", "Qatari capital", "QAT", "city"),
        ("They took the capital of Syria.", "capital of Syria", "SYR", "city"),
        ("Shells fell on Idlib province.", "Idlib", "SYR", "region"),
        ("Aid reached the Gaza Strip.", "Gaza Strip", "PSE", "region"),
        ("Clashes broke out in Darfur.", "Darfur", "SDN", "region"),
        ("Ships passed the Red Sea.", "Red Sea", None, "region"),
        ("He was born in the U.S.", "U.S.", "USA", "country"),
        ("Police in Kiev held him.", "Kiev", "UKR", "city"),
        ("Troops are near Khan Yunis.", "Khan Yunis", "PSE", "city"),
        ("Fighting near Bakhmut went on.", "Bakhmut", "UKR", "city"),
        ("BOMB KILLS TEN IN BEIRUT", "BEIRUT", "LBN", "city"),
        ("The party ruled the People's Republic of China.", "People's Republic of China", "CHN", "country"),
    ],
)
def test_places(text: str, place: str, country: str | None, precision: str) -> None:
    assert found(text) == [(place, country, precision)]


def test_a_capital_is_meant_before_other_towns_of_its_name_and_a_former_name_last() -> None:
    assert found("China's embassy in Wellington complained.", CHN=2, USA=4, NZL=1)[1][1] == "NZL"
    assert found("A spy was poisoned in Salisbury.", GBR=2, RUS=2)[0][1] == "GBR"
    assert found("They marched in Saigon.")[0][1] == "VNM"


@pytest.mark.parametrize(
    "text",
    [
        "Lincoln freed the slaves.",
        "Jack London wrote it.",
        "London Breed spoke.",
        "Nice words were exchanged.",
        "The New York Times reported it.",
        "The Bank of England raised rates.",
        "The Washington Post asked.",
        "The vote is in March.",
        "The Paris Agreement holds.",
        "Mobile phones rang and Reading was fun.",
        "Nobody said a word.",
        "Diplomats met at UN headquarters on Friday.",
        "A member was suspended from the councils of the Commonwealth.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert found(text) == []


def test_the_article_decides_between_places_of_one_name() -> None:
    assert found("Clashes in Tripoli")[0][1] == "LBY"
    assert found("Clashes in Tripoli", LBN=6, SYR=1)[0][1] == "LBN"


def test_a_list_shares_its_preposition() -> None:
    text = "Crowds met in Kyiv, Lviv, Ternopil and Kharkiv."
    places = find_places(text)
    assert [p.name for p in places] == ["Kyiv", "Lviv", "Ternopil", "Kharkiv"]
    assert all(is_located(text, p) for p in places)


@pytest.mark.parametrize(
    ("text", "located"),
    [
        ("He was shot in northern Syria.", True),
        ("They fled from the besieged city of Aleppo.", True),
        ("The attack on southern Israel began.", True),
        ("Syria denied it.", False),
        ("He blamed Iran.", False),
        ("A man at U.K. charities spoke.", False),
    ],
)
def test_whether_something_happens_there(text: str, located: bool) -> None:
    assert [is_located(text, place) for place in find_places(text)] == [located]


def test_positions_and_ids_are_those_of_geonames() -> None:
    place = find_places("Talks in Doha failed.")[0]
    assert place.geoname_id == 290030
    assert (round(place.latitude or 0), round(place.longitude or 0)) == (25, 52)


def test_the_gazetteer_knows_the_capitals() -> None:
    assert len(gazetteer().capitals) > 230
    assert gazetteer().capitals["FRA"].name == "Paris"


def test_names_are_compared_without_accents_and_points() -> None:
    assert key_of("São  Paulo") == key_of("sao-paulo")
    assert key_of("U.S.") == "us"


TOKENS = "in the of Paris London , New York . U.S. Syrian capital city Gaza Strip and St. Bank Nice March"
WORDS = st.sampled_from(TOKENS.split())


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_gives_valid_offsets(text: str) -> None:
    end = 0
    for place in find_places(text):
        assert end <= place.start < place.end <= len(text)
        is_located(text, place)
        end = place.end


def test_a_town_is_not_meant_where_a_greater_place_has_its_name() -> None:
    (place,) = find_places("Biden met Putin in Geneva.", countries=Counter({"USA": 9, "RUS": 3}))
    assert place.country == "CHE"


def test_a_place_told_with_its_state_is_meant_by_its_bare_name_too() -> None:
    texts = ["Police in Wellington, Florida, shot a man.", "A crowd marched in Wellington."]
    assert [place.country for places in find_story_places(texts, Counter()) for place in places] == ["USA", "USA"]
    assert [place.country for places in find_story_places(texts[1:], Counter()) for place in places] == ["NZL"]


def test_a_president_is_no_town() -> None:
    assert find_places("He apologised to Lula in a video.") == []
