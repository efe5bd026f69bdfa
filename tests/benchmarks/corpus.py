"""The corpus of the benchmarks: the sample news, over and over, each copy a little other so that no cache helps."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import cycle, islice

import polars as pl

from ingest.extract.articles import CapturedDocument, extract_articles
from orchestration.demo.site import build_site


def pages(count: int) -> list[CapturedDocument]:
    """`count` captured HTML pages."""
    now = datetime.now(UTC)
    site = build_site()
    html = [
        (f"http://{host}{path}", resource.body)
        for host, resources in sorted(site.items())
        for path, resource in sorted(resources.items())
        if resource.content_type.startswith("text/html") and b"<article" in resource.body
    ]
    return [
        CapturedDocument(
            capture_id=f"{n:016d}",
            url=f"{url}?n={n}",
            canonical_url=f"{url}?n={n}",
            landed_on=now.date(),
            landed_at=now,
            source=None,
            content_type="text/html",
            record_type="response",
            payload=body.replace(b"</h1>", f" ({n})</h1>".encode()),
        )
        for n, (url, body) in enumerate(islice(cycle(html), count))
    ]


def articles(count: int) -> pl.DataFrame:
    """`count` English article rows (`ingest.schema.ARTICLES`)."""
    rows, _ = extract_articles(pages(400))
    english = rows.filter(pl.col("language") == "en")
    copies = -(-count // english.height)
    return pl.concat([english.with_columns(title=pl.col("title") + f" {n}") for n in range(copies)]).head(count)
