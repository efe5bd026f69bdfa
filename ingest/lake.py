"""Build the lake parts of one landing run: captures → articles, articles → sentences, mentions, quotes.

Joins landing, extract, coding and stage; the steps themselves live there. A part is made whole or not at all, holds
what one landing run brought, and says what made it, so that a second call does nothing and a newer coder makes it anew.
Memory stays flat: captures and articles are read, worked on and written in batches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from ingest.coding.coder import VERSION as CODER
from ingest.coding.coder import code_batch
from ingest.coding.frames import to_frames
from ingest.errors import InvalidInputError
from ingest.extract.articles import VERSION as EXTRACTOR
from ingest.extract.articles import CapturedDocument, extract_articles
from ingest.landing.index import read_payloads
from ingest.parallel import default_processes, map_batches
from ingest.rejects import reject_row
from ingest.schema import ARTICLES, REJECTS, TABLES
from ingest.stage import PartWriter, made_by

Advance = Callable[[int], None]
"""Told how many more captures or articles are finished."""

CODED_TABLES = ("sentences", "actor_mentions", "event_mentions", "quotes", "coding_runs")
"""The tables of a coding part; `coding_runs` is put in place last and so marks the part as done."""

_CAPTURE_FIELDS = (
    "capture_id",
    "url",
    "canonical_url",
    "landed_on",
    "landed_at",
    "source",
    "content_type",
    "record_type",
)
_EXTRACT_BATCH = 16
_CODE_BATCH = 32
_LOST = (
    "the process reading it died (memory, or a crash in a parser); "
    "`dragoman rebuild --day` with its landing day tries again"
)


def is_current(articles: Path, coding_runs: Path) -> bool:
    """Whether a landing run's parts exist and were made by this extractor and this coder."""
    return made_by(articles) == EXTRACTOR and made_by(coding_runs) == _coding_maker()


def extract_part(
    index: Path, landing: Path, *, articles: Path, rejects: Path, advance: Advance, processes: int | None = None
) -> dict[str, int]:
    """Read the captures of one landing run into its articles part; nothing to do when the part is current.

    Args:
        index: the run's part of the capture index.
        landing: the landing folder.
        articles: where the articles part goes.
        rejects: where what could not be read goes, with reasons.
        advance: told of captures finished.
        processes: worker processes; every processor when None.

    Returns:
        Rows of the parts as they now are: captures, articles, rejects; captures = articles + rejects.
    """
    if made_by(articles) != EXTRACTOR:  # rejects are put in place first: the articles mark the part as done
        with PartWriter(articles, ARTICLES, EXTRACTOR) as kept, PartWriter(rejects, REJECTS, EXTRACTOR) as turned_away:
            batches = _frames(index, _EXTRACT_BATCH)
            work = partial(_extract_batch, landing)
            for rows, refused in map_batches(
                work, batches, processes=processes or default_processes(), on_lost=_lost_captures
            ):
                twins = kept.write(rows)
                turned_away.write(refused)
                turned_away.write(_twin_rejects(twins))
                advance(rows.height + refused.height)
    return {"captures": _rows(index), "articles": _rows(articles), "rejects": _rows(rejects)}


def code_part(
    articles: Path, targets: Mapping[str, Path], *, rejects: Path, advance: Advance, processes: int | None = None
) -> dict[str, int]:
    """Code one articles part into the parts of `CODED_TABLES`; nothing to do when they are current.

    Args:
        articles: the articles part.
        targets: table name → where its part goes, for each of `CODED_TABLES`.
        rejects: where articles that the coder failed on go.
        advance: told of articles finished.
        processes: worker processes; every processor when None.

    Returns:
        Rows of the parts as they now are, by table, with `articles` and `rejects`.
    """
    maker = _coding_maker()
    if made_by(targets["coding_runs"]) != maker:
        with ExitStack() as stack:  # closed in reverse: coding_runs, opened first, is put in place last
            parts = {t: stack.enter_context(PartWriter(targets[t], TABLES[t], maker)) for t in reversed(CODED_TABLES)}
            failed = stack.enter_context(PartWriter(rejects, REJECTS, maker))
            batches = pq.ParquetFile(articles).iter_batches(_CODE_BATCH)
            for coded in map_batches(
                code_batch, batches, processes=processes or default_processes(), on_lost=_lost_articles
            ):
                frame = pl.DataFrame(coded)
                done = frame.filter(pl.col("outcome") != "failed")
                for table, rows in to_frames(done).items():
                    parts[table].write(rows)
                failed.write(_coding_rejects(frame.filter(pl.col("outcome") == "failed")))
                advance(frame.height)
    counts = {table: _rows(targets[table]) for table in CODED_TABLES}
    return counts | {"articles": _rows(articles), "rejects": _rows(rejects)}


def first_rows(parts: Iterable[Path], count: int = 5) -> pl.DataFrame:
    """The first rows of the newest part that has any; an empty frame when there is none."""
    for path in sorted(parts, reverse=True):
        rows = pl.read_parquet(path, n_rows=count)
        if rows.height:
            return rows
    return pl.DataFrame()


def _coding_maker() -> str:
    return f"{CODER} on {EXTRACTOR}"


def _frames(path: Path, size: int) -> Iterator[pl.DataFrame]:
    for batch in pq.ParquetFile(path).iter_batches(size):
        yield pl.DataFrame(batch)


def _rows(path: Path) -> int:
    return int(pq.read_metadata(path).num_rows)


def _extract_batch(landing: Path, captures: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    documents, unreadable = [], []
    for row, payload in read_payloads(landing, captures):
        if isinstance(payload, InvalidInputError):
            unreadable.append(_capture_reject(row, payload.reason, payload.detail))
        else:
            documents.append(CapturedDocument(**{name: row[name] for name in _CAPTURE_FIELDS}, payload=payload))
    rows, rejects = extract_articles(documents)
    return rows, pl.concat([rejects, pl.DataFrame(unreadable, REJECTS.schema)])


def _lost_captures(captures: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    rejects = [_capture_reject(row, "worker_died", _LOST) for row in captures.iter_rows(named=True)]
    return ARTICLES.empty(), pl.DataFrame(rejects, REJECTS.schema)


def _twin_rejects(articles: pl.DataFrame) -> pl.DataFrame:
    """Captures that hold an edition already read from another capture of the same run."""
    detail = "the same text under the same canonical URL was read from another capture of this run; nothing to do"
    rejects = [_capture_reject(row, "duplicate_revision", detail) for row in articles.iter_rows(named=True)]
    return pl.DataFrame(rejects, REJECTS.schema)


def _capture_reject(row: Mapping[str, Any], reason: str, detail: str) -> dict[str, Any]:
    return reject_row("extract", row["landed_on"], row["url"], reason, detail, capture_id=row["capture_id"])


def _lost_articles(articles: pa.RecordBatch) -> pa.RecordBatch:
    coded = pl.DataFrame(code_batch(articles.slice(0, 0)))
    ids = pl.DataFrame(articles).select("article_id", "revision_id", "landed_on", "language")
    failed = ids.with_columns(outcome=pl.lit("failed"), detail=pl.lit(_LOST))
    return pl.concat([coded, failed], how="diagonal").to_arrow().combine_chunks().to_batches()[0]


def _coding_rejects(failed: pl.DataFrame) -> pl.DataFrame:
    rejects = [
        reject_row("code", row["landed_on"], edition, "coder_failed", row["detail"], revision_id=edition)
        for row in failed.iter_rows(named=True)
        if (edition := row["revision_id"])
    ]
    return pl.DataFrame(rejects, REJECTS.schema)
