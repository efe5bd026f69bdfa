"""Land what the user hands over: files through `ingest.landing`, URLs through the same polite client as the harvest."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime

import polars as pl

from ingest.harvest.pages import land_urls
from ingest.landing.documents import LandingReport, land_paths
from ingest.schema import REJECTS
from ingest.stage import PartWriter
from orchestration.resources import Network
from warehouse.paths import DataPaths, data_paths

LANDING_SUFFIX = "-landing"
"""Ends the names of the parts of `rejects` that harvest and landing make; they cannot be made anew."""

_URL = re.compile(r"https?://", re.IGNORECASE)


def new_run_id(prefix: str) -> str:
    """A run id that sorts by time: prefix and UTC time to the microsecond."""
    return f"{prefix}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"


def record_rejects(paths: DataPaths, landed_on: date, run_id: str, rejects: pl.DataFrame) -> None:
    """Keep what was turned away at landing as a part of the lake table `rejects`."""
    if rejects.height:
        with PartWriter(paths.part("rejects", landed_on, f"{run_id}{LANDING_SUFFIX}"), REJECTS, "landing") as part:
            part.write(rejects)


def add_documents(what: Sequence[str], paths: DataPaths | None = None, network: Network | None = None) -> LandingReport:
    """Land files, folders, globs, URLs and `-` (standard input) into today's partition; record what was turned away.

    Args:
        what: what to land; a URL is asked for, all else is looked up on disk.
        paths: the data folder to land in; the one in force when None.
        network: how URLs are asked for; as the installation's settings say when None.
    """
    paths, day = (paths or data_paths()).make(), datetime.now(UTC).date()
    urls = [thing for thing in what if _URL.match(thing)]
    files = [thing for thing in what if not _URL.match(thing)]
    reports = []
    if files:
        run_id = new_run_id("add")
        reports.append(land_paths(files, paths.landing, landed_on=day, run_id=run_id, stdin=sys.stdin.buffer))
    if urls:
        reports.append(_land_urls(urls, paths, day, network or Network()))
    report = _joined(reports)
    record_rejects(paths, day, new_run_id("add"), report.rejects)
    return report


def _land_urls(urls: Sequence[str], paths: DataPaths, day: date, network: Network) -> LandingReport:
    settings = network.settings(network.sources(paths))
    return land_urls(
        urls,
        paths.landing,
        state_path=paths.frontier,
        landed_on=day,
        run_id=new_run_id("add"),
        settings=settings,
    )


def _joined(reports: Sequence[LandingReport]) -> LandingReport:
    return LandingReport(
        pl.concat([report.captures for report in reports]),
        pl.concat([report.rejects for report in reports]),
        sum(report.duplicates for report in reports),
        sum(report.skipped for report in reports),
    )
