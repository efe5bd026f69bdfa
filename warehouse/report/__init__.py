"""One page that shows the published marts without a server: map, timeline, dyads, actors, events and their sentences.

Reads the published file only. All text of articles goes into the page as JSON and reaches the screen as text, never as
mark-up; the page's own policy forbids every outside request.
"""

from __future__ import annotations

from datetime import date, datetime
from html import escape
from pathlib import Path

import orjson
import polars as pl

from warehouse.connect import connect
from warehouse.errors import WarehouseMissingError

HERE = Path(__file__).resolve().parent
MOST_EVENTS = 4000
"""The page holds this many events, the newest; more would make it slow to open."""
MOST_ACTORS = 200

_EVENTS = """
select
    event_id as id, event_on as day, event_type as type, quad_class as quad, status, is_background as background,
    coalesce(source_name, '') as source, coalesce(source_country_code, '') as source_country,
    coalesce(target_name, '') as target, coalesce(target_country_code, '') as target_country,
    place_name as place, place_latitude as latitude, place_longitude as longitude, goldstein,
    mention_count as mentions, independent_source_count as sources
from marts.fct_events
where event_on is not null
order by event_on desc, mention_count desc, event_id
limit ?
"""
_MENTIONS = """
select
    event_id as event, sentence_text as sentence, publisher, agency, published_at as published, title, url, status,
    attributed_to as said_by, trigger_text as words, rule
from marts.fct_mentions
where event_id in (select unnest(?))
order by event_id, mentioned_at, event_mention_id
"""
_ACTORS = """
select actors.actor_name as name, actors.kind, actors.country_code as country, actors.sector_code as sector,
    sum(named.mention_count)::bigint as mentions, max(named.last_seen_on) as last
from marts.dim_actors as named
inner join marts.dim_actors as actors  -- a government ("Moscow") is counted with its state
    on case when named.kind = 'government' then named.parent_actor_id else named.actor_id end = actors.actor_id
where named.kind != 'population' and not named.is_generic
group by all
order by mentions desc, name
limit ?
"""
_COUNTRIES = "select country_code, country_name from marts.dim_countries order by 1"
_TOTALS = """
select
    (select count(*) from marts.fct_articles) as articles, (select count(*) from marts.fct_mentions) as mentions,
    (select count(*) from marts.fct_events) as events,
    (select count(*) from marts.fct_events where event_on is null) as undated,
    (select count(*) from marts.dim_outlets) as outlets,
    (select max(published_at) from marts.fct_articles) as newest
"""


def write_report(published_db: Path, target: Path) -> int:
    """Write the page to `target`; returns its size in bytes.

    Raises:
        WarehouseMissingError: nothing has been published yet, or the published marts hold no event.
    """
    page = render(_data(published_db)).encode()
    unfinished = target.with_name(f".{target.name}.tmp")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished.write_bytes(page)
    unfinished.replace(target)
    return len(page)


def render(data: dict[str, object]) -> str:
    """The page for `data` (totals, events, mentions, actors, countries); everything it needs is inside."""
    template = (HERE / "template.html").read_text("utf-8")
    parts = {
        "{{echarts}}": (HERE / "echarts.min.js").read_text("utf-8"),
        "{{world}}": _embedded(orjson.loads((HERE / "world.json").read_bytes())),
        "{{data}}": _embedded(data),
        "{{made}}": escape(datetime.now().astimezone().strftime("%Y-%m-%d %H:%M %Z")),
    }
    head, *rest = template.split("{{")
    return head + "".join(parts["{{" + name + "}}"] + tail for name, _, tail in (part.partition("}}") for part in rest))


def _data(published_db: Path) -> dict[str, object]:
    with connect(published_db) as con:
        events = con.execute(_EVENTS, [MOST_EVENTS]).pl()
        if events.is_empty():
            raise WarehouseMissingError(
                "the published marts hold no event to report: land articles, then `dragoman run`"
            )
        mentions = con.execute(_MENTIONS, [events["id"].to_list()]).pl()
        actors = con.execute(_ACTORS, [MOST_ACTORS]).pl()
        countries = con.execute(_COUNTRIES).pl()
        totals = con.execute(_TOTALS).pl()
    return {
        "totals": totals.row(0, named=True),
        "events": _columns(events),
        "mentions": _columns(mentions),
        "actors": _columns(actors),
        "countries": _columns(countries),
    }


def _columns(frame: pl.DataFrame) -> dict[str, object]:
    """Names and rows: a third of the size of a list of objects."""
    return {"columns": frame.columns, "rows": frame.rows()}


def _embedded(value: object) -> str:
    """JSON that can stand inside a script element, whatever text it holds."""
    text = orjson.dumps(value, default=_plain).decode()
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in the report")
