"""staging/*: the lake's tables as DuckDB tables, loaded in one step and one transaction."""

from collections.abc import Iterator

import dagster as dg

from ingest.outlets import known_outlets
from ingest.schema import TABLES
from orchestration.checks import conservation, nothing_lost
from orchestration.failures import RETRIES, typed_failures
from orchestration.metadata import columns, counts
from orchestration.resources import DataFolder
from warehouse.staging import load, load_frame
from warehouse.tallies import conservation_gaps

POOL = "warehouse"
"""The pool of one that every writer of the build file stands in."""

_CODED = ["lake", "coding_runs"]
_UPSTREAM = {"captures": [["landing", "captures"]], "rejects": [["lake", "articles"], _CODED]}


@dg.multi_asset(
    name="staging__load",
    specs=[
        dg.AssetSpec(
            ["staging", name],
            deps=_UPSTREAM.get(name, [["lake", name]]),
            description=table.grain,
            metadata=columns(table),
            kinds={"duckdb"},
        )
        for name, table in TABLES.items()
    ]
    + [
        dg.AssetSpec(["staging", "outlets"], deps=[["landing", "captures"]], kinds={"duckdb"}),
        dg.AssetSpec(["staging", "loads"], deps=[["landing", "captures"]], kinds={"duckdb"}),
    ],
    check_specs=[nothing_lost],
    group_name="staging",
    pool=POOL,
    retry_policy=RETRIES,
)
def staging(data: DataFolder) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Lake parts loaded by delete and insert; parts already loaded are left alone."""
    paths = data.paths
    with typed_failures():
        parts = {name: paths.index_parts() if name == "captures" else paths.parts(name) for name in TABLES}
        loaded = load(paths.build_db, list(TABLES.values()), parts)
        outlets = load_frame(paths.build_db, "outlets", known_outlets(paths.landing))
        gaps = conservation_gaps(paths.build_db)
    for name, result in loaded.items():
        yield dg.MaterializeResult(
            asset_key=["staging", name],
            metadata=counts(
                {"rows": result.rows, "parts_loaded": result.parts_loaded, "parts_removed": result.parts_removed}
            ),
        )
    yield dg.MaterializeResult(asset_key=["staging", "outlets"], metadata=counts({"rows": outlets}))
    yield dg.MaterializeResult(asset_key=["staging", "loads"], metadata=counts({"rows": sum(map(len, parts.values()))}))
    yield conservation(gaps)
