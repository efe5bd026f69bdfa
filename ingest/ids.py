"""Stable identifiers: hashes of content, the same on every machine and in every run.

Only the hash lives here; what goes into each id is said by its column in `ingest.schema`.
"""

from __future__ import annotations

import hashlib


def stable_id(*parts: object) -> str:
    """Return 16 hexadecimal digits (BLAKE2b, 64 bits) over `parts`.

    None and "" differ, and so do ("a", "b") and ("ab",).
    """
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + str(part).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()
