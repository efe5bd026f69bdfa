"""The fit of confidence, on cases made up for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.coding.confidence import factors_of
from tests.ingest.coding.reading import one
from tests.quality.calibration import chance, fit, reliability

ROW = one("Iraq attacked Iran.", "ASSAULT")
DENIED = replace(ROW, status="denied")


def test_a_fitted_chance_is_the_share_right_of_many_such_rows() -> None:
    cases = [(ROW, i % 10 != 0) for i in range(1000)] + [(DENIED, i % 2 == 0) for i in range(1000)]
    weights = fit(cases)
    assert chance(weights, factors_of(ROW)) == pytest.approx(0.9, abs=0.02)
    assert chance(weights, factors_of(DENIED)) == pytest.approx(0.5, abs=0.02)


def test_a_few_rows_hardly_move_it() -> None:
    weights = fit([*((ROW, i % 10 != 0) for i in range(1000)), (DENIED, False)])
    assert chance(weights, factors_of(DENIED)) > 0.7


def test_the_table_tells_rows_mean_and_share_by_tenths() -> None:
    sure, unsure = replace(ROW, confidence=1.0), replace(ROW, confidence=0.55)
    assert reliability([(sure, True), (sure, False), (unsure, True)]) == [
        ("0.5–0.6", 1, 0.55, 1.0),
        ("0.9–1.0", 2, 1.0, 0.5),
    ]
