"""Reading pages: `extract_articles` against trafilatura's text and metadata, pages a second in one process."""

from __future__ import annotations

from collections.abc import Iterator

import trafilatura

from ingest.extract.articles import extract_articles
from tests.benchmarks.corpus import pages
from tests.benchmarks.measure import Comparison, compare

COUNT = 200


def run() -> Iterator[Comparison]:
    """One comparison."""
    captured = pages(COUNT)

    def ours() -> None:
        extract_articles(captured)

    def baseline() -> None:
        for page in captured:
            trafilatura.bare_extraction(page.payload, url=page.url, with_metadata=True)

    yield compare("extract / trafilatura", COUNT, "pages/s", ours, baseline, goal="≥ 0.7")
