"""One JSON object from a line that somebody else wrote: read leniently, never with half characters in it.

Both filters and the landing of JSON lines read with it; what the fields mean is theirs.
"""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

from ingest.errors import InvalidInputError

_SURROGATE = re.compile("[\ud800-\udfff]")

Record = dict[str, Any]


def parse_record(line: str | bytes) -> Record:
    """Parse one JSON object; a byte order mark, control characters and infinite numbers are put up with.

    Raises:
        InvalidInputError: `broken_json` or `not_an_object`.
    """
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:  # it is strict; the standard library's reader is slow and lenient
        try:
            record = json.loads(line, strict=False, parse_int=float)
        except (ValueError, RecursionError) as error:
            raise InvalidInputError("broken_json", f"no JSON ({error}); give one object a line") from error
    if not isinstance(record, dict):
        raise InvalidInputError(
            "not_an_object", f"a JSON {type(record).__name__}, not an object; give one object a line"
        )
    return {key: without_surrogates(value) if isinstance(value, str) else value for key, value in record.items()}


def identity_of(record: Record) -> str | int | float | None:
    """The record's `id`, by which an answer is told; one that is no string or number as text."""
    stated = record.get("id")
    return stated if stated is None or isinstance(stated, (str, int, float)) else str(stated)


def without_surrogates(text: str) -> str:
    """Halves of surrogate pairs become U+FFFD: JSON can spell them, UTF-8 cannot."""
    return _SURROGATE.sub("\ufffd", text)
