"""Dagster's home in the data folder: its settings file, and the environment that points there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from warehouse.paths import DAGSTER_YAML, DataPaths

PROCESS_TAG = "dragoman/process"
"""Run tag of runs from the command line: the id of the process that executes them."""

if TYPE_CHECKING:
    from dagster import DagsterInstance


def prepare_home(paths: DataPaths) -> None:
    """Copy our `dagster.yaml` into the home when it differs, and point Dagster (and its children) there."""
    paths.dagster_home.mkdir(parents=True, exist_ok=True)
    settings, there = DAGSTER_YAML.read_text("utf-8"), paths.dagster_home / "dagster.yaml"
    if not there.exists() or there.read_text("utf-8") != settings:
        there.write_text(settings, "utf-8")
    os.environ["DAGSTER_HOME"] = str(paths.dagster_home)
    os.environ["DRAGOMAN_DATA"] = str(paths.root)
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")


def instance(paths: DataPaths) -> DagsterInstance:
    """The instance that keeps run history in the data folder, without the runs of processes that were killed."""
    from dagster import DagsterInstance

    prepare_home(paths)
    history = DagsterInstance.get()
    _bury_the_dead(history)
    return history


def _bury_the_dead(history: DagsterInstance) -> None:
    """Fail the runs whose process is gone and give their pool slots back, or the next run would wait for ever."""
    from dagster import DagsterRunStatus, RunsFilter

    for run in history.get_runs(RunsFilter(statuses=[DagsterRunStatus.STARTED])):
        process = run.tags.get(PROCESS_TAG, "")
        if process.isdigit() and not _is_alive(int(process)):
            history.report_run_failed(run, message="its process was killed; run again")
            history.event_log_storage.free_concurrency_slots_for_run(run.run_id)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
