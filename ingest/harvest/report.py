"""What a harvest did, outlet by outlet, in numbers that add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

import polars as pl

from ingest.errors import InvalidInputError
from ingest.harvest.failures import FetchError, TransientFetchError
from ingest.landing.recovery import Recovery
from ingest.rejects import reject_row
from ingest.schema import REJECTS


@dataclass(slots=True)
class OutletReport:
    """The ledger of one outlet: attempted = new + revised + unchanged + duplicate + refused + failed.

    Attributes:
        listed: Entries read in feeds and sitemaps.
        discovered: Articles not known before.
        left_out: Entries not entered, by reason: `outside_window`, `filtered`, `trap`, `undated`.
        new: First editions landed.
        revised: Further editions landed.
        unchanged: Articles looked at again and found as they were (304, or the same payload).
        duplicate: Articles that turned out to be another one we have (a redirect, a variant).
        refused_by_robots: Articles that robots.txt keeps from us; none was asked for.
        failed: Articles not had, by reason; transient ones come again in a later run.
        left_for_later: Articles due that time did not allow.
        list_failures: Feeds and sitemaps that could not be read, by reason.
        received_bytes: Bodies as sent.
        latencies: Seconds from request to last byte, one an answer.
        error: Why the outlet was not harvested to the end.
        rejects: URL, reason, detail of what will not be tried again.
    """

    outlet: str
    country: str
    listed: int = 0
    discovered: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    duplicate: int = 0
    refused_by_robots: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    left_for_later: int = 0
    list_failures: Counter[str] = field(default_factory=Counter)
    received_bytes: int = 0
    latencies: list[float] = field(default_factory=list)
    error: str | None = None
    rejects: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def attempted(self) -> int:
        """Articles taken up in this run."""
        had = self.new + self.revised + self.unchanged + self.duplicate
        return had + self.refused_by_robots + self.failed.total()

    @property
    def median_latency(self) -> float | None:
        """Median seconds from request to last byte."""
        return median(self.latencies) if self.latencies else None

    def ledger(self) -> dict[str, int]:
        """The counts a progress bar shows."""
        return {
            "discovered": self.discovered,
            "new": self.new,
            "revised": self.revised,
            "unchanged": self.unchanged,
            "refused_by_robots": self.refused_by_robots,
            "failed": self.failed.total(),
            "bytes": self.received_bytes,
        }

    def article_failed(self, url: str, error: FetchError) -> None:
        """Count an article that was not had; a permanent failure is also a reject."""
        if error.reason == "refused_by_robots":
            self.refused_by_robots += 1
        else:
            self.failed[error.reason] += 1
        if not isinstance(error, TransientFetchError):
            self.rejects.append((url, error.reason, error.detail))

    def list_failed(self, url: str, error: FetchError | InvalidInputError) -> None:
        """Count a feed or sitemap that could not be read; one that is none is also a reject."""
        self.list_failures[error.reason] += 1
        if not isinstance(error, TransientFetchError):
            self.rejects.append((url, error.reason, error.detail))

    def stopped(self, error: Exception) -> None:
        """Note why the outlet was left before its end."""
        reason = getattr(error, "reason", type(error).__name__)
        self.error = f"{reason}: {error}"
        if not isinstance(error, TransientFetchError):
            self.rejects.append((self.outlet, reason, str(error)))


@dataclass(slots=True)
class HarvestReport:
    """All outlets of one harvest, the captures it landed (`CAPTURES`) and the torn files it mended first."""

    outlets: Sequence[OutletReport]
    captures: pl.DataFrame
    landed_on: date
    recovered: Sequence[Recovery]

    def summary(self) -> pl.DataFrame:
        """One row an outlet: its counts, failures as text, bytes, and median latency in milliseconds."""
        rows = [
            {
                "outlet": o.outlet,
                "country": o.country,
                "listed": o.listed,
                "discovered": o.discovered,
                "new": o.new,
                "revised": o.revised,
                "unchanged": o.unchanged,
                "duplicate": o.duplicate,
                "refused_by_robots": o.refused_by_robots,
                "failed": o.failed.total(),
                "left_for_later": o.left_for_later,
                "failures": ", ".join(f"{reason} {n}" for reason, n in (o.failed + o.list_failures).most_common()),
                "received_bytes": o.received_bytes,
                "median_latency_ms": None if o.median_latency is None else round(1000 * o.median_latency),
                "error": o.error,
            }
            for o in self.outlets
        ]
        return pl.DataFrame(rows, schema_overrides={"median_latency_ms": pl.Int64, "error": pl.String})

    def rejects(self) -> pl.DataFrame:
        """What was turned away for good, columns as `REJECTS`."""
        rows = [
            reject_row("harvest", self.landed_on, subject, reason, detail)
            for outlet in self.outlets
            for subject, reason, detail in outlet.rejects
        ]
        return pl.DataFrame(rows, schema=REJECTS.schema).unique("reject_id", maintain_order=True)
