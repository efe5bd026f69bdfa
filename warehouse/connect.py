"""Opening DuckDB files: read-only unless asked, closed always, a bounded wait for a lock, a plain message.

No queries here. One process may write a file, or many may read it, never both (DuckDB's concurrency rules), so readers
are given the published copy and only `staging`, dbt and `publish` open the build file.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseBusyError, WarehouseMissingError

# Read-only alone still lets SQL read and write other files (COPY … TO, read_text), so readers get neither.
SEALED = {"enable_external_access": False, "lock_configuration": True}


@contextmanager
def connect(path: Path, *, write: bool = False, wait: float = 30.0) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file and close it whatever happens.

    Args:
        path: the file; created when `write` is true.
        write: open for writing; shuts out every other process while open.
        wait: seconds to wait for another process to let go of the file.

    Raises:
        WarehouseMissingError: reading a file that is not there.
        WarehouseBusyError: another process still holds the file after `wait` seconds.
    """
    if not write and not path.exists():
        raise WarehouseMissingError(f"{path.name} is not there yet: run `dragoman run` first")
    connection = _open(path, write=write, wait=wait)
    try:
        if write:
            connection.execute("set timezone = 'UTC'")
            # Closing would join small row groups of every table: dbt does so at times (dbt_project/macros/runs.sql).
            connection.execute("set max_vacuum_tasks = 0")
        yield connection
    finally:
        connection.close()


def _open(path: Path, *, write: bool, wait: float) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait
    pause = 0.05
    while True:
        try:
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
                return duckdb.connect(str(path))
            return duckdb.connect(str(path), read_only=True, config=dict(SEALED))
        except duckdb.IOException as error:
            if "lock" not in str(error).lower():
                raise
            if time.monotonic() + pause > deadline:
                raise WarehouseBusyError(
                    f"{path.name} is held by another process; wait for its run to end or close that tool"
                ) from error
            time.sleep(pause)
            pause = min(pause * 2, 1.0)
