"""Building the marts, full and with one per cent more, and asking them, beside a plain COPY of the staging rows.

Mentions are made up with the skew of news: few actors, countries and event types take most of them, one article in
eight is a copy, a third of the namings gives an office, two acts in five a city, one in seven did not happen. They land
in the order they are made in, over a year: three articles in four on the day they are published, most others on the day
after, one in twenty up to a year late. One in fifty is a new edition of an article landed before, mostly just before;
one act in seven is told of an earlier day. What is added is the news of the days after, of the same kind.
`BENCH_MENTIONS=1000000` adds a size. Timed is `dbt run` with the project parsed, in a process of its own whose peak
memory is taken, and one per cent more as the pipeline runs it; the tests of the data are not timed.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb

from orchestration.assets.models import SMALL_LOAD
from tests.benchmarks.measure import Comparison
from tests.benchmarks.questions import slowest
from tests.dbt_project.conftest import Warehouse
from tests.dbt_project.newsroom import CODES, Newsroom

SIZES = (10_000, 100_000)
MEMORY_LIMIT_MB = 4096.0
ROOT = Path(__file__).parents[2]
MENTIONS_AN_ARTICLE = 4

_STEPS = """
create or replace macro chance(n, salt) as (hash(n, salt) % 1000003) / 1000003.0;
create or replace macro skewed(n, salt, size) as cast(floor(pow(size, chance(n, salt))) as bigint) - 1;

create or replace temp table codes as
select row_number() over () - 1 as number, event_type, cameo_code
from (select unnest($types) as event_type, unnest($codes) as cameo_code);

create or replace temp table countries as
select row_number() over (order by md5(code)) - 1 as number, code
from (select unnest($countries) as code);

create or replace macro id(kind, n) as left(md5(kind || ' ' || n), 16);

create or replace temp table actors as
select n as number, id('actor', n) as actor_id, code as country,
    if(n % 3 = 0, 'government', 'person') as kind,
    if(n % 3 = 0, 'Ministry ' || n, 'Given' || n % 97 || ' Surname' || n) as name
from range(5000) as numbers(n)
inner join countries on countries.number = skewed(n, 'country', 190);

create or replace temp table articles as
select n as number, date '2024-01-01' + cast(floor(n * 4 * 365 / $size) as integer) as landed_on,
    if(chance(n, 'edited') < 0.02, n - 1 - skewed(n, 'edition', greatest(n, 1)), n) as article,
    if(chance(article, 'copy') < 0.125, article - article % 16, article) as story
