"""What an outlet's own history says of today: silent for longer than usual, or far fewer articles than usual.

Reads the capture index only, so that the checks hold for any landing zone. No thresholds per outlet: each is compared
with itself.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl

SILENCE_FACTOR = 3
"""An outlet is silent after this many times its usual gap …"""
LEAST_SILENCE = timedelta(days=2)
"""… but never sooner than this."""
ENOUGH_CAPTURES = 5
"""Outlets with fewer captures have no usual gap yet."""

VOLUME_WINDOW_DAYS = 14
ENOUGH_DAYS = 7
VOLUME_DROP = 0.3
"""A last day with less than this share of the median day is a drop."""


def silent_outlets(captures: pl.DataFrame, now: datetime) -> pl.DataFrame:
    """Outlets that have brought nothing for longer than their usual gap.

    Args:
        captures: rows as `ingest.schema.CAPTURES`; only `source` and `landed_at` are read.
        now: the time to judge at, with a time zone.

    Returns:
        source, last_landed_at, usual_gap_hours (90th percentile between captures landed on different occasions),
        silent_hours; longest silence first.
    """
    occasions = (
        captures.filter(pl.col("source").is_not_null()).select("source", "landed_at").sort("source", "landed_at")
    )
    hour = pl.col("landed_at").diff().over("source").dt.total_seconds() / 3600
    return (
        occasions.with_columns(gap=hour)
        .group_by("source")
        .agg(
            last_landed_at=pl.col("landed_at").max(),
            usual_gap_hours=pl.col("gap").filter(pl.col("gap") > 0.1).quantile(0.9),
            captures=pl.len(),
        )
        .with_columns(silent_hours=(pl.lit(now) - pl.col("last_landed_at")).dt.total_seconds() / 3600)
        .filter(
            pl.col("captures") >= ENOUGH_CAPTURES,
            pl.col("silent_hours") > LEAST_SILENCE.total_seconds() / 3600,
            pl.col("silent_hours") > SILENCE_FACTOR * pl.col("usual_gap_hours").fill_null(0),
        )
        .select("source", "last_landed_at", "usual_gap_hours", "silent_hours")
        .sort("silent_hours", descending=True)
    )


def volume_drops(captures: pl.DataFrame, now: datetime) -> pl.DataFrame:
    """Outlets whose last whole day brought far fewer articles than their median day of the two weeks before.

    Args:
        captures: rows as `ingest.schema.CAPTURES`; only `source` and `landed_on` are read.
        now: the time to judge at; its day is not whole yet and is left out.

    Returns:
        source, yesterday (captures), median_day (captures); largest loss first.
    """
    yesterday = now.date() - timedelta(days=1)
    first = yesterday - timedelta(days=VOLUME_WINDOW_DAYS)
    days = captures.filter(pl.col("source").is_not_null(), pl.col("landed_on").is_between(first, yesterday))
    daily = days.group_by("source", "landed_on").agg(count=pl.len())
    before = daily.filter(pl.col("landed_on") < yesterday).group_by("source")
    usual = before.agg(median_day=pl.col("count").median(), days=pl.len()).filter(pl.col("days") >= ENOUGH_DAYS)
    last = daily.filter(pl.col("landed_on") == yesterday).select("source", yesterday="count")
    return (
        usual.join(last, on="source", how="left")
        .with_columns(pl.col("yesterday").fill_null(0))
        .filter(pl.col("yesterday") < VOLUME_DROP * pl.col("median_day"))
        .sort(pl.col("median_day") - pl.col("yesterday"), descending=True)
        .select("source", "yesterday", "median_day")
    )
