"""One writer or many readers: a held file is waited for, then named."""

import subprocess
import sys
import time

import pytest

from warehouse.connect import connect
from warehouse.errors import WarehouseBusyError
from warehouse.paths import DataPaths

HOLD = (
    "import duckdb, sys, time; c = duckdb.connect(sys.argv[1]);"
    "print('held', flush=True); time.sleep(float(sys.argv[2]))"
)


def hold(data: DataPaths, seconds: float) -> subprocess.Popen[str]:
    data.build_db.parent.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data.build_db), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


@pytest.mark.slow
def test_a_held_file_is_waited_for(data: DataPaths) -> None:
    with hold(data, 1.0), connect(data.build_db, write=True) as con:
        assert con.execute("select 1").fetchall() == [(1,)]


@pytest.mark.slow
def test_after_the_wait_the_file_and_the_mend_are_named(data: DataPaths) -> None:
    with hold(data, 20) as holder:
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
