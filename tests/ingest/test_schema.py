"""The lake contract is whole: keys exist and are required, every column says what it means."""

import pytest

from ingest.schema import TABLES, Table


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_a_table_states_its_grain_key_and_columns(table: Table) -> None:
    assert table.grain.startswith("One row ")
    assert set(table.key) <= set(table.required)
    assert len(table.schema) == len(table.columns), "a column is named twice"
    assert all(column.meaning.strip() for column in table.columns)
    assert table.empty().schema == table.schema
    assert "landed_on" in table.schema, "parts are kept by landing day"
