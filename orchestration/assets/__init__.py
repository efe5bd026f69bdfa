"""The assets, one module a stage."""
