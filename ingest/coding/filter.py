"""JSON lines in, JSON lines out: the filter `dragoman code`, which needs no warehouse.

The shapes of both lines are told in the README and in `code_records`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import orjson
import py3langid

from ingest.coding.coder import code_articles
from ingest.coding.model import Article, CodedArticle, EventMention, Party, Sentence
from ingest.coding.sentences import blocks_of
from ingest.errors import InvalidInputError
from ingest.parallel import batched
from ingest.records import Record, identity_of, parse_record

BATCH = 16  # articles coded at once; memory stays flat
SURE_OF_LANGUAGE = 60  # characters; shorter texts are taken for English
SAMPLE = 2000  # characters that tell the language
NEAR = 20.0  # log-likelihood by which English, full of foreign names, may stand behind the likeliest language


def code_records(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Code articles given as JSON lines.

    Args:
        lines: `{"id","title"?,"text","published"?,"language"?,"url"?}` each; `published` begins with an ISO date.

    Yields:
        For each line one, in order: `{"id","events":[…],"actors":[…]}`, with `"outcome"`; for a line that cannot be
        used `{"id","error"}`, where `id` is null if even that cannot be read.
    """
    for batch in batched(lines, BATCH):
        read = [_read(line) for line in batch]
        coded = iter(code_articles([article for _, article in read if isinstance(article, Article)]))
        for key, article in read:
            if isinstance(article, Article):
                yield orjson.dumps(_written(key, next(coded))) + b"\n"
            else:
                yield orjson.dumps({"id": key, "error": article}) + b"\n"


def _read(line: bytes) -> tuple[object, Article | str]:
    """The record's id and its article, or what is wrong with it."""
    identity = None
    try:
        record = parse_record(line)
        identity = identity_of(record)
        return identity, _article(record)
    except InvalidInputError as error:
        return identity, error.detail


def _article(record: Record) -> Article:
    text, title = record.get("text"), record.get("title")
    if not isinstance(text, str):
        raise InvalidInputError("no_text", "`text` is missing or not a string; give the article's text")
    if title is not None and not isinstance(title, str):
        raise InvalidInputError("bad_title", "`title` is not a string; give the headline or leave it out")
    language = record.get("language")
    return Article(
        revision_id=str(record.get("id")),
        title=title or None,
        blocks=tuple(blocks_of(text)),
        language=language if isinstance(language, str) and language else detect_language(text),
        published_on=_day(record.get("published")),
        url=url if isinstance(url := record.get("url"), str) else None,
    )


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        raise InvalidInputError("bad_date", f"`published` is {value!r}; give an ISO date such as 2024-12-07") from None


def detect_language(text: str) -> str:
    """ISO 639-1 code of a text; English when it is too short to tell."""
    if len(text) < SURE_OF_LANGUAGE:
        return "en"
    scores: dict[str, float] = dict(py3langid.rank(text[:SAMPLE]))
    best = max(scores, key=lambda code: scores[code])
    return "en" if scores["en"] >= scores[best] - NEAR else best


def _written(key: object, coded: CodedArticle) -> Record:
    if coded.outcome == "failed":
        return {"id": key, "error": coded.detail}
    sentences = {s.index: s for s in coded.sentences}
    return {
        "id": key,
        "outcome": coded.outcome,
        "language": coded.language,
        "events": [_event(e, sentences[e.sentence_index]) for e in coded.event_mentions],
        "actors": [
            _party(Party(m.text, m.start, m.end, m.actor))
            | {"in_title": sentences[m.sentence_index].in_title, "mention_kind": m.mention_kind, "rule": m.rule}
            for m in coded.actor_mentions
        ],
    }


def _event(event: EventMention, sentence: Sentence) -> Record:
    when, where = event.date, event.place
    return {
        "start": event.trigger_start,
        "end": event.trigger_end,
        "in_title": sentence.in_title,
        "trigger": event.trigger,
        "sentence": sentence.text,
        "event_type": event.event_type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo_code": event.cameo_code,
        "quad_class": event.quad_class,
        "goldstein": event.goldstein,
        "source": _actor(event.source),
        "target": _actor(event.target),
        "status": event.status,
        "attributed_to": event.attributed_to,
        "background": event.is_background,
        "date": when and {"start": when.date_start, "end": when.date_end, "precision": when.precision},
        "place": where and {"name": where.name, "latitude": where.latitude, "longitude": where.longitude},
        "place_country": where and where.country,
        "confidence": event.confidence,
        "rule": event.rule,
    }


def _actor(who: Party | None) -> Record | None:
    return None if who is None else _party(who)


def _party(who: Party) -> Record:
    actor = who.actor
    return {
        "text": who.text,
        "start": who.start,
        "end": who.end,
        "name": actor.name,
        "country": actor.country,
        "sector": actor.sector,
        "role": actor.role,
        "actor_id": actor.actor_id,
    }
