"""Why a URL could not be had, as types: transient ones may be tried again, permanent ones are recorded.

`reason` is a stable code that reports and `rejects` count by; the text names the URL's trouble and, where there is one,
the mend. Nothing here carries headers or credentials.
"""

from __future__ import annotations

from ingest.errors import PermanentError, TransientError


class TransientFetchError(TransientError):
    """Time-out, reset, broken answer, 429 or 5xx; `retry_after` is the wait the server asked for, in seconds."""

    def __init__(self, reason: str, detail: str, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.retry_after = retry_after


class PermanentFetchError(PermanentError):
    """404, refused by robots, not a page, too large, an address that must not be reached."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


FetchError = TransientFetchError | PermanentFetchError
"""What a fetch may raise."""
