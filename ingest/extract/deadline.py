"""A time limit for reading one document: large ones are read in a process of their own, which can be ended.

Within `guard`'s bounds an ordinary page takes 40 ms. A process is started only for what is large enough to take long.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Protocol

from ingest.errors import InvalidInputError
from ingest.extract.model import Article

SECONDS = 20.0
LARGE = 4_000_000
"""Characters from which a document gets its own process."""

MANY_TAGS = 20_000


class Reader(Protocol):
    """What `html.extract_html` and `document.extract_document` have in common."""

    def __call__(self, text: str, url: str | None = None, *, now: datetime | None = None) -> Article:
        """Read one document."""


def within(
    reader: Callable[..., Article], text: str, url: str | None, now: datetime | None, seconds: float = SECONDS
) -> Article:
    """Return `reader(text, url, now=now)`.

    Raises:
        InvalidInputError: `too_slow` after `seconds`; else what `reader` raises.
    """
    if len(text) < LARGE and text.count("<") < 2 * MANY_TAGS:
        return reader(text, url, now=now)
    context = multiprocessing.get_context("forkserver")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(theirs, reader, text, url, now), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise InvalidInputError("too_slow", f"reading it took over {seconds:g} s; this is no article page")
        answer = ours.recv()
    except EOFError as error:
        raise InvalidInputError("too_slow", "reading it ended the process; this is no article page") from error
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(answer, Article):
        return answer
    raise InvalidInputError(*answer)


def _run(pipe: Connection, reader: Callable[..., Article], text: str, url: str | None, now: datetime | None) -> None:
    try:
        pipe.send(reader(text, url, now=now))
    except InvalidInputError as error:
        pipe.send((error.reason, error.detail))
