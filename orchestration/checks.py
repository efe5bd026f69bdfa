"""Asset checks in Python: only what dbt cannot see (counts between stages, history across runs).

Rules about rows are dbt tests, shown by Dagster beside their models. The checks of a stage are evaluated by the step
that made the data, which holds it already; a check of its own would open the build file once more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg
import polars as pl

from ingest.harvest.history import silent_outlets, volume_drops
from orchestration.metadata import markdown
from warehouse.tallies import FRESH_FOR

CAPTURES = dg.AssetKey(["landing", "captures"])

nothing_lost = dg.AssetCheckSpec(
    name="nothing_lost",
    asset=["staging", "coding_runs"],
    description="Every capture is an article or a reject, every article was coded or rejected.",
)

harvest_checks = [
    dg.AssetCheckSpec(
        "outlets_speak", asset=CAPTURES, description="No outlet is silent for longer than its usual gap."
    ),
    dg.AssetCheckSpec("news_is_fresh", asset=CAPTURES, description="Something was landed in the last two days."),
    dg.AssetCheckSpec(
        "volume_is_usual", asset=CAPTURES, description="No outlet brought far less yesterday than it does."
    ),
    dg.AssetCheckSpec(
        "robots_let_us_in", asset=CAPTURES, description="No outlet's robots.txt keeps us from all its articles."
    ),
]


def conservation(gaps: list[str]) -> dg.AssetCheckResult:
    """The result of `nothing_lost` from what `warehouse.tallies` found."""
    return dg.AssetCheckResult(
        asset_key=nothing_lost.asset_key,
        check_name=nothing_lost.name,
        passed=not gaps,
        description="; ".join(gaps) or "Captures = articles + rejects, and articles = coding runs.",
    )


def of_harvest(captures: pl.DataFrame, refused: pl.DataFrame) -> Iterator[dg.AssetCheckResult]:
    """The results of `harvest_checks`.

    Args:
        captures: the whole capture index.
        refused: source and refused_by_robots of the outlets that landed nothing and were refused at least once.
    """
    now = datetime.now(UTC)
    newest = captures.select(newest_landed_at=pl.col("landed_at").max())
    stale = newest.filter(pl.col("newest_landed_at") < now - FRESH_FOR)
    findings = (silent_outlets(captures, now), stale, volume_drops(captures, now), refused)
    for spec, found in zip(harvest_checks, findings, strict=True):
        yield dg.AssetCheckResult(
            asset_key=spec.asset_key,
            check_name=spec.name,
            passed=found.is_empty(),
            severity=dg.AssetCheckSeverity.WARN,
            metadata={"found": markdown(found)},
        )
