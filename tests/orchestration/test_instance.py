"""Dagster's home in the data folder, and what becomes of the runs of processes that were killed."""

import os
import sqlite3
import subprocess
import sys

import dagster as dg
import pytest
from sqlalchemy.exc import OperationalError

from orchestration import pipeline
from orchestration.instance import PROCESS_TAG, instance
from warehouse.paths import DAGSTER_YAML, DataPaths

pytestmark = pytest.mark.filterwarnings("ignore")


def started(history: dg.DagsterInstance, process: int) -> str:
    run = dg.DagsterRun(job_name="pipeline", status=dg.DagsterRunStatus.STARTED, tags={PROCESS_TAG: str(process)})
    history.add_run(run)
    history.event_log_storage.initialize_concurrency_limit_to_default("warehouse")
    return run.run_id


def test_the_settings_are_ours(installation: DataPaths) -> None:
    with instance(installation) as history:
        assert history.root_directory == str(installation.dagster_home)
        assert not history.telemetry_enabled
    assert (installation.dagster_home / "dagster.yaml").read_text() == DAGSTER_YAML.read_text()


def test_a_killed_run_fails_and_gives_its_slot_back_and_a_living_one_keeps_it(installation: DataPaths) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with instance(installation) as history:
        dead, alive = started(history, gone.pid), started(history, os.getpid())
        claim = history.event_log_storage.claim_concurrency_slot("warehouse", dead, "staging__load")
        assert claim.is_claimed
    with instance(installation) as history:
        runs = {run.run_id: run.status for run in history.get_runs()}
        assert runs == {dead: dg.DagsterRunStatus.FAILURE, alive: dg.DagsterRunStatus.STARTED}
        assert history.event_log_storage.claim_concurrency_slot("warehouse", alive, "staging__load").is_claimed


def test_a_history_that_cannot_be_written_is_told_by_its_folder(
    installation: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OperationalError("insert", None, sqlite3.OperationalError("database or disk is full"))

    monkeypatch.setattr(pipeline, "_execute", full)
    with pytest.raises(OSError, match="disk is full") as told:
        pipeline.run_pipeline(harvest=False)
    assert told.value.filename == str(installation.dagster_home)
