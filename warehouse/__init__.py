"""The DuckDB side: paths, connections, staging loads, publishing, saved queries.

No Dagster and no dbt here, and nothing of `ingest`: tables arrive as Parquet parts with a declared schema.
"""
