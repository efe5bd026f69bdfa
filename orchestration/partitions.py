"""The one partitions definition: a day of landing (UTC), written `landed_on` everywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime

import dagster as dg

# end_offset=1 makes today a partition: what is landed today is worked on today.
landed_on = dg.DailyPartitionsDefinition(start_date="2024-01-01", timezone="UTC", end_offset=1)


def today() -> date:
    """The landing day of now."""
    return datetime.now(UTC).date()


def days(context: dg.AssetExecutionContext) -> set[date]:
    """The landing days this run is asked for: one partition, or a range in a single run."""
    return {date.fromisoformat(key) for key in context.partition_keys}
