"""Mend what a killed run left of the landing zone: cut off a torn record, give the file its final name.

Not here: writing (`ingest.landing.warc`) and indexing what was mended (`ingest.landing.index.sync_index`).
"""

from __future__ import annotations

import fcntl
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ingest.landing.warc import OPEN_SUFFIX, final_path

_READ_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Recovery:
    """What `recover` did to one left-over file: bytes kept and bytes of the torn record cut off."""

    warc_file: str
    kept_bytes: int
    cut_bytes: int


def recover(landing_dir: Path) -> list[Recovery]:
    """Mend the files that a killed run left open: cut the torn record at the end, give the file its final name.

    Files a living run holds are left alone.
    """
    recovered = []
    for path in sorted(landing_dir.glob(f"landed_on=*/*.warc.gz{OPEN_SUFFIX}")):
        with path.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                continue
            kept, size = _end_of_whole_members(file), path.stat().st_size
            file.truncate(kept)
            os.fsync(file.fileno())
            if kept:
                path.rename(final_path(path))
            else:
                path.unlink()
        recovered.append(Recovery(final_path(path).relative_to(landing_dir).as_posix(), kept, size - kept))
    return recovered


def _end_of_whole_members(file: BinaryIO) -> int:
    """Return the offset just after the last gzip member that is whole."""
    end, position, pending = 0, 0, b""
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while data := pending or file.read(_READ_STEP):
        try:
            inflater.decompress(data)
        except zlib.error:
            break
        pending = inflater.unused_data
        position += len(data) - len(pending)
        if inflater.eof:
            end = position
            inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return end
