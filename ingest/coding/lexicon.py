"""The event lexicon: which words, in which construction, express which PLOVER type, mode and CAMEO code.

Reads and checks the TSV files of `lexicon/` (their format: `lexicon/README.md`) into typed entries by head lemma. The
matching of entries to a parsed sentence is in `ingest.coding.events`, actor words in `ingest.coding.actors`.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ingest.coding.codebook import Codebook, codebook
from ingest.errors import InvalidInputError
from ingest.ids import digest_of
from ingest.tables import cells_of

COLUMNS = ("phrase", "pos", "event_type", "mode", "cameo_code", "contexts", "when", "roles", "example")
PARTS_OF_SPEECH = ("v", "n", "a")
SLOTS = ("subj", "obj", "iobj", "comp", "pred", "poss", "mod")
BUILT_IN_CLASSES = ("ACTOR", "ANY", "NONE", "NOT", "OWN")

_LEMMA = re.compile(r"[a-z][a-z'.]*|[a-z]+(?:-[a-z]+)+")
_CONDITION = re.compile(r"(?P<slot>\+?[a-z]+)(?P<test>!?=)(?P<classes>\S+)")


@dataclass(frozen=True, slots=True)
class Preposition:
    """A preposition the pattern demands; `object` is its object's lemma where fixed (put *under arrest*)."""

    lemma: str
    object: str | None = None

    def __str__(self) -> str:
        return f"+{self.lemma}" if self.object is None else f"+{self.lemma} ~{self.object}"


@dataclass(frozen=True, slots=True)
class Condition:
    """A restriction of one slot (`subj`, `+to` …): its head must, or if `negated` must not, be of one of the classes.

    A class is a name of `classes.tsv`, a built-in one (ACTOR, ANY, NONE), or `:lemma` for that one word.
    """

    slot: str
    negated: bool
    classes: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.slot}{'!=' if self.negated else '='}{'|'.join(self.classes)}"


@dataclass(frozen=True, slots=True)
class Roles:
    """Slots that fill source and target where the defaults do not hold; empty = default, ("none",) = never filled."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern with its codes; `others` are the lemmas of its phrase beside the head, `file`, `line` its place."""

    phrase: str
    pos: str
    head: str
    others: frozenset[str]
    particle: str | None
    object: str | None
    prepositions: tuple[Preposition, ...]
    complement: str | None
    event_type: str
    mode: str | None
    cameo_code: str
    contexts: tuple[str, ...]
    when: tuple[Condition, ...]
    roles: Roles
    example: str
    file: str
    line: int

    @property
    def rule(self) -> str:
        """Stable name for provenance, for example `consult/v/hold ~talk +with`."""
        return f"{self.event_type.lower()}/{self.pos}/{self.phrase}"

    @property
    def specificity(self) -> tuple[int, int]:
        """Elements of the phrase, then conditions: of two entries that match, the one with the greater value wins."""
        return len(self.phrase.split()), len(self.when)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries by (part of speech, head lemma), most specific first, and the lemmas of the named word classes."""

    entries: tuple[Entry, ...]
    by_head: Mapping[tuple[str, str], tuple[Entry, ...]]
    classes: Mapping[str, frozenset[str]]
    version: str


@cache
def load_lexicon() -> Lexicon:
    """Read and check the packaged lexicon, once per process.

    Raises:
        InvalidInputError: Some line is wrong; the text lists every fault with file and line.
    """
    lexicon, faults = read_lexicon(files(__package__).joinpath("lexicon"), codebook())
    if faults:
        raise InvalidInputError("lexicon", "\n".join(faults))
    return lexicon


def lexicon_version() -> str:
    """Eight hexadecimal digits over the content of all tables of the lexicon, those of actors, times and places too."""
    return load_lexicon().version


def read_lexicon(folder: Traversable, book: Codebook) -> tuple[Lexicon, list[str]]:
    """Read `classes.tsv` and `events/*.tsv` of a folder; returns the sound entries, and `file:line: message` faults."""
    faults: list[str] = []
    classes: dict[str, frozenset[str]] = {}
    for line, cells in _rows(folder.joinpath("classes.tsv"), ("class", "meaning", "lemmas"), faults):
        if cells[0] in classes:
            faults.append(f"classes.tsv:{line}: class {cells[0]} is defined twice; join the rows")
        classes[cells[0]] = frozenset(cells[2].split())
    entries: list[Entry] = []
    for file in sorted(folder.joinpath("events").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".tsv"):
            continue
        for line, cells in _rows(file, COLUMNS, faults):
            found = list(_entry_faults(row := dict(zip(COLUMNS, cells, strict=True)), book, classes))
            faults += [f"{file.name}:{line}: {fault}" for fault in found]
            if not found:
                entries.append(replace(_entry(row), file=file.name, line=line))
    faults += _unreachable(entries)
    return Lexicon(tuple(entries), _by_head(entries), classes, digest_of(folder)), faults


def _rows(file: Traversable, columns: Sequence[str], faults: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The data lines of a TSV with their numbers; lines without the right cells become faults."""
    header: list[str] | None = None
    for line, written in cells_of(file):
        cells = [cell.strip() for cell in written]
        if header is None:
            header = cells
            if cells != list(columns):
                faults.append(f"{file.name}:{line}: the header must be {' '.join(columns)}, tab-separated")
        elif len(cells) != len(columns):
            faults.append(f"{file.name}:{line}: {len(cells)} cells, {len(columns)} wanted; separate cells by one tab")
        else:
            yield line, cells


