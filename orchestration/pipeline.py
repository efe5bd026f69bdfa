"""Run the whole pipeline as one Dagster run, from the command line, in this process."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from errno import EIO
from textwrap import shorten
from typing import Any

import dagster as dg
from sqlalchemy.exc import OperationalError

from ingest.lake import is_current
from ingest.schema import TABLES
from orchestration.documents import LANDING_SUFFIX
from orchestration.instance import PROCESS_TAG, instance
from orchestration.partitions import today
from orchestration.resources import Terminal
from warehouse.paths import DataPaths, data_paths

_LINE = 400  # characters of a failure on the terminal; the UI has all of it
_RANGE_START = "dagster/asset_partition_range_start"
_RANGE_END = "dagster/asset_partition_range_end"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: id, success, each asset's counts, marts that changed, outlets harvested, notes, failures."""

    run_id: str
    success: bool
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    changed_marts: tuple[str, ...] = ()
    outlets: tuple[Mapping[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


def run_pipeline(*, harvest: bool, terminal: Terminal | None = None, **resources: object) -> Outcome:
    """Materialize everything for the landing days that have work, in one run that the UI shows.

    Args:
        harvest: ask the outlets that are due first.
        terminal: where progress is shown; nowhere when None.
        resources: replacements for the definitions' resources, by name.

    Raises:
        OSError: the data folder, or Dagster's history in it, cannot be written.
        ModelsError: dbt cannot read its project.
    """
    paths = data_paths().make()
    try:
        with instance(paths) as history:
            return _outcome(_execute(paths, history, harvest=harvest, terminal=terminal or Terminal(), **resources))
    except OperationalError as error:  # Dagster's history, kept in SQLite: no room, no right to write
        raise OSError(EIO, str(error.orig), str(paths.dagster_home)) from error


def _execute(
    paths: DataPaths, history: dg.DagsterInstance, *, harvest: bool, **resources: object
) -> dg.ExecuteInProcessResult:
    from orchestration.definitions import build_defs  # after prepare_home: dbt and Dagster read the environment
    from orchestration.schedules import pipeline

    # A run with nothing new skips the models: Dagster would warn of each of their checks.
    logging.getLogger("dagster._core.execution").setLevel(logging.ERROR)
    definitions = build_defs(**resources)
    with paths.run_log.open("w", encoding="utf-8") as log, redirect_stdout(log):  # dbt's own lines
        return definitions.resolve_job_def(pipeline.name).execute_in_process(
            instance=history,
            tags=_partition_range(_days_with_work(paths)) | {PROCESS_TAG: str(os.getpid())},
            run_config={
                "ops": {"landing__captures": {"config": {"harvest": harvest}}},
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},  # the UI has the log lines
            },
            raise_on_error=False,
        )


def clear_derived(paths: DataPaths | None = None, days: Collection[date] = ()) -> None:
    """Remove all that can be made anew from the landing zone; with `days`, what came of their landings in the lake.

    What stays: what harvest and landing turned away (it left no capture to say so again), and the published file until
    it is replaced.
    """
    paths = paths or data_paths()
    if not days:
        shutil.rmtree(paths.build_db.parent, ignore_errors=True)
    for part in (part for table in TABLES for part in paths.parts(table)):
        if not part.name.endswith(LANDING_SUFFIX) and (not days or part.landed_on in days):
            part.path.unlink()


def _days_with_work(paths: DataPaths) -> list[date]:
    """Landing days with a part that is missing from the lake or was made by an older extractor or coder, and today."""
    stale = {
        part.landed_on
        for part in paths.index_parts()
        if not is_current(
            paths.part("articles", part.landed_on, part.name), paths.part("coding_runs", part.landed_on, part.name)
        )
    }
    return sorted(stale | {today()})


def _partition_range(days: list[date]) -> dict[str, str]:
    return {_RANGE_START: days[0].isoformat(), _RANGE_END: days[-1].isoformat()}


def _outcome(result: dg.ExecuteInProcessResult) -> Outcome:
    counts: dict[str, dict[str, int]] = {}
    changed: tuple[str, ...] = ()
    outlets: tuple[Mapping[str, Any], ...] = ()
    notes: list[str] = []
    for event in result.get_asset_materialization_events():
        materialization = event.step_materialization_data.materialization
        numbers = {k: v.value for k, v in materialization.metadata.items() if isinstance(v.value, int)}
        counts["/".join(materialization.asset_key.path)] = numbers
        if "changed" in materialization.metadata:
            changed = tuple(str(materialization.metadata["changed"].value).split())
        if "outlets" in materialization.metadata:
            told = materialization.metadata["outlets"]
            assert isinstance(told, dg.TableMetadataValue)
            outlets = tuple(record.data for record in told.records)
        if "note" in materialization.metadata:
            notes.append(str(materialization.metadata["note"].value))
    return Outcome(result.run_id, result.success, counts, changed, outlets, tuple(notes), tuple(_failures(result)))


def _failures(result: dg.ExecuteInProcessResult) -> list[str]:
    lines = []
    for event in result.all_events:
        if event.is_step_failure and event.step_failure_data.error:
            error = event.step_failure_data.error
            cause = error.cause or error
            lines.append(f"{event.step_key}: {shorten(cause.message, _LINE, placeholder=' …')}")
    for check in result.get_asset_check_evaluations():
        if not check.passed and check.severity == dg.AssetCheckSeverity.ERROR:
            lines.append(f"check {'/'.join(check.asset_key.path)} {check.check_name}: {check.description or 'failed'}")
    return lines
