"""A time limit for reading one document: large ones are read in a process of their own, which can be ended.

Within `guard`'s bounds an ordinary page takes 40 ms. A process is started only for what is large enough to take long.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection

from ingest.errors import InvalidInputError
from ingest.extract.document import extract_document
from ingest.extract.html import extract_html
from ingest.extract.model import Article

SECONDS = 10.0
LARGE_PAGE = 4_000_000
LARGE_DOCUMENT = 200_000
"""Characters from which a page, or a Markdown or plain text, gets its own process."""

MANY_TAGS = 20_000

Reader = Callable[[str, str | None, datetime | None], Article]


def read_page(markup: str, url: str | None, now: datetime | None) -> Article:
    """`html.extract_html` under the time limit. Raises as it, and `too_slow`."""
    is_large = len(markup) > LARGE_PAGE or markup.count("<") > MANY_TAGS
    return within(extract_html, markup, url, now) if is_large else extract_html(markup, url, now)


def read_document(text: str, url: str | None, now: datetime | None) -> Article:
    """`document.extract_document` under the time limit. Raises as it, and `too_slow`."""
    is_large = len(text) > LARGE_DOCUMENT
    return within(extract_document, text, url, now) if is_large else extract_document(text, url, now)


def within(reader: Reader, text: str, url: str | None, now: datetime | None, seconds: float = SECONDS) -> Article:
    """Return `reader(text, url, now)`, computed in a process that is ended after `seconds`.

    Raises:
        InvalidInputError: `too_slow`; else what `reader` raises.
    """
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


def _run(pipe: Connection, reader: Reader, text: str, url: str | None, now: datetime | None) -> None:
    try:
        pipe.send(reader(text, url, now))
    except InvalidInputError as error:
        pipe.send((error.reason, error.detail))
    except Exception as error:  # the parent tells the same of a page it reads itself
        pipe.send(("extractor_failed", f"{type(error).__name__}: {error}"))
