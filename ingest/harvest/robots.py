"""robots.txt as RFC 9309 has it: what is allowed, how fast, and what an answer that is no robots.txt means.

Parsing is protego's; the rules for status codes are here. Fetching and caching belong to `ingest.harvest.run` and
`ingest.harvest.frontier`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from ingest.harvest.settings import PRODUCT

MAX_ROBOTS_BYTES = 500 * 1024  # RFC 9309 2.5: at least 500 KiB must be read
MAX_CRAWL_DELAY = 60.0
_DISALLOW_ALL = "User-agent: *\nDisallow: /\n"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host for us."""

    rules: Protego
    agent: str = PRODUCT

    def allows(self, url: str) -> bool:
        """Whether `url` may be fetched."""
        return bool(self.rules.can_fetch(url, self.agent))

    @property
    def crawl_delay(self) -> float:
        """Seconds asked for between requests, at most `MAX_CRAWL_DELAY`; 0 when none or no number is given."""
        delay = self.rules.crawl_delay(self.agent)
        if delay is None or not math.isfinite(delay) or delay < 0:
            return 0.0
        return min(float(delay), MAX_CRAWL_DELAY)

    @property
    def sitemaps(self) -> list[str]:
        """URLs of the `Sitemap:` lines, as written."""
        return list(self.rules.sitemaps)


def robots_url(url: str) -> str:
    """Return where the rules for `url` lie."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def parse_robots(body: bytes, agent: str = PRODUCT) -> Robots:
    """Return the rules in a robots.txt for `agent`; what cannot be read is no rule (RFC 9309 2.2)."""
    text = body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace").replace("\x00", "")
    return Robots(Protego.parse(text), agent)


def robots_of_status(status: int | None) -> Robots:
    """Return what a host without a robots.txt to read allows.

    RFC 9309 2.3.1.3: "unavailable" (4xx) allows everything. 2.3.1.4: "unreachable" (5xx, no answer) forbids everything;
    429 is a server asking to be left alone, and counts as unreachable.

    Args:
        status: HTTP status; None when there was no answer.
    """
    is_unavailable = status is not None and 400 <= status < 500 and status != 429
    return Robots(Protego.parse("" if is_unavailable else _DISALLOW_ALL))
