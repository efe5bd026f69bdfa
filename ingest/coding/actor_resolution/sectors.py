"""The sector and kind of whom a role noun denotes, from the noun and the body it belongs to."""

from __future__ import annotations

from ingest.coding.actor_resolution.lexicon import Entry, head_of
from ingest.coding.actor_resolution.memory import Entity
from ingest.coding.actor_resolution.modifiers import Modifiers
from ingest.coding.actor_resolution.word_lists import word_list

# Sectors that become the armed group's own in "Hamas fighters", "the Houthi navy".
_ARMED = frozenset({"MIL", "GOV", "OPP", "PTY", "COP", "SPY"})
# Bodies whose presidents, ministers and secretaries are theirs, not a government's.
_OWN_OFFICERS = frozenset({"LAB", "BUS", "PTY", "EDU", "NGO", "REB", "MED", "OPP", "REL", "IGO"})
_CHAIRS = frozenset(
    {"president", "vice president", "secretary", "treasurer"}
)  # of a golf club they are no public office
PARTIES = frozenset({"PTY", "OPP"})
_STATES = frozenset({"emirate", "government", "kingdom", "ministry", "republic"})  # no part of an armed group
_FORCES = frozenset({"MIL", "COP", "REB", "SPY", "CRM"})  # whose men are fighters, officers, agents
_KIND_OF_SECTOR = {
    "GOV": "government",
    "REB": "armed_group",
    "MED": "media",
    "IGO": "igo",
    "NGO": "ngo",
    "CVL": "population",
    "REF": "population",
}


def sector_of(entry: Entry, read: Modifiers, *, is_proper: bool = False) -> str | None:
    """The sector of a role noun among its modifiers; `is_proper` for a body with a name of its own."""
    if head_of(entry) in word_list("followers"):  # who stands behind a president does not govern
        return "CVL" if entry.inherits else entry.sector
    if entry.inherits:
        return _inherited(entry, read)
    if read.group is not None and (told := _of_member(entry, read.group, is_proper=is_proper)) is not None:
        return told
    if read.role is not None and entry.sector == "MIL" and read.role.sector in ("REB", "COP"):
        return read.role.sector
    return entry.sector


def _inherited(entry: Entry, read: Modifiers) -> str | None:
    """The sector of the body to which an official, spokesman or leader belongs."""
    group = read.group
    if group is not None and group.is_person and head_of(entry) in word_list("own_callings"):
        return entry.sector  # a minister's lawyer is no part of the government
    if group is not None and group.sector not in (None, "CVL", "UNK"):
        return group.sector
    if read.role is not None and read.role.sector:
        return read.role.sector
    if any(code == "IGO" for code, _, _ in read.countries):
        return "IGO"
    is_crowd = group is not None and group.kind == "population" and group.is_plural  # the villagers' leader
    return "CVL" if is_crowd and not read.has_pronoun else entry.sector


def _of_member(entry: Entry, group: Entity, *, is_proper: bool) -> str | None:
    """The sector that a body gives to those who have one by themselves; None when they keep it."""
    own, theirs = entry.sector, group.sector
    if group.country == "IGO" and own in ("GOV", "COP") and not is_proper:
        return "IGO"
    if theirs in PARTIES and own == "REB":
        return "LEG"  # a Tory rebel votes against his own
    is_of_state = theirs in PARTIES and head_of(entry) in word_list("state_offices")  # the Republican governor
    is_taken = (
        (group.kind == "armed_group" and own in _ARMED and entry.name not in _STATES)
        or (theirs == "NGO" and entry.name in word_list("protest_heads"))
        or (theirs in PARTIES and own in ("CVL", "LAB") and not group.is_person)
        or (theirs in _FORCES and entry.plural and entry.name in word_list("person_nouns"))
        or (theirs == "CVL" and group.kind == "population" and not group.is_plural and entry.name in _CHAIRS)
        or (theirs in _OWN_OFFICERS and own == "GOV" and entry.kind == "office" and not is_of_state)
    )
    return theirs if is_taken else None


def kind_of(entry: Entry, sector: str | None) -> str:
    """The kind of actor a role noun of that sector names."""
    if entry.kind in ("office", "people") and not entry.plural:
        return "person"
    if entry.kind == "people" and sector == "EDU":
        return "population"  # students are no university
    return _KIND_OF_SECTOR.get(sector or "", "organisation")
