"""Dagster's home in the data folder: its settings file, and the environment that points there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from warehouse.paths import DAGSTER_YAML, DataPaths

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
    """The instance that keeps run history in the data folder."""
    from dagster import DagsterInstance

    prepare_home(paths)
    return DagsterInstance.get()
