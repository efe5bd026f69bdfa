"""published/warehouse: the marts and their provenance, copied for readers."""

from collections.abc import Iterable

import dagster as dg

from orchestration.assets.staging import POOL
from orchestration.failures import RETRIES, typed_failures
from orchestration.metadata import counts
from orchestration.resources import DataFolder
from warehouse.publish import publish


def published(upstream: Iterable[dg.AssetKey]) -> dg.AssetsDefinition:
    """The published copy, made after every model in `upstream`."""

    @dg.asset(
        key=["published", "warehouse"],
        deps=list(upstream),
        group_name="published",
        pool=POOL,
        retry_policy=RETRIES,
        kinds={"duckdb", "parquet"},
    )
    def warehouse(data: DataFolder) -> dg.MaterializeResult[None]:
        """One DuckDB file and one Parquet file a mart, replaced by rename."""
        paths = data.paths
        with typed_failures():
            result = publish(paths.build_db, paths.published_db, paths.published_marts)
        size = paths.published_db.stat().st_size
        return dg.MaterializeResult(
            metadata={
                **counts(result.rows),
                "bytes": size,
                "file": dg.MetadataValue.path(paths.published_db),
                "changed": " ".join(result.changed),
            }
        )

    return warehouse
