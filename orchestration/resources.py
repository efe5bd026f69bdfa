"""Typed resources: the data folder in force and what a run tells the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import dagster as dg
from pydantic import PrivateAttr

from warehouse.paths import DataPaths, data_paths

Report = Callable[[str, int, int | None], None]
"""Called with a stage's name, how many things it just finished, and how many there are in all when known."""


class DataFolder(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The data folder; empty means `DRAGOMAN_DATA`, else `warehouse/data`."""

    root: str = ""

    @property
    def paths(self) -> DataPaths:
        """Its paths, with the folders made."""
        return (DataPaths(Path(self.root)) if self.root else data_paths()).make()


class Terminal(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Where progress is shown; silent unless the command line gives it a `Report`."""

    _report: Report | None = PrivateAttr(default=None)

    def showing(self, report: Report) -> Terminal:
        """This resource, telling `report` from now on."""
        self._report = report
        return self

    def stage(self, name: str) -> Callable[[int], None]:
        """A function that says how many more things of a stage are finished."""

        def advance(done: int) -> None:
            if self._report:
                self._report(name, done, None)

        return advance
