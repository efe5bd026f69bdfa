"""Stable identifiers: hashes of content, the same on every machine and in every run.

Only the hashes live here: of values, where a column in `ingest.schema` says what goes into its id, and of the sources
and tables of a package, by which its work is known for stale.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources.abc import Traversable

READ = (".csv", ".py", ".tsv")
"""Extensions of what a package's work depends on: sources and tables."""


def stable_id(*parts: object) -> str:
    """Return 16 hexadecimal digits (BLAKE2b, 64 bits) over `parts`.

    None and "" differ, and so do ("a", "b") and ("ab",).
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()


def digest_of(folder: Traversable, besides: str = "") -> str:
    """Return eight hexadecimal digits over the names and contents of all sources and tables in a folder and below."""
    digest = hashlib.blake2b(besides.encode(), digest_size=4)
    for file in _files(folder):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        if item.is_dir():
            yield from _files(item)
        elif item.name.endswith(READ):
            yield item
