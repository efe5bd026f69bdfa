"""The failures of ingestion, as types: what may be tried again, what may not, and what was wrong with the input.

Only exception types belong here. The orchestrator decides from the type alone: a `TransientError` is retried with
backoff, a `PermanentError` is recorded and never retried, an `InvalidInputError` becomes a row of `rejects`.
"""

from __future__ import annotations


class IngestError(Exception):
    """Any failure of ingestion that we foresaw; its text names the thing and the mend in one line."""


class TransientError(IngestError):
    """The same call may succeed later: time-outs, resets, 429, 5xx."""


class PermanentError(IngestError):
    """Trying again gives the same answer: 404, refused by robots, an address that must not be reached."""


class InvalidInputError(IngestError):
    """The input itself cannot be used; `reason` is a stable code for `rejects.reason`, the text is its detail."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)  # both, or the exception cannot be handed from one process to another
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return self.detail
