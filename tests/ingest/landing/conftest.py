"""Exchanges and landing folders for the landing zone's tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ingest.landing.records import Exchange
from ingest.landing.warc import LandingWriter

DAY = date(2024, 5, 6)
AT = datetime(2024, 5, 6, 12, 0, 0, 123456, tzinfo=UTC)


def exchange(number: int = 1, body: bytes | None = None, **changes: object) -> Exchange:
    """An answer of paper.example."""
    given = {
        "url": f"https://paper.example/{number}",
        "at": AT,
        "request_headers": [("Host", "paper.example")],
        "status": 200,
        "reason": "OK",
        "headers": [("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")],
        "body": body if body is not None else f"<html><p>Report {number}.</p></html>".encode() * 20,
    }
    return Exchange(**given | changes)  # type: ignore[arg-type]


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    """A landing folder with one run of three captures."""
    folder = tmp_path / "landing"
    with LandingWriter(folder, DAY, "run-1") as writer:
        for number in range(3):
            writer.write_exchange(exchange(number), "Paper")
    return folder
