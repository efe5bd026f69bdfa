"""Loading is idempotent, follows the parts on disk, and stops whole at a broken contract."""

import polars as pl
import pytest

from ingest.schema import REJECTS, TABLES
from tests.warehouse.conftest import DAY, write_rejects
from warehouse.connect import connect
from warehouse.errors import ContractError
from warehouse.paths import DataPaths
from warehouse.staging import PART_COLUMN, duckdb_type, load, load_frame


def load_rejects(data: DataPaths):
    return load(data.build_db, [REJECTS], {"rejects": data.parts("rejects")})["rejects"]


def ids(data: DataPaths) -> list[str]:
    with connect(data.build_db, write=True) as con:
        return [row[0] for row in con.execute("select reject_id from staging.rejects order by 1").fetchall()]


def test_a_part_loaded_twice_is_there_once(data: DataPaths) -> None:
    write_rejects(data, "run-1", "a", "b")
    assert load_rejects(data).parts_loaded == 1
    again = load_rejects(data)
    assert (again.rows, again.changed) == (2, False)
    assert ids(data) == ["a", "b"]


def test_a_part_made_anew_replaces_its_rows(data: DataPaths) -> None:
    write_rejects(data, "run-1", "a", "b")
    write_rejects(data, "run-2", "c")
    load_rejects(data)
    write_rejects(data, "run-1", "z", made_by="test/2")
    assert load_rejects(data).parts_loaded == 1
    assert ids(data) == ["c", "z"]


def test_a_part_gone_from_disk_is_gone_from_staging(data: DataPaths) -> None:
    write_rejects(data, "run-1", "a")
    write_rejects(data, "run-2", "b")
    load_rejects(data)
    data.part("rejects", DAY, "run-1").unlink()
    assert load_rejects(data).parts_removed == 1
    assert ids(data) == ["b"]


def test_a_part_that_lacks_a_column_stops_the_whole_load(data: DataPaths) -> None:
    write_rejects(data, "run-1", "a")
    load_rejects(data)
    broken = data.part("rejects", DAY, "run-2")
    pl.DataFrame({"reject_id": ["x"], "landed_on": [DAY]}).write_parquet(broken)
    with pytest.raises(ContractError, match=r"run-2 of lake table rejects lacks the column stage.*rebuild"):
        load_rejects(data)
    assert ids(data) == ["a"]


def test_every_table_of_the_contract_can_be_created_and_says_its_part(data: DataPaths) -> None:
    load(data.build_db, list(TABLES.values()), {})
    with connect(data.build_db, write=True) as con:
        for name, table in TABLES.items():
            columns = con.execute(f"describe staging.{name}").fetchall()
            assert [c[0] for c in columns] == [*table.schema, PART_COLUMN]


def test_a_table_whose_columns_changed_is_made_anew(data: DataPaths) -> None:
    write_rejects(data, "run-1", "a")
    load_rejects(data)
    with connect(data.build_db, write=True) as con:
        con.execute("alter table staging.rejects rename column detail to remark")
    assert load_rejects(data).rows == 1
    assert ids(data) == ["a"]


def test_a_reference_frame_is_replaced_whole(data: DataPaths) -> None:
    load_frame(data.build_db, "outlets", pl.DataFrame({"source": ["a", "b"]}))
    load_frame(data.build_db, "outlets", pl.DataFrame({"source": ["c"]}))
    with connect(data.build_db, write=True) as con:
        assert con.execute("select source from staging.outlets").fetchall() == [("c",)]


def test_nested_types_are_spelt_as_duckdb_spells_them() -> None:
    assert duckdb_type(pl.List(pl.Struct({"kind": pl.String, "n": pl.Int64}))) == 'STRUCT("kind" VARCHAR, "n" BIGINT)[]'
