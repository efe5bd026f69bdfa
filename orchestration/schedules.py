"""Jobs, schedules and sensors, all plain ones; off until switched on in the UI."""

import dagster as dg

from orchestration.partitions import today

# Everything from landing to the published copy, in one process: a step's start costs more than its work.
pipeline = dg.define_asset_job("pipeline", selection="*", executor_def=dg.in_process_executor)


@dg.schedule(job=pipeline, cron_schedule="5 * * * *", execution_timezone="UTC")
def hourly() -> dg.RunRequest:
    """Harvest the outlets that are due and build, into today's partition."""
    return dg.RunRequest(partition_key=today().isoformat())
