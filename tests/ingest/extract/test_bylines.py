"""Credits: people apart from agencies, outlets, jobs and remarks, in many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import tables
from ingest.extract.bylines import agency_in_text, find_agency, is_byline, read_credits


@pytest.mark.parametrize(
    ("credit", "people", "agency"),
    [
        ("By Jane Roe", ["Jane Roe"], None),
        ("By JANE ROE and JOHN DOE in Geneva", ["JANE ROE", "JOHN DOE"], None),
        ("Von Anna Beispiel und Karl Muster, dpa", ["Anna Beispiel", "Karl Muster"], "dpa"),
        ("Par Jeanne Exemple avec AFP", ["Jeanne Exemple"], "AFP"),
        ("Jane Roe, Diplomatic Correspondent", ["Jane Roe"], None),
        ("Jane Roe, Paris", ["Jane Roe"], None),
        ("Jane Roe For The Tidings", ["Jane Roe"], None),
        ("Jane Roe @janeroe jane.roe@tidings.example", ["Jane Roe"], None),
        ("AFP, MANILA", [], "AFP"),
        ("The Associated Press", [], "AP"),
        ("Reuters Staff", [], "Reuters"),
        ("By ALBION NEWS AGENCY", [], "Albion News Agency"),
        ("Agencia Andina de Noticias", [], "Agencia Andina de Noticias"),
        ("Staff Writer", [], None),
        ("Tidings Newsroom", [], None),
        ("The Tidings", [], None),
        ("Ludwig van der Muster", ["Ludwig van der Muster"], None),
        ("José Ejemplo y Gasset", ["José Ejemplo y Gasset"], None),
        ("山田 太郎", ["山田 太郎"], None),
        ("홍길동 기자", ["홍길동"], None),
        ("https://social.example/tidings", [], None),
    ],
)
def test_people_and_agencies(credit: str, people: list[str], agency: str | None) -> None:
    credits = read_credits([credit], ["The Tidings", "tidings.example"])
    assert list(credits.people) == people
    assert credits.agency == agency


def test_names_are_listed_once() -> None:
    assert read_credits(["Jane Roe", "By JANE ROE"]).people == ("Jane Roe",)


@pytest.mark.parametrize(
    ("paragraphs", "agency"),
    [
        (["KYIV (Reuters) - The talks ended."], "Reuters"),
        (["MOSCOW, March 3 (TASS). The ministry said so."], "TASS"),
        (["VIENNA (Albion News Agency) — The talks ended."], "Albion News Agency"),
        (["Berlin (dpa/AP) – Die Regierung beriet."], "dpa"),
        (["The talks ended.", "(AFP)"], "AFP"),
        (["The talks ended. (Xinhua)"], "Xinhua"),
        (["The talks ended, Reuters reported on Monday."], None),
        (["My pa – he was a miner – left in spring."], None),
        ([], None),
    ],
)
def test_agencies_in_datelines_and_last_lines(paragraphs: list[str], agency: str | None) -> None:
    assert agency_in_text(paragraphs) == agency


@pytest.mark.parametrize("text", ["By Jane Roe", "AFP", "Jane Roe", "Von Anna Beispiel, dpa"])
def test_bylines(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize(
    "text", ["Paris", "By the end of the day nothing had changed.", "Talks end without a deal", ""]
)
def test_other_lines(text: str) -> None:
    assert not is_byline(text)


def test_every_agency_is_found_by_each_of_its_spellings() -> None:
    for row in tables.rows("agencies.tsv"):
        for spelling in (row["name"], *filter(None, row["aliases"].split("|"))):
            assert find_agency(spelling) == row["name"], spelling


@pytest.mark.parametrize("name", ["byline_words.tsv", "boilerplate.tsv", "agencies.tsv", "publishers.tsv"])
def test_no_row_of_a_word_list_is_written_twice(name: str) -> None:
    rows = [tuple(row.values()) for row in tables.rows(name)]
    assert len(rows) == len(set(rows)) > 50


@given(st.text(max_size=400))
def test_no_credit_raises(credit: str) -> None:
    read_credits([credit], [credit])
    agency_in_text([credit])
    is_byline(credit)
