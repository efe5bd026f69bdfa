"""Dagster and the command line, thin: find paths, call one function of `ingest` or `warehouse`, return counts."""
