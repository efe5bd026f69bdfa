"""The tables of actor words, and how they are matched."""

import csv
from importlib.resources import files

import pytest

from ingest.coding.actor_resolution.lexicon import country_rows, load
from ingest.coding.actor_resolution.word_lists import common_names, name_heads, word_list
from ingest.coding.actor_resolution.words import tokenise

SECTOR_TABLE = (files("ingest.coding") / "codebook" / "sectors.csv").read_text(encoding="utf-8")
SECTORS = {row["sector_code"] for row in csv.DictReader(SECTOR_TABLE.splitlines())}
KINDS = {"person", "government", "organisation", "armed_group", "population", "media", "igo", "ngo", "place"}


def table(name: str) -> list[dict[str, str]]:
    text = (files("ingest.coding") / "lexicon" / "actors" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert text.startswith("#"), "a table tells what it holds and where it is from"
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def codes() -> set[str]:
    return {row["country_code"] for row in country_rows()}


def test_countries_are_complete_and_unique() -> None:
    rows = country_rows()
    assert len(rows) == 250
    for column in ("country_code", "iso2", "name"):
        values = [row[column] for row in rows]
        assert len(values) == len(set(values)) and all(values)
    assert {"XKX", "PSE", "TWN", "SSD"} <= codes()
    for row in rows:
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180


@pytest.mark.parametrize("name", ["organisations", "places", "roles"])
def test_rows_use_known_codes(name: str) -> None:
    for row in table(name):
        assert row["sector"] in SECTORS, row
        assert row["country"].removeprefix("~") in codes() | {"", "IGO", "NGO"}, row
        assert None not in row.values(), row


def test_kinds_and_uses_are_known() -> None:
    assert {row["kind"] for row in table("organisations")} <= KINDS
    assert {row["kind"] for row in table("roles")} == {"office", "people", "body"}
    assert {row["inherits"] for row in table("roles")} == {"yes", "no"}
    assert {row["use"] for row in table("places")} == {"seat", "state", "area", "region", "not_seat"}
    assert all(sector in SECTORS and kind in KINDS for sector, kind in name_heads().values())


def test_no_role_stands_twice() -> None:
    phrases = [row["phrase"] for row in table("roles")]
    assert len(phrases) == len(set(phrases)) > 2000


def test_common_names_are_listed_organisations_or_roles() -> None:
    for name in common_names():
        assert load().longest(tokenise(name), 0) is not None, name


def test_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        word_list("no such list")


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("South Sudan", 2),
        ("People's Liberation Army", 4),
        ("deputy prime ministers", 3),
        ("ministers of health", 3),
        ("vice-president", 3),
        ("Nato", 1),
        ("TURKEY", 1),
    ],
)
def test_the_longest_phrase_wins(text: str, end: int) -> None:
    match = load().longest(tokenise(text), 0)
    assert match is not None
    assert match.end == end


@pytest.mark.parametrize("text", ["turkey", "chad", "us", "who", "polish"])
def test_names_need_their_capital(text: str) -> None:
    match = load().longest(tokenise(text), 0)
    assert match is None or all(e.sort == "role" for e in match.entries)
