"""The chance that an event mention's type and sentence are right, by how it was read.

The shares are those of rows that careful readers confirmed or found arguable among the rows of each kind, on annotated
news articles; kinds with few rows are drawn towards the share of all rows.
"""

from __future__ import annotations

from ingest.coding.model import Status

ALL = 0.86
BY_PATTERN: dict[tuple[str, bool, bool], float] = {
    ("active", True, True): 0.91,
    ("active", True, False): 0.82,
    ("active", False, True): 0.77,
    ("passive", True, True): 0.90,
    ("passive", True, False): 0.84,
    ("passive", False, True): 0.91,
    ("passive", False, False): 0.80,
    ("noun", True, True): 0.80,
    ("noun", True, False): 0.88,
    ("noun", False, True): 0.90,
    ("noun", False, False): 0.92,
    ("assertion", True, True): 0.82,
    ("assertion", True, False): 0.92,
}
BY_STATUS: dict[Status, float] = {"hypothetical": 0.76, "denied": 0.66, "called_for": 0.85}


def confidence(pattern: str, has_source: bool, has_target: bool, status: Status) -> float:
    """Between 0 and 1, from the pattern (active, passive, noun, adjective, assertion), the parties and the status."""
    return round(BY_PATTERN.get((pattern, has_source, has_target), ALL) * BY_STATUS.get(status, 1.0), 2)
