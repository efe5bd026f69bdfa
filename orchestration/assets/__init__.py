"""The assets, one module a stage."""

import warnings

# Single-run backfills are "beta" in the pinned Dagster; saying so on every start helps nobody.
warnings.filterwarnings("ignore", message=".*currently in beta", module="dagster")
