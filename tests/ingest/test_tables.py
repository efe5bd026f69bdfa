"""Packaged tables: rows by column, notes passed over, and the broken line named."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import tables
from ingest.errors import InvalidInputError
from ingest.tables import read_table, rows_of

PACKAGE = Path(tables.__file__).parent


def test_rows_are_read_by_column_without_notes_and_empty_lines(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text('# a note\nname\tkind\n\nLomé\t\n"Ariel"\tship\n', "utf-8")
    (tmp_path / "b.csv").write_text('name,kind\n"Congo, Republic of the",country\n', "utf-8")
    assert rows_of(tmp_path / "a.tsv") == [{"name": "Lomé", "kind": ""}, {"name": '"Ariel"', "kind": "ship"}]
    assert rows_of(tmp_path / "b.csv") == [{"name": "Congo, Republic of the", "kind": "country"}]


def test_a_line_without_all_cells_is_told_by_file_and_number(tmp_path: Path) -> None:
    (tmp_path / "roles.tsv").write_text("# a note\nphrase\tsector\nmayor\tGOV\nenvoy GOV\n", "utf-8")
    with pytest.raises(InvalidInputError, match=r"roles\.tsv:4: 1 cells, 2 wanted \(phrase, sector\)"):
        rows_of(tmp_path / "roles.tsv")


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("# a note\n", "utf-8")
    assert rows_of(tmp_path / "a.tsv") == []


@pytest.mark.parametrize("path", sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.[ct]sv")))
def test_every_packaged_table_can_be_read(path: str) -> None:
    assert read_table(path)
