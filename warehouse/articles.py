"""Look up one article in the published file, by any name it or its rows go by. Reading only; nothing is coded here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from warehouse.connect import connect
from warehouse.errors import NotFoundError

_LOOKUP = """
with wanted as (
    select revision_id, sentence_index from staging.event_mentions where event_mention_id = $what
    union all
    select mentions.revision_id, mentions.sentence_index
    from marts.fct_events as events
    join marts.fct_mentions as mentions on mentions.event_mention_id = events.best_mention_id
    where events.event_id = $what
    union all
    select revision_id, null from staging.articles
    where $what in (revision_id, article_id, url) or canonical_url in ($what, $url)
)
select articles.revision_id, articles.title, articles.blocks, articles.language, articles.published_on,
    articles.canonical_url, wanted.sentence_index, runs.coder_version
from wanted
join staging.articles as articles using (revision_id)
left join staging.coding_runs as runs using (revision_id)
order by articles.landed_at desc, articles.revision_id
limit 1
"""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An edition of an article as published: what a coder reads of it, and the version of the one that has read it.

    `blocks` are pairs of kind and text. `sentence_index` is the sentence of the event asked for, if it was one.
    """

    revision_id: str
    title: str | None
    blocks: tuple[tuple[str, str], ...]
    language: str
    published_on: date | None
    url: str
    sentence_index: int | None
    coder_version: str | None


def find_article(published_db: Path, what: str, url: str) -> StoredArticle:
    """The newest edition of an article.

    Args:
        published_db: The published file.
        what: URL as captured or canonical, article_id, revision_id, event_id or event_mention_id; of an event the
            article whose sentence tells it best.
        url: `what` in canonical form, if it is a URL.

    Raises:
        WarehouseMissingError: Nothing has been published yet.
        NotFoundError: No article or event goes by that name.
    """
    with connect(published_db) as con:
        row = con.execute(_LOOKUP, {"what": what, "url": url}).fetchone()
    if row is None:
        raise NotFoundError(
            f"no article or event is published as {what}; "
            '`dragoman query "select article_id, url from marts.fct_articles"` lists the articles'
        )
    revision_id, title, blocks, language, published_on, canonical_url, sentence_index, coder_version = row
    pairs = tuple((block["kind"], block["text"]) for block in blocks)
    return StoredArticle(
        revision_id, title, pairs, language, published_on, canonical_url, sentence_index, coder_version
    )
