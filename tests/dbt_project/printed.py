"""Articles as text, read by the coder: the staging tables that a measure over whole articles starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import polars as pl

from ingest.coding.coder import code_batch
from ingest.coding.frames import to_frames
from tests.dbt_project.newsroom import Newsroom


@dataclass(frozen=True)
class Printed:
    """An article: the name that its measure knows it by, and where it came out."""

    name: str
    publisher: str
    published: date
    title: str
    text: str


def frames(articles: list[Printed]) -> tuple[dict[str, pl.DataFrame], dict[str, Printed]]:
    """Staging tables of the articles, coded, and each article by its id."""
    newsroom, by_id = Newsroom(), {}
    for number, article in enumerate(articles):
        landed = datetime(2024, 12, 7, 0, number // 60, number % 60, tzinfo=UTC)
        blocks = [{"kind": "paragraph", "text": part} for part in article.text.split("\n\n")]
        key = newsroom.article(
            f"{article.name}-{number}",
            publisher=article.publisher,
            published=article.published,
            landed=landed,
            text=article.text,
            title=article.title,
            blocks=blocks,
        )
        by_id[key] = article
    made = newsroom.frames()
    batch = made["articles"].to_arrow().combine_chunks().to_batches()[0]
    return made | to_frames(pl.DataFrame(code_batch(batch))), by_id
