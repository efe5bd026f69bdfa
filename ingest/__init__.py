"""News documents to typed frames: harvest, land, extract, code, stage.

Pure functions over bytes and Polars frames. No Dagster, dbt or DuckDB here, and HTTP only in `ingest.harvest`;
paths are always arguments (they are spelt in `warehouse.paths`).
"""

import os
import sys

if "numpy" not in sys.modules:
    # OpenBLAS reads it when numpy is first imported. Work is spread over processes (`ingest.parallel`), and a parse's
    # matrices are small: more threads would only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
