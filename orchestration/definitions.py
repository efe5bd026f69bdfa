"""`build_defs()` and `defs`: the one list of everything that Dagster knows of Dragoman."""

import dagster as dg

from orchestration.assets.lake import articles, coding
from orchestration.assets.landing import captures
from orchestration.assets.models import dbt_command, dbt_models, dbt_project
from orchestration.assets.publish import published
from orchestration.assets.staging import staging
from orchestration.resources import DataFolder, Network, Terminal
from orchestration.schedules import hourly, inbox, pipeline
from warehouse.paths import data_paths


def build_defs(**overrides: object) -> dg.Definitions:
    """All assets, checks, jobs, schedules and resources; `overrides` replace resources by name (tests, the CLI)."""
    project = dbt_project(data_paths().make())
    models = dbt_models(project)
    return dg.Definitions(
        assets=[captures, articles, coding, staging, models, published([*staging.keys, *models.keys])],
        jobs=[pipeline],
        schedules=[hourly],
        sensors=[inbox],
        resources={
            "data": DataFolder(),
            "network": Network(),
            "terminal": Terminal(),
            "dbt": dbt_command(project),
        }
        | overrides,
        executor=dg.in_process_executor,
    )


@dg.definitions
def defs() -> dg.Definitions:
    """What `dagster dev -m orchestration.definitions` and `dg` load."""
    return build_defs()
