"""landing/captures: what the outlets published, and what was handed over as files, as immutable WARC records."""

from collections.abc import Mapping
from typing import Any

import dagster as dg
import polars as pl

from ingest.harvest.report import HarvestReport
from ingest.harvest.run import harvest
from ingest.landing.index import read_index, sync_index
from ingest.landing.warc import recover
from ingest.outlets import remember_outlets
from orchestration.documents import new_run_id, record_rejects
from orchestration.failures import RETRIES, typed_failures
from orchestration.metadata import counts, markdown, preview
from orchestration.partitions import days, landed_on, today
from orchestration.resources import DataFolder, Network, Terminal
from warehouse.paths import DataPaths


class HarvestConfig(dg.Config):
    """`harvest: false` takes the landing zone as it is and asks no outlet."""

    harvest: bool = True


@dg.asset(
    key=["landing", "captures"],
    group_name="landing",
    partitions_def=landed_on,
    backfill_policy=dg.BackfillPolicy.single_run(),
    retry_policy=RETRIES,
    kinds={"warc", "http"},
)
def captures(
    context: dg.AssetExecutionContext, config: HarvestConfig, data: DataFolder, network: Network, terminal: Terminal
) -> dg.MaterializeResult[None]:
    """Captures landed on this day; today's partition first asks the outlets that are due."""
    paths = data.paths
    metadata: Mapping[str, Any] = {}
    with typed_failures():
        recover(paths.landing)
        sync_index(paths.landing)
        if config.harvest and today() in days(context):
            metadata = _of_harvest(_harvest(paths, network, terminal))
        index = read_index(paths.landing).filter(pl.col("landed_on").is_in(sorted(days(context)))).collect()
    return dg.MaterializeResult(metadata={**metadata, **counts({"captures": index.height}), "preview": preview(index)})


def _harvest(paths: DataPaths, network: Network, terminal: Terminal) -> HarvestReport:
    listed = network.sources(paths)
    remember_outlets(paths.landing, listed.sources)
    run_id = new_run_id("harvest")
    report = harvest(
        listed.sources,
        landing_dir=paths.landing,
        state_path=paths.frontier,
        landed_on=today(),
        run_id=run_id,
        settings=network.settings(listed.contact),
        only_due=True,
        progress=terminal.outlet,
    )
    record_rejects(paths, today(), run_id, report.rejects())
    return report


def _of_harvest(report: HarvestReport) -> Mapping[str, Any]:
    summary = report.summary()
    totals = summary.select(pl.col(pl.Int64).sum(), pl.col(pl.Int32).sum()).drop("median_latency_ms", strict=False)
    return {"outlets": markdown(summary), **counts(totals.row(0, named=True) if summary.height else {})}