def _entry(row: Mapping[str, str]) -> Entry:
    head, *rest = row["phrase"].split()
    particle = next((p[1:] for p in rest if p[0] == "-"), None)
    complement = next((p[1:] for p in rest if p[0] == ">"), None)
    direct, prepositions = None, list[Preposition]()
    for part in rest:
        if part[0] == "+":
            prepositions.append(Preposition(part[1:]))
        elif part[0] == "~" and prepositions:
            prepositions[-1] = Preposition(prepositions[-1].lemma, part[1:])
        elif part[0] == "~":
            direct = part[1:]
    return Entry(
        phrase=row["phrase"],
        pos=row["pos"],
        head=head,
        others=frozenset(part[1:] for part in rest),
        particle=particle,
        object=direct,
        prepositions=tuple(prepositions),
        complement=complement,
        event_type=row["event_type"],
        mode=row["mode"] or None,
        cameo_code=row["cameo_code"],
        contexts=tuple(filter(None, row["contexts"].split("|"))),
        when=tuple(_condition(word) for word in row["when"].split()),
        roles=_roles(row["roles"]),
        example=row["example"],
        file="",
        line=0,
    )


def _condition(word: str) -> Condition:
    slot, test, classes = re.split(r"(!?=)", word, maxsplit=1)
    return Condition(slot, test == "!=", tuple(classes.split("|")))


def _roles(cell: str) -> Roles:
    slots = {
        name: tuple(value.split("|")) for name, _, value in (word.partition("=") for word in cell.split()) if value
    }
    return Roles(slots.get("source", ()), slots.get("target", ()), "symmetric" in cell.split())


def _entry_faults(row: Mapping[str, str], book: Codebook, classes: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """What is wrong with one row, each fault with its mend."""
    yield from _phrase_faults(row["phrase"])
    yield from _code_faults(row, book)
    if row["pos"] not in PARTS_OF_SPEECH:
        yield f"pos is {row['pos']!r}; write v, n or a"
    for word in row["when"].split():
        match = _CONDITION.fullmatch(word)
        if match is None or not _is_slot(match["slot"]):
            yield f"cannot read the condition {word!r}; write slot=class or slot!=class"
            continue
        for name in match["classes"].split("|"):
            if name not in classes and name not in BUILT_IN_CLASSES and not name.startswith(":"):
                yield f"unknown class {name!r} in {word!r}; add it to classes.tsv or write :{name} for the word itself"
    for word in row["roles"].split():
        name, _, slots = word.partition("=")
        if word != "symmetric" and (name not in ("source", "target") or not all(map(_is_slot, slots.split("|")))):
            yield f"cannot read the role {word!r}; write symmetric, source=slot or target=slot"
    if len(row["example"].split()) < 4:
        yield "the example is missing; write one sentence the entry fires on"


def _is_slot(slot: str) -> bool:
    return slot in SLOTS or slot == "none" or (slot.startswith("+") and _LEMMA.fullmatch(slot[1:]) is not None)


def _phrase_faults(phrase: str) -> Iterator[str]:
    head, *rest = phrase.split() or [""]
    if not _LEMMA.fullmatch(head):
        yield f"the phrase must begin with its head lemma, not {head!r}"
    for part in rest:
        if part[0] not in "~-+>" or not _LEMMA.fullmatch(part[1:]):
            yield f"{part!r} in {phrase!r} needs a mark: ~ (object) - (particle) + (preposition) > (complement)"
    marks = "".join(part[0] for part in rest)
    if set(marks) <= set("~-+>") and not re.fullmatch(r"-?~?(?:\+~?)*>?", marks):
        yield f"the order in {phrase!r} must be head, -particle, ~object, +preposition [~object], >complement"


def _code_faults(row: Mapping[str, str], book: Codebook) -> Iterator[str]:
    event_type, mode, code = row["event_type"], row["mode"] or None, row["cameo_code"]
    if event_type not in book.types:
        yield f"unknown type {event_type!r}; plover_types.csv lists them"
        return
    if mode is not None and (event_type, mode) not in book.modes:
        yield f"{event_type} has no mode {mode!r}; plover_modes.csv lists them"
    elif code not in book.cameo:
        yield f"unknown CAMEO code {code!r}; cameo_codes.csv lists them"
    elif not book.agrees(code, event_type, mode):
        yield f"CAMEO code {code} belongs to {book.cameo[code].event_type}, not {event_type}; see cameo_to_plover.csv"
    for context in filter(None, row["contexts"].split("|")):
        if context not in book.contexts:
            yield f"unknown context {context!r}; plover_contexts.csv lists them"


def _unreachable(entries: Sequence[Entry]) -> list[str]:
    """Entries whose pattern and conditions another one before them has too, so that they never win."""
    first: dict[tuple[str, str, frozenset[Condition]], Entry] = {}
    faults = []
    for entry in entries:
        winner = first.setdefault((entry.pos, entry.phrase, frozenset(entry.when)), entry)
        if winner is not entry:
            faults.append(
                f"{entry.file}:{entry.line}: {entry.phrase!r} can never win, {winner.file}:{winner.line} has the same "
                "pattern; drop one or tell them apart by a condition"
            )
    return faults


def _by_head(entries: Sequence[Entry]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.pos, entry.head].append(entry)
    return {key: tuple(sorted(group, key=lambda e: e.specificity, reverse=True)) for key, group in groups.items()}


def main() -> int:
    """Print every fault of the packaged lexicon, or the entries of each type; exit status 1 if there is a fault."""
    lexicon, faults = read_lexicon(files(__package__).joinpath("lexicon"), codebook())
    counts: dict[str, int] = defaultdict(int)
    for entry in lexicon.entries:
        counts[entry.event_type] += 1
    lines = faults or [f"{event_type}\t{count}" for event_type, count in sorted(counts.items())]
    sys.stdout.write("\n".join([*lines, f"{len(lexicon.entries)} entries, {len(faults)} faults", ""]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
