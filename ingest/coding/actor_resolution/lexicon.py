"""The words that name actors: countries, peoples, places, organisations and role nouns, loaded once into one trie.

Only loading and longest-match look-up belong here. What a match means in its sentence is decided by the readers; the
tables are data (`codebook/countries.csv`, `lexicon/actors/*.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from ingest.coding.actor_resolution.word_lists import word_list
from ingest.coding.actor_resolution.words import Word, fold, plural_of, tokenise
from ingest.tables import read_table

Sort = Literal["country", "adjective", "people", "place", "organisation", "role"]

STATE_OFFICES = frozenset({"president", "prime minister", "king", "queen", "chancellor"})
_RANKS = frozenset(
    {"prime", "deputy", "vice", "junior", "first", "chief", "cabinet", "state", "government", "shadow", "former"}
)
_NO_PLURAL = re.compile(r"(?:s|police|people|men|women|military|opposition|judiciary|press|intelligence|media|staff)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a phrase.

    `name` is the chief name (or the role in the singular), `use` tells places apart (seat, state, area, not_seat),
    `inherits`, `plural` and `usual` (the country whose office it is, unless told otherwise) concern roles.
    """

    sort: Sort
    name: str
    country: str | None
    sector: str | None
    kind: str | None
    use: str = ""
    inherits: bool = False
    plural: bool = False
    is_acronym: bool = False
    usual: str | None = None


class Node(dict[str, "Node"]):
    """One state of the trie; `entries` are the readings of the phrase that ends here."""

    __slots__ = ("entries",)

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()


class Match(NamedTuple):
    """Words `start:end` of a sentence and the readings they have."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Lexicon:
    """All actor phrases in one trie over folded words; hyphens between words do not count."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        self._root = Node()
        self.adjectives: dict[str, str] = {}
        self.country_names: dict[str, str] = {}
        self.peoples: set[str] = set()
        for phrase, entry in entries:
            self._add(phrase, entry)

    def _add(self, phrase: str, entry: Entry) -> None:
        node = self._root
        for word in tokenise(phrase):
            if word.text != "-":
                node = node.setdefault(word.key, Node())
        if entry not in node.entries:
            node.entries = (*node.entries, entry)
        if entry.country and entry.sort == "adjective":
            self.adjectives.setdefault(entry.country, phrase)
        if entry.country and entry.sort == "country":
            self.country_names.setdefault(entry.country, entry.name)
        if entry.sort == "people" and entry.plural:
            self.peoples.add(entry.name)

    def longest(self, words: Sequence[Word], start: int) -> Match | None:
        """The longest phrase that begins at word `start`; names count only where the text writes a capital."""
        best: Match | None = None
        frontier = [self._root]
        for i in range(start, min(start + 12, len(words))):
            if words[i].text in "-–" and i > start:
                continue
            frontier = [node[key] for node in frontier for key in words[i].forms if key in node]
            if not frontier:
                break
            found = tuple(
                e for node in frontier for e in node.entries if e.sort == "role" or _is_cased(words, start, i)
            )
            if found and not (best is not None and _is_party_title(best.entries, found)):
                best = Match(start, i + 1, found)
        return best


def _is_party_title(shorter: Sequence[Entry], longer: Sequence[Entry]) -> bool:
    """Whether a title is one of a party that its first word names: of "Labour leader Ana Ruiz" Labour."""
    is_party = any(e.sort == "organisation" and e.sector == "PTY" for e in shorter)
    titles = all(e.sort == "role" and e.kind in ("office", "people") and not e.plural for e in longer)
    return is_party and titles and all(e.sector in ("LAB", "PTY") for e in longer)