from range($first // 4, $last // 4) as numbers(n);

create or replace temp table stories as
select number, landed_on, story, id('article', article) as article_id, id('edition', number) as revision_id,
    date '2024-01-01' + cast(floor(story * 4 * 365 / $size) as integer) - case
        when chance(story, 'late') < 0.75 then 0 when chance(story, 'late') < 0.95 then 1
        else cast(skewed(story, 'delay', 365) as integer) end as day,
    'landed_on=' || landed_on || '/bench' as _part,
    'https://outlet-' || skewed(article, 'outlet', 400) || '.example/' || article as url,
    'Outlet ' || skewed(article, 'outlet', 400) as publisher
from articles;

insert into staging.articles by name
select article_id, revision_id, id('capture', number) as capture_id, landed_on, _part,
    landed_on + interval 12 hour as landed_at, url, url as canonical_url, publisher, 'Story ' || story as title,
    'en' as language,
    day + interval 9 hour as published_at, day as published_on, repeat('word ', 300) as body, 300 as word_count,
    [hash(story, i) >> 2 for i in range(128)] as signature, 'bench' as extractor
from stories;

insert into staging._loads
select distinct 'articles', _part, 'made up' from stories on conflict do nothing;

insert into staging.coding_runs by name
select article_id, revision_id, landed_on, _part, 'en' as language, 'coded' as outcome, 4 as sentence_count,
    4 as event_count, 'bench' as coder, '1' as coder_version
from stories;

create or replace temp table acts as
select stories.*, m, id('sentence', m) as sentence_id, m % 4 + 1 as sentence_index,
    skewed(story * 4 + m % 4, 'source', 5000) as source, skewed(story * 4 + m % 4, 'target', 5000) as target,
    skewed(story * 4 + m % 4, 'type', 10) as code, chance(story * 4 + m % 4, 'status') as certainty,
    if(chance(story * 4 + m % 4, 'placed') < 0.4, skewed(story * 4 + m % 4, 'place', 2000), null) as place
from range($first, $last) as numbers(m)
inner join stories on stories.number = m // 4;

insert into staging.sentences by name
select sentence_id, article_id, revision_id, landed_on, _part, sentence_index, false as in_title, 'body' as kind,
    if(m % 3 = 0, 'President ', '') || 'One is told to have done something to another in sentence ' || m || '.' as text,
    0 as start, 70 as end
from acts;

insert into staging.actor_mentions by name
select id('naming', m || side) as actor_mention_id, sentence_id, article_id, revision_id, landed_on, _part,
    sentence_index, false as in_title, name as text, if(side = 'source', 0, 40) as start, 60 as end,
    'name' as mention_kind, actor_id, name, kind, country, 'GOV' as sector,
    if(m % 3 = 0, 'President', null) as role, 'bench' as rule
from (
    select *, 'source' as side, source as actor from acts union all select *, 'target', target from acts
) as parties
inner join actors on actors.number = actor;

insert into staging.event_mentions by name
select id('mention', m) as event_mention_id, sentence_id, article_id, revision_id, landed_on, _part, sentence_index,
    0 as ordinal, false as in_title, 'told' as trigger, 0 as trigger_start, 4 as trigger_end, event_type,
    [] as contexts, cameo_code, 1 as quad_class, 0.0 as goldstein, one.name as source_text, 0 as source_start,
    20 as source_end, one.name as source_name, one.country as source_country, 'GOV' as source_sector,
    one.actor_id as source_actor_id, two.name as target_text, 40 as target_start, 60 as target_end,
    two.name as target_name, two.country as target_country, 'GOV' as target_sector, two.actor_id as target_actor_id,
    case when certainty < 0.85 then 'occurred' when certainty < 0.91 then 'planned' when certainty < 0.94
        then 'called_for' when certainty < 0.97 then 'hypothetical' else 'denied' end as status,
    false as is_background, 'City ' || place as place_name, there.code as place_country, place / 30.0 as place_latitude,
    place / 20.0 as place_longitude, if(place is null, null, 'city') as place_precision, place as place_geoname_id,
    case when chance(story, m % 4) < 0.15 then day when chance(story, m % 4) < 0.3
        then day - cast(skewed(story * 4 + m % 4, 'ago', 365) as integer) end as date_start,
    date_start as date_end,
    if(date_start is null, null, 'day') as date_precision, if(date_start is null, null, 'that day') as date_text,
    0.8 as confidence, 'bench' as rule, 'bench' as coder, '1' as coder_version
from acts
inner join codes on codes.number = code
inner join actors as one on one.number = source
inner join actors as two on two.number = target
left join countries as there on there.number = place % 190
"""


def generate(build_db: Path, first: int, last: int, size: int) -> None:
    """Add mentions number `first` to `last` to the staging tables, with their articles, sentences and actors.

    A year has `size` of them.
    """
    values = {"first": first, "last": last, "size": size, "types": list(CODES), "codes": list(CODES.values())}
    with duckdb.connect(str(build_db)) as con:
        rows = con.execute("select country_code from codebook.countries order by 1").fetchall()
        values["countries"] = [code for (code,) in rows][:190]
        for statement in _STEPS.split(";"):
            con.execute(statement, {k: v for k, v in values.items() if f"${k}" in statement} or None)


def run() -> Iterator[Comparison]:
    """Four comparisons a size: full build, one per cent more, the slowest question, memory."""
    extra = os.environ.get("BENCH_MENTIONS")
    for size in (*SIZES, *([int(extra)] if extra else [])):
        yield from _compare(size)


def _compare(size: int) -> Iterator[Comparison]:
    with tempfile.TemporaryDirectory() as folder:
        warehouse = Warehouse(Path(folder))
        warehouse.load(Newsroom().frames())
        warehouse.dbt("seed")
        generate(warehouse.build_db, 0, size, size)
        copy, full = _copy(warehouse), _build(warehouse)
        asked = slowest(warehouse.build_db, copy)
        more = max(size // 100, MENTIONS_AN_ARTICLE)
        generate(warehouse.build_db, size, size + more, size)
        added = _build(warehouse, *SMALL_LOAD)
    yield Comparison(
        f"marts of {size:,} mentions / COPY",
        "mentions/s",
        size / full["seconds"],
        size / copy,
        copy / full["seconds"],
        "1,000,000 in < 60 s",
    )
    share = added["seconds"] / full["seconds"]
    yield Comparison("… one per cent more / full build", "s", added["seconds"], full["seconds"], share, "< 0.1")
    yield asked
    peak = max(full["max_rss_mb"], added["max_rss_mb"])
    yield Comparison("… peak memory / limit", "MB", peak, MEMORY_LIMIT_MB, peak / MEMORY_LIMIT_MB, "≤ 1")


def _copy(warehouse: Warehouse) -> float:
    """Seconds to write the staging tables as Parquet."""
    started = time.perf_counter()
    with duckdb.connect(str(warehouse.build_db)) as con:
        for table in Newsroom().frames():
            con.execute(f"copy staging.\"{table}\" to '{warehouse.folder / table}.parquet'")
    return time.perf_counter() - started


def _build(warehouse: Warehouse, *selection: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_marts", str(warehouse.folder), *selection]
    return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT).stdout))


def _measure(folder: Path, *selection: str) -> dict[str, float]:
    from tests.dbt_project.conftest import parsed

    parsed()
    os.sync()  # what was made up and copied before is not for this build to wait for
    started = time.perf_counter()
    Warehouse(folder).dbt("run", *selection)
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "max_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]), *sys.argv[2:])))
