"""The turnstile of each host: so many requests at once, so long between them, and closed when it is in trouble."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ingest.harvest.failures import FetchError, PermanentFetchError, TransientFetchError

MAX_RETRY_AFTER = 24 * 3600.0
BLOCKED = frozenset({"http_401", "http_403"})  # one may be one page's; many in a row are the host turning us away


class HostGate:
    """Spaces requests to one host by at least `delay` seconds; with one slot, from the end of one to the next."""

    def __init__(self, host: str, *, max_wait: float, max_failures: int) -> None:
        self.host = host
        self.delay = 0.0
        self._max_wait = max_wait
        self._max_failures = max_failures
        self._slots: asyncio.Semaphore | None = None
        self._slot_count = 1
        self._turn = asyncio.Lock()
        self._next_at = 0.0
        self._failures = 0
        self._closed: tuple[str, float | None] | None = None

    def limit(self, delay: float, concurrency: int = 1) -> None:
        """Apply limits; of two delays the longer one counts, of two numbers of slots the one given first."""
        self.delay = max(self.delay, delay)
        if self._slots is None:
            self._slots, self._slot_count = asyncio.Semaphore(concurrency), concurrency

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn and hold it. Raises TransientFetchError when the host is closed for this run."""
        loop = asyncio.get_running_loop()
        self.limit(0)
        assert self._slots is not None
        async with self._slots:
            async with self._turn:
                while (wait := self._next_at - loop.time()) > 0 and self._closed is None:
                    await asyncio.sleep(wait)
                if self._closed is not None:
                    raise TransientFetchError("host_unavailable", *self._closed)
                self._next_at = loop.time() + self.delay
            try:
                yield
            finally:
                if self._slot_count == 1:
                    self._next_at = max(self._next_at, loop.time() + self.delay)

    def succeeded(self) -> None:
        """Note an answer that shows the host is well."""
        self._failures = 0

    def failed(self, error: FetchError) -> None:
        """Note a failure: pause as long as the host asks, close it when that is too long or failures pile up."""
        if isinstance(error, PermanentFetchError) and error.reason not in BLOCKED:
            return
        self._failures += 1
        asked = 0.0 if isinstance(error, PermanentFetchError) else min(error.retry_after or 0.0, MAX_RETRY_AFTER)
        if asked > self._max_wait:
            self._close(f"{self.host} asks to be left alone for {asked:,.0f} s", asked)
        elif self._failures >= self._max_failures:
            self._close(f"{self.host} failed {self._failures} times in a row, last: {error.detail}", asked or None)
        else:
            self._next_at = max(self._next_at, asyncio.get_running_loop().time() + asked)

    def _close(self, detail: str, retry_after: float | None) -> None:
        self._closed = (f"{detail}; left until a later run", retry_after)
