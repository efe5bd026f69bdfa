"""`make bench`: run every bench_*.py of this folder (or those named) and print a table."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table


def main(names: list[str]) -> None:
    """Run the named benchmarks, all when none is named."""
    modules = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    chosen = [m for m in modules if not names or m.removeprefix("bench_") in names]
    if not chosen:
        sys.exit(f"no benchmark is named {' '.join(names)}; there are {', '.join(modules)}")
    table = Table("benchmark", "ours", "baseline", "ratio", "goal", header_style="bold")
    for module in chosen:
        for comparison in importlib.import_module(f"tests.benchmarks.{module}").run():
            table.add_row(*comparison.row())
    Console().print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
