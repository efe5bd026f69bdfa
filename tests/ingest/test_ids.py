"""Ids are stable across machines and tell parts apart; a digest tells a changed package."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.ids import digest_of, stable_id


def test_the_same_parts_give_the_same_id_for_ever() -> None:
    assert stable_id("https://gazette.example/a", None, 3) == stable_id("https://gazette.example/a", None, 3)
    assert stable_id("https://gazette.example/a") == "e85c19b908b940c1"


def test_parts_are_told_apart() -> None:
    assert len({stable_id("ab"), stable_id("a", "b"), stable_id("a", "b", None), stable_id("a", "b", "")}) == 4


@given(st.lists(st.none() | st.text()))
def test_any_parts_give_16_hexadecimal_digits(parts: list[str | None]) -> None:
    assert len(stable_id(*parts)) == 16
    int(stable_id(*parts), 16)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "tables").mkdir()
    (tmp_path / "rules.py").write_text("REACH = 3\n")
    (tmp_path / "tables" / "words.tsv").write_text("word\nenvoy\n")
    return tmp_path


@pytest.mark.parametrize("changed", ["rules.py", "tables/words.tsv", "tables/codes.csv"])
def test_a_digest_changes_with_sources_and_tables(package: Path, changed: str) -> None:
    before = digest_of(package)
    (package / changed).write_text("REACH = 4\n")
    assert digest_of(package) != before


def test_a_digest_does_not_change_with_what_is_not_read(package: Path) -> None:
    before = digest_of(package)
    (package / "README.md").write_text("about")
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "rules.cpython-311.pyc").write_bytes(b"\0")
    assert digest_of(package) == before
