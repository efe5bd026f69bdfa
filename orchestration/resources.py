"""Typed resources: the data folder in force, how the network may be used, and what a run tells the terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import dagster as dg
from pydantic import Field, PrivateAttr

from ingest.harvest.settings import HarvestSettings
from ingest.sources import SourceList, load_sources
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


class Network(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Which outlets are asked and how; loopback only by explicit setting, for tests and the demo."""

    sources_file: str = Field(default="", description="Empty: the data folder's own, else the one shipped.")
    allow_loopback: bool = Field(default=False, description="Also set by DRAGOMAN_ALLOW_LOOPBACK=1.")
    hosts: dict[str, str] = Field(default={}, description="Host name → address:port, in place of DNS.")
    window_days: float = HarvestSettings().window_days

    def sources(self, paths: DataPaths) -> SourceList:
        """The outlets in force.

        Raises:
            InvalidInputError: the file cannot be read or has faults, each named.
        """
        if self.sources_file:
            return load_sources(Path(self.sources_file))
        return load_sources(paths.sources_file if paths.sources_file.exists() else None)

    def settings(self, listed: SourceList) -> HarvestSettings:
        """The harvest's settings for a list of outlets."""
        return HarvestSettings(
            contact=listed.contact or os.environ.get("DRAGOMAN_CONTACT") or None,
            agent=listed.user_agent or HarvestSettings().agent,
            respect_noarchive=listed.respect_noarchive,
            window_days=self.window_days,
            allow_loopback=self.allow_loopback or os.environ.get("DRAGOMAN_ALLOW_LOOPBACK") == "1",
            resolve={host: _address(text) for host, text in self.hosts.items()},
        )


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

    def outlet(self, name: str, event: str, counts: Mapping[str, int]) -> None:
        """What the harvest says of an outlet (`ingest.harvest.run.Progress`)."""
        if self._report and event in ("listed", "fetched"):
            self._report(name, int(event == "fetched"), counts["total"])


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    return host, int(port)
