"""What the harvest asks for and what came back; sent and received by `ingest.harvest.client`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from ingest.landing.records import Exchange, header

ACCEPT_PAGE = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"
ACCEPT_LIST = "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
MAX_VALIDATOR = 1024

Permission = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for: URL, what we hold of it already, and how much of the answer to take.

    `permit` is awaited before each hop and raises when the hop may not be made. `truncate` keeps the first `max_body`
    bytes of a longer body in place of refusing it. `authorization` goes to the first host only.
    """

    url: str
    accept: str = ACCEPT_PAGE
    etag: str | None = None
    last_modified: str | None = None
    permit: Permission | None = None
    max_body: int | None = None
    max_decoded: int | None = None
    truncate: bool = False
    authorization: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: every exchange on the way, the decoded body of the last, and how long that one took (s)."""

    hops: tuple[Exchange, ...]
    content: bytes
    seconds: float

    @property
    def last(self) -> Exchange:
        """The exchange that was not a redirect."""
        return self.hops[-1]

    @property
    def is_unchanged(self) -> bool:
        """304: what we hold is what the server has."""
        return self.last.status == 304

    def header(self, name: str) -> str | None:
        """First value of a header of the last exchange."""
        return header(self.last.headers, name)

    @property
    def etag(self) -> str | None:
        """ETag, when it is of a length worth keeping."""
        return _short(self.header("etag"))

    @property
    def last_modified(self) -> str | None:
        """Last-Modified, when it is of a length worth keeping."""
        return _short(self.header("last-modified"))


def _short(validator: str | None) -> str | None:
    return validator if validator and len(validator) <= MAX_VALIDATOR else None
