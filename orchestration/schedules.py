"""Jobs, schedules and sensors, all plain ones."""

from __future__ import annotations

import dagster as dg

from orchestration.partitions import today

PIPELINE = "pipeline"


def pipeline_job() -> dg.UnresolvedAssetJobDefinition:
    """Everything from landing to the published copy, in one process: a step's start costs more than its work."""
    return dg.define_asset_job(PIPELINE, selection="*", executor_def=dg.in_process_executor)


def hourly(job: dg.UnresolvedAssetJobDefinition) -> dg.ScheduleDefinition:
    """Harvest and build every hour, into today's partition; off until switched on in the UI."""

    @dg.schedule(name="hourly", job=job, cron_schedule="5 * * * *", execution_timezone="UTC")
    def schedule() -> dg.RunRequest:
        return dg.RunRequest(partition_key=today().isoformat())

    return schedule
