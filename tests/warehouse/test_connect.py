"""One writer or many readers: a held file is waited for, then named."""

import time

import pytest

from tests.warehouse.holding import hold
from warehouse.connect import connect
from warehouse.errors import WarehouseBusyError
from warehouse.paths import DataPaths


@pytest.mark.slow
def test_a_held_file_is_waited_for(data: DataPaths) -> None:
    with hold(data.build_db, 1.0), connect(data.build_db, write=True) as con:
        assert con.execute("select 1").fetchall() == [(1,)]


@pytest.mark.slow
def test_after_the_wait_the_file_and_the_mend_are_named(data: DataPaths) -> None:
    with hold(data.build_db, 20) as holder:
        started = time.monotonic()
        with (
            pytest.raises(WarehouseBusyError, match=r"build\.duckdb is held by another process"),
            connect(data.build_db, write=True, wait=0.3),
        ):
            pass
        holder.kill()
    assert time.monotonic() - started < 10


def test_the_connection_is_closed_when_the_body_fails(data: DataPaths) -> None:
    with pytest.raises(RuntimeError), connect(data.build_db, write=True):
        raise RuntimeError
    with connect(data.build_db, write=True, wait=0) as con:
        assert con.execute("select 1").fetchall() == [(1,)]