def _is_cased(words: Sequence[Word], start: int, last: int) -> bool:
    return any(words[i].capitalised for i in range(start, last + 1))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of `lexicon/actors`."""
    return read_table(f"coding/lexicon/actors/{name}")


def country_rows() -> list[dict[str, str]]:
    """The rows of `codebook/countries.csv`."""
    return read_table("coding/codebook/countries.csv")


def _country_entries() -> Iterator[tuple[str, Entry]]:
    other = {row["country_code"]: row for row in rows("nationalities.tsv")}
    for row in country_rows():
        code, name = row["country_code"], row["name"].removeprefix("The ")
        more = other.get(code, {"names": "", "adjectives": "", "peoples": ""})
        country = Entry("country", name, code, "GOV", "government")
        for phrase in (name, *filter(None, more["names"].split("|"))):
            yield phrase.removeprefix("the "), replace(country, is_acronym=phrase.isupper())
        for phrase in filter(None, more["adjectives"].split("|")):
            yield phrase, Entry("adjective", name, code, "GOV", "government")
        for i, phrase in enumerate(filter(None, more["peoples"].split("|"))):
            yield phrase, Entry("people", phrase, code, "CVL", "population", plural=i == 0 or phrase.endswith("s"))


def _place_entries() -> Iterator[tuple[str, Entry]]:
    listed: set[str] = set()
    names = {row["country_code"]: row["name"].removeprefix("The ") for row in country_rows()}
    for row in rows("places.tsv"):
        for phrase in (row["name"], *filter(None, row["aliases"].split("|"))):
            listed.add(fold(phrase))
            name = row["name"]
            yield (
                phrase.removeprefix("the "),
                Entry("place", name, row["country"] or None, row["sector"], "place", use=row["use"]),
            )
    for row in country_rows():
        capital = row["capital"]
        if capital and fold(capital) not in listed and capital not in names.values():
            yield capital, Entry("place", capital, row["country_code"], "GOV", "place", use="seat")


def _organisation_entries() -> Iterator[tuple[str, Entry]]:
    for row in rows("organisations.tsv"):
        for phrase in (row["name"], *filter(None, row["aliases"].split("|"))):
            bare = phrase.removeprefix("the ").removeprefix("The ")
            entry = Entry("organisation", row["name"], row["country"] or None, row["sector"], row["kind"])
            yield bare, replace(entry, is_acronym=bare.isupper() and bare != row["name"])


def _role_entries() -> Iterator[tuple[str, Entry]]:
    for row in rows("roles.tsv"):
        entry = Entry(
            "role",
            row["phrase"],
            None if row["country"].startswith("~") else row["country"] or None,
            row["sector"],
            row["kind"],
            inherits=row["inherits"] == "yes",
            usual=row["country"].removeprefix("~") if row["country"].startswith("~") else None,
        )
        for phrase in (row["phrase"], *_turned(row["phrase"])):
            yield from _numbers(phrase, entry)


def _turned(phrase: str) -> Iterator[str]:
    """The other order of an office's words: "health minister", "minister of health", "minister for health"."""
    portfolio, _, head = phrase.rpartition(" ")
    if head in ("minister", "ministry") and portfolio and portfolio.split()[0] not in _RANKS:
        yield f"{head} of {portfolio}"
        yield f"{head} for {portfolio}"
        yield f"{head} of the {portfolio}"


def _numbers(phrase: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    """A role phrase in the singular and the plural."""
    tie = next((t for t in (" of ", " for ") if t in phrase), "")
    head, _, rest = phrase.partition(tie) if tie else (phrase, "", "")
    last = head.rpartition(" ")[2]
    is_plural = bool(_NO_PLURAL.search(last)) and not last.endswith("ss")
    yield phrase, replace(entry, plural=is_plural)
    if not is_plural:
        yield f"{_plural_phrase(head)}{tie}{rest}", replace(entry, plural=True)


def _plural_phrase(phrase: str) -> str:
    stem, _, last = phrase.rpartition(" ")
    return f"{stem} {plural_of(last)}".strip()


@cache
def load() -> Lexicon:
    """The lexicon of the package, read once a process."""
    return Lexicon(
        (phrase, entry)
        for source in (_country_entries, _place_entries, _organisation_entries, _role_entries)
        for phrase, entry in source()
    )


def head_of(entry: Entry) -> str:
    """The head noun of a role: "minister" of "minister of justice"."""
    return entry.name.partition(" of ")[0].rpartition(" ")[2]


def role_heads(entry: Entry) -> frozenset[str]:
    """The nouns that fit the holder of a role: a foreign minister is a "minister", a head of state a "leader"."""
    head = entry.name.partition(" of ")[0].split()
    heads = {entry.name, " ".join(head)}
    for i in range(1, len(head)):
        shorter = " ".join(head[i:])
        if shorter not in STATE_OFFICES or head[i - 1] in word_list("tenures"):  # a vice president is not the president
            heads.add(shorter)
    if set(head) & word_list("leader_roles"):
        heads.add("leader")
    return frozenset(heads)
