"""Where an outlet is at home, as far as its address tells."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from ingest.coding.actor_resolution.lexicon import country_rows

# Country domains that are sold world-wide and tell nothing of their holder.
_WORLDWIDE = frozenset(
    {"ai", "cc", "co", "fm", "gg", "io", "is", "la", "ly", "me", "ms", "nu", "pw", "sh", "st", "to", "tv", "vc", "ws"}
)


@cache
def _countries() -> dict[str, str]:
    domains = {row["iso2"].lower(): row["country_code"] for row in country_rows()}
    return {**domains, "uk": "GBR", "su": "RUS", "gov": "USA", "mil": "USA"}


def home_country(url: str | None) -> str | None:
    """The country (ISO 3166-1 alpha-3) of a web address's country domain; None for .com and the like.

    Never raises: an address that cannot be read has no country.
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    domain = host.rpartition(".")[2]
    return None if domain in _WORLDWIDE else _countries().get(domain)
