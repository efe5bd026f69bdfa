"""The outlets we have ever asked, kept beside the captures.

What the marts say of an outlet must not depend on whether it still stands in `sources.yml`. One small JSON file in the
landing folder, part of the one truth that everything else is rebuilt from.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import orjson
import polars as pl

from ingest.sources import Source

SCHEMA = pl.Schema(dict.fromkeys(("source", "publisher", "country", "language", "homepage"), pl.String))
"""One row an outlet: name in sources.yml, the name it publishes under, ISO 3166-1 alpha-3, ISO 639-1, URL."""

_FILE = "outlets.json"


def known_outlets(landing_dir: Path) -> pl.DataFrame:
    """Every outlet ever asked, columns as `SCHEMA`, in order of name."""
    return pl.DataFrame(list(_read(landing_dir).values()), schema=SCHEMA).sort("source")


def remember_outlets(landing_dir: Path, sources: Iterable[Source]) -> None:
    """Add outlets to those known; one that is known already takes its newest description."""
    before = _read(landing_dir)
    after = before | {source.name: _row(source) for source in sources}
    if after == before:
        return
    landing_dir.mkdir(parents=True, exist_ok=True)
    unfinished = landing_dir / f".{_FILE}.{os.getpid()}.tmp"
    unfinished.write_bytes(orjson.dumps(after, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS))
    unfinished.replace(landing_dir / _FILE)


def _row(source: Source) -> dict[str, str]:
    return {
        "source": source.name,
        "publisher": source.name,
        "country": source.country,
        "language": source.language,
        "homepage": source.homepage,
    }


def _read(landing_dir: Path) -> dict[str, dict[str, str]]:
    path = landing_dir / _FILE
    return orjson.loads(path.read_bytes()) if path.exists() else {}
