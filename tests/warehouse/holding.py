"""Another process that holds a DuckDB file, for tests of those who wait for it."""

import subprocess
import sys
from pathlib import Path

_HOLD = (
    "import duckdb, sys, time; held = duckdb.connect(sys.argv[1], read_only=bool(sys.argv[3]));"
    "print('held', flush=True); time.sleep(float(sys.argv[2]))"
)


def hold(path: Path, seconds: float, *, read_only: bool = False) -> subprocess.Popen[str]:
    """A process that has the file open for so many seconds from now."""
    path.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-c", _HOLD, str(path), str(seconds), "read" if read_only else ""]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process
