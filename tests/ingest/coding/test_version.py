"""The coder's version must change with every rule and table, and with nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.coding import version
from ingest.coding.coder import coder_named
from ingest.coding.version import digest_of, rules_version


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


def test_another_model_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules_version()
    monkeypatch.setattr(version.metadata, "version", lambda name: f"{name} 99")
    assert rules_version.__wrapped__() != before


def test_rows_carry_the_versions_of_rules_and_lexicon() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}\+[0-9a-f]{8}", coder_named("dependency-pattern").version)
    assert coder_named("dependency-pattern").version.startswith(rules_version())
