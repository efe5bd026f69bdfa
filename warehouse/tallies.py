"""Counts over the staging tables: what came in, what came out, and whether the two agree.

No rule of the marts here (`dbt_project`), only the bookkeeping of decision 15: nothing is lost in silence.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from warehouse.connect import connect
from warehouse.paths import DataPaths

_GAPS = """
with landed as (
    select capture_id, max(landed_on) as landed_on from staging.captures group by capture_id
),
read_out as (
    select capture_id from staging.articles
    union
    select capture_id from staging.rejects where stage = 'extract' and capture_id is not null
),
coded as (
    select revision_id from staging.coding_runs
    union
    select revision_id from staging.rejects where stage = 'code' and revision_id is not null
)
select 'captures neither read nor rejected' as gap, count(*) as n from landed anti join read_out using (capture_id)
union all
select 'articles neither coded nor rejected', count(distinct revision_id) from staging.articles
anti join coded using (revision_id)
union all
select 'sentences of no article', count(*) from staging.sentences anti join staging.articles using (revision_id)
union all
select 'event mentions of no sentence', count(*) from staging.event_mentions
anti join staging.sentences using (sentence_id)
"""


def conservation_gaps(build_db: Path) -> list[str]:
    """Say what does not add up in `staging`, one line a gap; an empty list means that nothing was lost."""
    with connect(build_db, write=True) as con:
        return [f"{n} {gap}" for gap, n in con.execute(_GAPS).fetchall() if n]


FRESH_FOR = timedelta(days=2)
"""News that nothing was added to for longer is stale; the freshness of dbt's source `captures` says the same."""


def newest_capture(paths: DataPaths) -> datetime | None:
    """When the newest capture of the published copy was landed (UTC, without a zone); None when there is none."""
    if not paths.published_db.exists():
        return None
    with connect(paths.published_db) as con:
        newest: datetime | None = con.execute("select max(landed_at) from staging.captures").fetchall()[0][0]
    return newest


_TALLIES = """
select 'captures' as what, record_type as detail, count(*) as n, 1 as place from staging.captures group by all
union all select 'articles', language, count(*), 2 from staging.articles group by all
union all select 'coded', outcome, count(*), 3 from staging.coding_runs group by all
union all select 'event mentions', event_type, count(*), 4 from staging.event_mentions group by all
union all select 'rejects', stage || ': ' || reason, count(*), 5 from staging.rejects group by all
order by place, n desc, detail
"""


def tally(paths: DataPaths) -> list[tuple[str, str, int]]:
    """(what, detail, rows) of the published copy: captures by kind, articles by language, rejects by reason.

    Empty when nothing has been published yet.
    """
    if not paths.published_db.exists():
        return []
    with connect(paths.published_db) as con:
        return [(what, detail, n) for what, detail, n, _ in con.execute(_TALLIES).fetchall()]
