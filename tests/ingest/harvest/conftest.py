"""What the harvest's tests share: settings that may reach loopback, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.harvest.settings import HarvestSettings


@pytest.fixture
def settings() -> Callable[..., HarvestSettings]:
    """Settings for a loopback web: quick retries, no waits longer than a test can bear."""

    def make(resolve: dict[str, tuple[str, int]], **changes: object) -> HarvestSettings:
        given = {"backoff": 0.01, "max_wait": 1.0, "total_timeout": 3.0, "recheck_after": 0.0} | changes
        return HarvestSettings(contact="desk@paper.example", allow_loopback=True, resolve=resolve, **given)  # type: ignore[arg-type]

    return make
