"""Asset checks in Python: only what dbt cannot see (counts between stages, history across runs).

Rules about rows are dbt tests, shown by Dagster beside their models.
"""

from __future__ import annotations

import dagster as dg

conservation = dg.AssetCheckSpec(
    name="nothing_lost",
    asset=["staging", "coding_runs"],
    description="Every capture is an article or a reject, every article was coded or rejected.",
)
