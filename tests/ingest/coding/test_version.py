"""The coder's version must change with every rule and table, and with nothing else."""

from __future__ import annotations

import re

import pytest

from ingest.coding import version
from ingest.coding.coder import coder_named
from ingest.coding.version import rules_version


def test_another_model_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = rules_version()
    monkeypatch.setattr(version.metadata, "version", lambda name: f"{name} 99")
    assert rules_version.__wrapped__() != before


def test_rows_carry_the_versions_of_rules_and_lexicon() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}\+[0-9a-f]{8}", coder_named("dependency-pattern").version)
    assert coder_named("dependency-pattern").version.startswith(rules_version())
