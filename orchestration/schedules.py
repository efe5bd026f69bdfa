"""Jobs, schedules and sensors, all plain ones; off until switched on in the UI."""

from collections.abc import Iterator

import dagster as dg

from orchestration.documents import add_documents
from orchestration.partitions import today
from orchestration.resources import DataFolder

# Everything from landing to the published copy, in one process: a step's start costs more than its work.
pipeline = dg.define_asset_job("pipeline", selection="*", executor_def=dg.in_process_executor)

_NO_HARVEST = {"ops": {"landing__captures": {"config": {"harvest": False}}}}


@dg.schedule(job=pipeline, cron_schedule="5 * * * *", execution_timezone="UTC")
def hourly() -> dg.RunRequest:
    """Harvest the outlets that are due and build, into today's partition."""
    return dg.RunRequest(partition_key=today().isoformat())


@dg.sensor(job=pipeline, minimum_interval_seconds=60)
def inbox(data: DataFolder) -> Iterator[dg.RunRequest | dg.SkipReason]:
    """Land the files dropped into the data folder's `inbox/`, file them under `inbox/done/`, and build.

    A name that starts with a dot or ends in `.part` is still being written and is left for the next look.
    """
    paths = data.paths
    dropped = [p for p in sorted(paths.inbox.iterdir()) if p.is_file() and _is_whole(p.name)]
    if not dropped:
        yield dg.SkipReason("the inbox is empty")
        return
    report = add_documents([str(path) for path in dropped], paths)
    done = paths.inbox / "done"
    done.mkdir(exist_ok=True)
    for path in dropped:
        path.replace(done / path.name)
    if report.captures.is_empty():
        yield dg.SkipReason(f"nothing new in {len(dropped)} files; {report.rejects.height} turned away")
        return
    newest = str(report.captures["capture_id"].sort()[-1])
    yield dg.RunRequest(run_key=newest, partition_key=today().isoformat(), run_config=_NO_HARVEST)


def _is_whole(name: str) -> bool:
    return not name.startswith(".") and not name.endswith(".part")
