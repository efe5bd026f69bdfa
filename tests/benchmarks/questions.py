"""How long the bundled questions take on the marts of a benchmark, beside a plain COPY of the staging rows."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from tests.benchmarks.measure import Comparison
from warehouse.queries import Question, answer, questions

ROUNDS = 3


def slowest(build_db: Path, copy_seconds: float) -> Comparison:
    """The question whose median of three answers, the opening of the file included, takes longest."""
    medians = {question.name: _seconds(build_db, question) for question in questions()}
    name = max(medians, key=lambda name: medians[name])
    return Comparison(
        f"… slowest of {len(medians)} questions ({name}) / COPY",
        "ms",
        medians[name] * 1000,
        copy_seconds * 1000,
        medians[name] / copy_seconds,
        "< 200 ms on 1,000,000",
    )


def _seconds(build_db: Path, question: Question) -> float:
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        answer(build_db, question.sql)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)
