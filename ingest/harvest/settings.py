"""What a harvest may do: limits, waits and who we say we are. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

PRODUCT = "Dragoman"
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class HarvestSettings:
    """Settings of one harvest. Times in seconds, sizes in bytes.

    Attributes:
        contact: Address or URL where an outlet can reach whoever runs this; part of the User-Agent.
        agent: The crawler's name: first in the User-Agent, and whose rules in robots.txt are followed.
        window_days: Articles older than this are not fetched.
        recheck_after: An article within the window is looked at again after this, then at doubling waits.
        max_articles: New articles an outlet may bring in one run.
        max_outlet_seconds: After this an outlet is left; what it still has due comes in the next run.
        concurrency: Outlets harvested at the same time.
        total_timeout: From request to last byte, however slowly they drip.
        connect_timeout: Until the connection stands.
        max_body: Body as sent.
        max_decoded: Body without its content coding.
        max_redirects: Hops followed.
        attempts: Tries of one request within a run.
        backoff: First wait before a retry; doubles, with jitter.
        max_wait: Longest wait within a run; a host that asks for more is left until a later run.
        max_host_failures: Failures in a row after which a host is left until a later run.
        robots_ttl: How long robots.txt is believed (RFC 9309 2.4: no longer than 24 hours).
        respect_noarchive: Do not land pages that say noarchive (X-Robots-Tag or meta robots).
        allow_loopback: Reach 127.0.0.0/8 and ::1; for tests and the demo.
        resolve: Host name → (address, port) in place of DNS; for tests and the demo.
    """

    contact: str | None = None
    agent: str = PRODUCT
    window_days: float = 3
    recheck_after: float = 6 * 3600
    max_articles: int = 500
    max_outlet_seconds: float = 1800
    concurrency: int = 16
    total_timeout: float = 30
    connect_timeout: float = 10
    max_body: int = 10 * MEBIBYTE
    max_decoded: int = 20 * MEBIBYTE
    max_redirects: int = 5
    attempts: int = 3
    backoff: float = 1
    max_wait: float = 60
    max_host_failures: int = 8
    robots_ttl: float = 24 * 3600
    respect_noarchive: bool = False
    allow_loopback: bool = False
    resolve: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @property
    def user_agent(self) -> str:
        """Who asks, in what version, and where to complain."""
        ours = f"{PRODUCT}/{version('dragoman')}"
        name = ours if self.agent == PRODUCT else f"{self.agent} {ours}"
        return f"{name} (news event research; contact: {self.contact or 'not given'})"
