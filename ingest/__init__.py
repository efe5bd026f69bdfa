"""News documents to typed frames: harvest, land, extract, code, stage.

Pure functions over bytes and Polars frames. No Dagster, dbt or DuckDB here, and HTTP only in `ingest.harvest`;
paths are always arguments (they are spelt in `warehouse.paths`).
"""
