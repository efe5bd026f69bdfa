"""landing/captures: what the outlets published, and what was handed over as files, as immutable WARC records."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
import polars as pl

from ingest.harvest.run import harvest
from ingest.harvest.settings import HarvestSettings
from ingest.landing.index import read_index, sync_index
from ingest.landing.recovery import recover
from ingest.outlets import remember_outlets
from ingest.sources import Source
from orchestration.checks import harvest_checks, of_harvest
from orchestration.documents import new_run_id, record_rejects
from orchestration.failures import RETRIES, typed_failures
from orchestration.metadata import counts, preview, table
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
    check_specs=harvest_checks,
    kinds={"warc", "http"},
)
def captures(
    context: dg.AssetExecutionContext, config: HarvestConfig, data: DataFolder, network: Network, terminal: Terminal
) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Captures landed on this day; today's partition first asks the outlets that are due."""
    paths, wanted = data.paths, days(context)
    summary: pl.DataFrame | None = None
    metadata: dict[str, Any] = {}
    with typed_failures():
        recover(paths.landing)
        sync_index(paths.landing)
        if config.harvest and today() in wanted:
            listed = network.sources(paths)
            settings = network.settings(listed)
            if settings.contact:
                summary = _harvest(paths, listed.sources, settings, terminal)
                metadata = {"outlets": table(summary), **counts(_totals(summary))}
            else:
                metadata = {"note": "no outlet was asked: set contact: in sources.yml or DRAGOMAN_CONTACT"}
        index = read_index(paths.landing).collect()
    landed = index.filter(pl.col("landed_on").is_in(sorted(wanted)))
    yield dg.MaterializeResult(metadata={**metadata, **counts({"captures": landed.height}), "preview": preview(landed)})
    yield from of_harvest(index, _kept_out(summary))


def _harvest(
    paths: DataPaths, sources: Sequence[Source], settings: HarvestSettings, terminal: Terminal
) -> pl.DataFrame:
    """Harvest the outlets that are due; one row an outlet (`HarvestReport.summary`)."""
    remember_outlets(paths.landing, sources)
    run_id = new_run_id("harvest")
    report = harvest(
        sources,
        landing_dir=paths.landing,
        state_path=paths.frontier,
        landed_on=today(),
        run_id=run_id,
        settings=settings,
        only_due=True,
        progress=terminal.outlet,
    )
    record_rejects(paths, today(), run_id, report.rejects())
    return report.summary()


def _totals(summary: pl.DataFrame) -> Mapping[str, int]:
    counted = summary.select(pl.col(pl.Int64)).drop("median_latency_ms", strict=False)
    return counted.sum().row(0, named=True) if counted.width else {}


def _kept_out(summary: pl.DataFrame | None) -> pl.DataFrame:
    """The outlets that robots.txt kept us from and that brought nothing."""
    if summary is None or summary.is_empty():
        return pl.DataFrame(schema={"outlet": pl.String, "refused_by_robots": pl.Int64})
    brought = pl.sum_horizontal("new", "revised", "unchanged", "duplicate")
    return summary.filter(pl.col("refused_by_robots") > 0, brought == 0).select("outlet", "refused_by_robots")
