"""A published file by hand: one article in two editions, one event of the newer one; the columns explanations read."""

from __future__ import annotations

from pathlib import Path

from warehouse.connect import connect

CAPTURED = "https://amp.gazette.example/summit?utm_source=feed"
CANONICAL = "https://gazette.example/summit"
TITLE = "Egypt condemns Iraq"

_TABLES = """
create schema staging;
create schema marts;
create table staging.articles as
select * from (values
    ('article', 'old', $captured, $canonical, 'Talks begin', timestamp '1979-03-25 08:00:00', 'en', $text),
    ('article', 'new', $captured, $canonical, $title, timestamp '1979-03-26 08:00:00', $language, $text)
) as t (article_id, revision_id, url, canonical_url, title, landed_at, language, text);
alter table staging.articles add column published_on date default date '1979-03-26';
alter table staging.articles add column blocks struct(kind varchar, "text" varchar)[];
update staging.articles set blocks = [{'kind': 'paragraph', 'text': text}];
create table staging.coding_runs as select revision_id, $version as coder_version from staging.articles;
create table staging.event_mentions as select 'mention' as event_mention_id, 'new' as revision_id, 1 as sentence_index;
create table marts.fct_mentions as select * from staging.event_mentions;
create table marts.fct_events as select 'event' as event_id, 'mention' as best_mention_id;
"""


def write_published(
    path: Path,
    text: str = "Egypt condemned Iraq in Cairo on Monday.",
    *,
    title: str = TITLE,
    language: str = "en",
    version: str = "0",
) -> Path:
    """Write the file; the newer edition has this title, one paragraph and language, coded by that version."""
    values = {"captured": CAPTURED, "canonical": CANONICAL, "title": title, "text": text}
    values |= {"language": language, "version": version}
    with connect(path, write=True) as con:
        for statement in _TABLES.split(";"):
            named = {name: value for name, value in values.items() if f"${name}" in statement}
            con.execute(statement, named or None)
    return path
