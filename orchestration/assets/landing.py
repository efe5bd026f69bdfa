"""landing/captures: what the outlets published, and what was handed over as files, as immutable WARC records."""

from __future__ import annotations

import dagster as dg
import polars as pl

from ingest.harvest.run import harvest
from ingest.landing.index import read_index
from ingest.landing.warc import recover
from ingest.sources import load_sources
from orchestration.failures import RETRIES, typed_failures
from orchestration.metadata import counts, preview
from orchestration.partitions import days, landed_on, today
from orchestration.resources import DataFolder, Network, Terminal


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
) -> dg.MaterializeResult:
    """Captures landed on this day; today's partition first asks the outlets that are due."""
    paths = data.paths
    metadata: dict[str, dg.MetadataValue] = {}
    with typed_failures():
        recover(paths.landing)
        if config.harvest and today() in days(context):
            report = harvest(
                load_sources(network.sources_file(paths)),
                landing_dir=paths.landing,
                state_path=paths.frontier,
                landed_on=today(),
                settings=network.settings(),
                progress=terminal.harvest_progress(),
            )
            metadata |= {"outlets": dg.MetadataValue.md(report.to_markdown()), **counts(report.totals())}
        index = read_index(paths.landing).filter(pl.col("landed_on").is_in(sorted(days(context)))).collect()
    return dg.MaterializeResult(metadata=metadata | {"captures": index.height, "preview": preview(index)})
