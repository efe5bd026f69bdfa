"""Time two ways of doing the same work in turn, and say their ratio: a slow machine slows both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """Medians over the rounds, in things per second, and the median of the rounds' ratios (ours / baseline)."""

    name: str
    unit: str
    ours: float
    baseline: float
    ratio: float
    goal: str

    def row(self) -> tuple[str, ...]:
        """The columns of the table that `make bench` prints."""
        return (
            self.name,
            f"{self.ours:,.1f} {self.unit}",
            f"{self.baseline:,.1f} {self.unit}",
            f"{self.ratio:.2f}",
            self.goal,
        )


def compare(
    name: str,
    count: int,
    unit: str,
    ours: Callable[[], object],
    baseline: Callable[[], object],
    *,
    goal: str,
    rounds: int = 3,
) -> Comparison:
    """Run `ours` and `baseline` in turn `rounds` times after one warm-up of each; both handle `count` things."""
    ours(), baseline()
    mine, theirs = [], []
    for _ in range(rounds):
        mine.append(_seconds(ours))
        theirs.append(_seconds(baseline))
    ratios = [b / a for a, b in zip(mine, theirs, strict=True)]
    return Comparison(
        name, unit, count / statistics.median(mine), count / statistics.median(theirs), statistics.median(ratios), goal
    )


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
