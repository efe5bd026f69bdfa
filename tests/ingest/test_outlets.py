"""Outlets once asked stay known, in their newest description."""

from pathlib import Path

from ingest.outlets import SCHEMA, known_outlets, remember_outlets
from ingest.sources import Source


def outlet(name: str, country: str = "KEN") -> Source:
    return Source(name=name, country=country, language="en", homepage=f"https://{name.lower()}.example/")


def test_none_is_known_at_first(tmp_path: Path) -> None:
    assert known_outlets(tmp_path).is_empty()
    assert known_outlets(tmp_path).schema == SCHEMA


def test_outlets_add_up_and_take_their_newest_description(tmp_path: Path) -> None:
    remember_outlets(tmp_path, [outlet("Courier"), outlet("Ledger")])
    remember_outlets(tmp_path, [outlet("Ledger", "UGA"), outlet("Monitor")])
    known = known_outlets(tmp_path)
    assert dict(known.select("source", "country").iter_rows()) == {"Courier": "KEN", "Ledger": "UGA", "Monitor": "KEN"}
    assert [path.name for path in tmp_path.iterdir()] == ["outlets.json"]
