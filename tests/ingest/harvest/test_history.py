"""Each outlet is judged by its own history."""

from datetime import UTC, datetime, timedelta

import polars as pl

from ingest.harvest.history import silent_outlets, volume_drops
from ingest.schema import CAPTURES

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def captures(*times: tuple[str | None, datetime]) -> pl.DataFrame:
    rows = [{"source": source, "landed_at": at, "landed_on": at.date()} for source, at in times]
    return pl.DataFrame(rows, schema={name: CAPTURES.schema[name] for name in ("source", "landed_at", "landed_on")})


def every(source: str, hours: float, *, until: datetime, count: int = 20) -> list[tuple[str, datetime]]:
    return [(source, until - timedelta(hours=hours * n)) for n in range(count)]


def test_an_hourly_outlet_silent_for_three_days_is_named() -> None:
    frame = captures(*every("Courier", 1, until=NOW - timedelta(days=3)), *every("Ledger", 1, until=NOW))
    assert silent_outlets(frame, NOW)["source"].to_list() == ["Courier"]


def test_a_weekly_outlet_may_be_silent_for_a_week() -> None:
    assert silent_outlets(captures(*every("Weekly", 24 * 7, until=NOW - timedelta(days=8))), NOW).is_empty()


def test_an_outlet_without_history_is_not_judged() -> None:
    young = captures(*every("Young", 1, until=NOW - timedelta(days=9), count=3), (None, NOW - timedelta(days=30)))
    assert silent_outlets(young, NOW).is_empty()
    assert volume_drops(young, NOW).is_empty()


def test_a_day_far_below_the_median_is_a_drop() -> None:
    start = NOW - timedelta(days=12)
    steady = [("Ledger", start + timedelta(days=d, minutes=m)) for d in range(12) for m in range(10)]
    falling = [("Courier", start + timedelta(days=d, minutes=m)) for d in range(12) for m in range(10 if d < 11 else 2)]
    assert volume_drops(captures(*steady, *falling), NOW).rows() == [("Courier", 2, 10.0)]


def test_a_day_with_nothing_at_all_is_a_drop() -> None:
    start = NOW - timedelta(days=12)
    gone = [("Courier", start + timedelta(days=d, minutes=m)) for d in range(10) for m in range(4)]
    assert volume_drops(captures(*gone), NOW).rows() == [("Courier", 0, 4.0)]


def test_an_empty_landing_zone_has_no_findings() -> None:
    assert silent_outlets(captures(), NOW).is_empty()
    assert volume_drops(captures(), NOW).is_empty()
