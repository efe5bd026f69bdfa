"""Coded articles as Arrow batches and as the lake's tables: maps records to columns and makes their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import polars as pl
import pyarrow as pa

from ingest.coding.model import (
    ActorMention,
    Article,
    Block,
    CodedArticle,
    EventMention,
    Party,
    Quote,
    Sentence,
)
from ingest.ids import stable_id
from ingest.schema import ACTOR_MENTIONS, CODING_RUNS, EVENT_MENTIONS, QUOTES, SENTENCES, Table

NESTED = (SENTENCES, ACTOR_MENTIONS, EVENT_MENTIONS, QUOTES)
EVENT_FIELDS = (
    *("ordinal", "trigger", "trigger_start", "trigger_end", "event_type", "mode", "cameo_code", "quad_class"),
    *("goldstein", "status", "attributed_to", "is_background", "confidence", "rule"),
)
ACTOR_FIELDS = ("actor_id", "name", "kind", "country", "sector", "role")
ARTICLE_COLUMNS = ("article_id", "revision_id", "landed_on")

Row = dict[str, Any]


def articles_of(batch: pa.RecordBatch) -> list[Article]:
    """The articles of a batch of rows of the lake table `articles`."""
    wanted = ["revision_id", "title", "blocks", "language", "published_on", "canonical_url"]
    return [
        Article(
            revision_id=row["revision_id"],
            title=row["title"],
            blocks=tuple(Block(b["kind"], b["text"]) for b in row["blocks"] or ()),
            language=row["language"] or "und",
            published_on=row["published_on"],
            url=row["canonical_url"],
        )
        for row in batch.select(wanted).to_pylist()
    ]


def batch_of(source: pa.RecordBatch, coded: Sequence[CodedArticle], coder: str, version: str) -> pa.RecordBatch:
    """One row for each coded article beside the ids of its source row; see `ingest.coding.coder.code_batch`."""
    ids = source.select(list(ARTICLE_COLUMNS)).to_pylist()
    rows = [{**own, **_row(result, coder, version)} for own, result in zip(ids, coded, strict=True)]
    schema = pl.Schema(
        {name: CODING_RUNS.schema[name] for name in ARTICLE_COLUMNS}
        | {name: pl.String() for name in ("language", "outcome", "detail", "coder", "coder_version")}
        | {table.name: pl.List(_struct(table)) for table in NESTED}
    )
    table = pl.DataFrame(rows, schema=schema).to_arrow()
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)


def to_frames(coded: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The lake tables sentences, actor_mentions, event_mentions, quotes and coding_runs, from `code_batch`'s rows."""
    frames = {}
    for table in NESTED:
        lists = coded.select(*ARTICLE_COLUMNS, table.name).filter(pl.col(table.name).list.len() > 0)
        frames[table.name] = lists.explode(table.name).unnest(table.name).select(table.schema.names())
    counted = coded.with_columns(
        sentence_count=pl.col("sentences").list.len().cast(pl.Int32),
        event_count=pl.col("event_mentions").list.len().cast(pl.Int32),
    )
    frames[CODING_RUNS.name] = counted.select(CODING_RUNS.schema.names())
    return frames


def _struct(table: Table) -> pl.Struct:
    return pl.Struct({name: dtype for name, dtype in table.schema.items() if name not in ARTICLE_COLUMNS})


def _row(result: CodedArticle, coder: str, version: str) -> Row:
    sentences = {s.index: (s, stable_id(result.revision_id, s.index)) for s in result.sentences}
    made = {"coder": coder, "coder_version": version}
    return {
        "language": result.language,
        "outcome": result.outcome,
        "detail": result.detail,
        **made,
        "sentences": [_sentence(s, key) for s, key in sentences.values()],
        "actor_mentions": _once(_actor_mention(m, *sentences[m.sentence_index]) for m in result.actor_mentions),
        "event_mentions": [_event(e, *sentences[e.sentence_index]) | made for e in result.event_mentions],
        "quotes": [_quote(q, *sentences[q.sentence_index]) for q in result.quotes],
    }


def _once(rows: Iterable[Row]) -> list[Row]:
    return list({row["actor_mention_id"]: row for row in rows}.values())


def _of_sentence(sentence: Sentence, key: str) -> Row:
    return {"sentence_id": key, "sentence_index": sentence.index, "in_title": sentence.in_title}


def _sentence(sentence: Sentence, key: str) -> Row:
    own = {name: getattr(sentence, name) for name in ("kind", "text", "start", "end")}
    return _of_sentence(sentence, key) | own


def _actor_mention(mention: ActorMention, sentence: Sentence, key: str) -> Row:
    own = {name: getattr(mention, name) for name in ("text", "start", "end", "mention_kind", "alias_of", "rule")}
    row_id = stable_id(key, mention.start, mention.end, mention.actor.actor_id)
    actor = {name: getattr(mention.actor, name) for name in ACTOR_FIELDS}
    return _of_sentence(sentence, key) | actor | own | {"actor_mention_id": row_id}


def _event(event: EventMention, sentence: Sentence, key: str) -> Row:
    own = {name: getattr(event, name) for name in EVENT_FIELDS}
    return (
        _of_sentence(sentence, key)
        | own
        | {"event_mention_id": stable_id(key, event.ordinal), "contexts": list(event.contexts)}
        | party("source", event.source)
        | party("target", event.target)
        | _date(event, sentence)
        | _place(event, sentence)
        | {f"{name}_count": count for name, count in asdict(event.casualties).items()}
    )


def party(prefix: str, who: Party | None) -> Row:
    """The columns `<prefix>_text` … `<prefix>_actor_id` of a party; all null without one."""
    names = ("name", "country", "sector", "role", "actor_id")
    if who is None:
        return {f"{prefix}_{name}": None for name in ("text", "start", "end", *names)}
    return {f"{prefix}_{name}": getattr(who, name) for name in ("text", "start", "end")} | {
        f"{prefix}_{name}": getattr(who.actor, name) for name in names
    }


def _date(event: EventMention, sentence: Sentence) -> Row:
    when, written = event.date, event.date_in_sentence
    if when is None:
        return {}
    return {
        "date_start": when.date_start,
        "date_end": when.date_end,
        "date_precision": when.precision,
        "date_text": sentence.text[when.start : when.end] if written else None,
        "date_text_start": sentence.start + when.start if written else None,
        "date_text_end": sentence.start + when.end if written else None,
    }


def _place(event: EventMention, sentence: Sentence) -> Row:
    where, written = event.place, event.place_in_sentence
    if where is None:
        return {}
    return {
        "place_name": where.name,
        "place_country": where.country,
        "place_latitude": where.latitude,
        "place_longitude": where.longitude,
        "place_precision": where.precision,
        "place_geoname_id": where.geoname_id,
        "place_text_start": sentence.start + where.start if written else None,
        "place_text_end": sentence.start + where.end if written else None,
    }


def _quote(quote: Quote, sentence: Sentence, key: str) -> Row:
    own = {"text": quote.text, "start": quote.start, "end": quote.end}
    return (
        _of_sentence(sentence, key)
        | own
        | {"quote_id": stable_id(key, quote.start, quote.end)}
        | party("speaker", quote.speaker)
    )
