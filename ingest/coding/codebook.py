"""The codebook: PLOVER types, modes and contexts, CAMEO codes with their scores, the crosswalk, sectors.

The tables are CSV files in `codebook/`, which dbt reads as seeds too; this module only types and checks them. The words
that express the codes are in `ingest.coding.lexicon`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.errors import InvalidInputError
from ingest.tables import read_table

# A RETREAT that is announced is a CONCEDE (PLOVER manual). CAMEO has one code each for repression, occupation and
# damage to property, which PLOVER splits by whether force is used.
_NEIGHBOURS = {("CONCEDE", "RETREAT"), ("COERCE", "ASSAULT"), ("ASSAULT", "COERCE")}


@dataclass(frozen=True, slots=True)
class PloverType:
    """One PLOVER type: quad class (1 to 4), PLOVER score (-10 to 10), the CAMEO code it has when words say no more.

    The quad class of an event is its type's; CAMEO's own (`CameoCode.quad_class`) differs for REQUEST and CONCEDE.
    """

    event_type: str
    quad_class: int
    plover_score: float
    cameo_code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PloverMode:
    """One mode of a PLOVER type, with its score and the CAMEO code nearest to it."""

    event_type: str
    mode: str
    plover_score: float
    cameo_code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code of two to four digits, its Goldstein score (-10 to 10), the PLOVER type and mode it maps to.

    `event_type` is None for the codes PLOVER has no type for (neutral statements and bare intents), `mode` where the
    crosswalk names none.
    """

    cameo_code: str
    root_code: str
    base_code: str
    name: str
    quad_class: int
    goldstein: float
    event_type: str | None
    mode: str | None


@dataclass(frozen=True, slots=True)
class Codebook:
    """All tables by their keys."""

    types: Mapping[str, PloverType]
    modes: Mapping[tuple[str, str], PloverMode]
    contexts: Mapping[str, str]
    cameo: Mapping[str, CameoCode]
    sectors: Mapping[str, str]

    def default_cameo(self, event_type: str, mode: str | None = None) -> str:
        """The CAMEO code of a type, or of its mode, where the words say no more.

        Raises:
            KeyError: The type, or the mode of that type, is not in the codebook.
        """
        return self.types[event_type].cameo_code if mode is None else self.modes[event_type, mode].cameo_code

    def agrees(self, cameo_code: str, event_type: str, mode: str | None) -> bool:
        """Whether an event of this type and mode may carry the code: by the crosswalk, or as the default of the mode.

        Neighbouring types share codes: see `_NEIGHBOURS`.
        """
        mapped = self.cameo[cameo_code].event_type
        return (
            mapped == event_type
            or (event_type, mapped) in _NEIGHBOURS
            or (mode is not None and self.modes[event_type, mode].cameo_code == cameo_code)
        )


@cache
def codebook() -> Codebook:
    """Read and check the packaged tables, once per process.

    Raises:
        InvalidInputError: A table contradicts another; every fault is listed.
    """
    types = {
        r["event_type"]: PloverType(
            r["event_type"], int(r["quad_class"]), float(r["plover_score"]), r["cameo_code"], r["meaning"]
        )
        for r in read_table("coding/codebook/plover_types.csv")
    }
    modes = {
        (r["event_type"], r["mode"]): PloverMode(
            r["event_type"], r["mode"], float(r["plover_score"]), r["cameo_code"], r["meaning"]
        )
        for r in read_table("coding/codebook/plover_modes.csv")
    }
    crosswalk = {
        r["cameo_code"]: (r["event_type"] or None, r["mode"] or None)
        for r in read_table("coding/codebook/cameo_to_plover.csv")
    }
    cameo = {
        r["cameo_code"]: CameoCode(
            r["cameo_code"],
            r["root_code"],
            r["base_code"],
            r["name"],
            int(r["quad_class"]),
            float(r["goldstein"]),
            *crosswalk.get(r["cameo_code"], (None, None)),
        )
        for r in read_table("coding/codebook/cameo_codes.csv")
    }
    book = Codebook(
        types,
        modes,
        {r["context"]: r["meaning"] for r in read_table("coding/codebook/plover_contexts.csv")},
        cameo,
        {r["sector_code"]: r["name"] for r in read_table("coding/codebook/sectors.csv")},
    )
    faults = [*_type_faults(book), *_cameo_faults(book, crosswalk)]
    if faults:
        raise InvalidInputError("codebook", "; ".join(faults))
    return book


def _type_faults(book: Codebook) -> Iterable[str]:
    for kind in book.types.values():
        if kind.cameo_code not in book.cameo:
            yield f"plover_types.csv: {kind.event_type} names CAMEO code {kind.cameo_code}, which cameo_codes.csv lacks"
    for mode in book.modes.values():
        if mode.event_type not in book.types:
            yield f"plover_modes.csv: {mode.mode} belongs to {mode.event_type}, which plover_types.csv lacks"
        if mode.cameo_code not in book.cameo:
            yield f"plover_modes.csv: {mode.mode} names CAMEO code {mode.cameo_code}, which cameo_codes.csv lacks"


def _cameo_faults(book: Codebook, crosswalk: Mapping[str, tuple[str | None, str | None]]) -> Iterable[str]:
    for code in crosswalk.keys() ^ book.cameo.keys():
        yield f"cameo_to_plover.csv: {code} is not in both it and cameo_codes.csv"
    for row in book.cameo.values():
        if row.event_type is not None and row.event_type not in book.types:
            yield f"cameo_to_plover.csv: {row.cameo_code} maps to {row.event_type}, which plover_types.csv lacks"
        elif row.event_type and row.mode and (row.event_type, row.mode) not in book.modes:
            yield f"cameo_to_plover.csv: {row.cameo_code} maps to mode {row.mode}, which {row.event_type} lacks"
