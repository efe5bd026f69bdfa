"""How failures of `ingest` and `warehouse` become Dagster failures: the type decides whether a step is tried again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from ingest.errors import IngestError, TransientError
from warehouse.errors import WarehouseBusyError, WarehouseError

RETRIES = dg.RetryPolicy(max_retries=3, delay=5, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS)


@contextmanager
def typed_failures() -> Iterator[None]:
    """Turn foreseen errors into `dagster.Failure`; only transient ones may be retried by the step's policy."""
    try:
        yield
    except (TransientError, WarehouseBusyError) as error:
        raise dg.Failure(str(error), allow_retries=True) from error
    except (IngestError, WarehouseError) as error:
        raise dg.Failure(str(error), allow_retries=False) from error
