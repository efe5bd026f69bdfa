"""The time limit: a reader that does not come back is ended, and its answers and refusals pass through."""

import time
from datetime import datetime

import pytest

from ingest.errors import InvalidInputError
from ingest.extract import deadline
from ingest.extract.html import extract_html
from ingest.extract.model import Article
from tests.ingest.extract.test_html import TITLE, page

pytestmark = pytest.mark.slow


def sleep(text: str, url: str | None, now: datetime | None) -> Article:
    time.sleep(60)
    raise AssertionError(text, url, now)


def test_a_reader_that_hangs_is_ended() -> None:
    started = time.monotonic()
    with pytest.raises(InvalidInputError) as refused:
        deadline.within(sleep, "x", None, None, seconds=0.5)
    assert refused.value.reason == "too_slow"
    assert time.monotonic() - started < 20


def test_answers_and_refusals_pass_through() -> None:
    assert deadline.within(extract_html, page(), None, None, seconds=60).title == TITLE
    with pytest.raises(InvalidInputError) as refused:
        deadline.within(extract_html, "<!doctype html>", None, None, seconds=60)
    assert refused.value.reason == "not_html"
