"""A published file with every mart as the dbt contracts tell it, and events that grow from one publish to the next.

Run as a program (`python -m tests.bi.marts FOLDER FIRST LAST`) it publishes in a process of its own, as the pipeline
does while BI tools read. No models are run here: what the marts hold is tested in `tests/dbt_project`.
"""

import sys
from pathlib import Path

import yaml

from ingest.schema import TABLES
from warehouse.connect import connect
from warehouse.paths import DBT_PROJECT, DataPaths
from warehouse.publish import publish
from warehouse.staging import load

EVENTS_A_PUBLISH = 1_000
TYPES = ("CONSULT", "COOPERATE", "PROTEST", "ASSAULT")
"""One of each quad class, in its order."""

_GROWTH = """
insert into marts.fct_events by name
select
    format('E{:06d}', i) as event_id,
    list_value(?, ?, ?, ?)[1 + i % 4] as event_type,
    (1 + i % 4)::integer as quad_class,
    'occurred' as status,
    ['military'] as contexts,
    date '2026-01-01' + (i % 90)::integer as event_on,
    'Person ' || (i % 7) as source_name,
    i % 5 as mention_count,
    timestamp '2026-01-01' + to_minutes(i) as first_mentioned_at,
    'A sentence, number ' || i || '.' as best_sentence
from range(? * ?, (? + 1) * ?) as numbers(i)
"""


def contracts() -> dict[str, dict[str, str]]:
    """Mart → column → DuckDB type, from the dbt project's contracts."""
    files = (yaml.safe_load(path.read_text()) for path in (DBT_PROJECT / "models" / "marts").rglob("*.yml"))
    models = (model for file in files for model in file.get("models", ()))
    return {model["name"]: {c["name"]: c["data_type"] for c in model["columns"]} for model in models}


def make_tables(data: DataPaths) -> None:
    """Empty staging and marts in the build file."""
    load(data.make().build_db, list(TABLES.values()), {})
    with connect(data.build_db, write=True) as con:
        con.execute("create schema marts")
        for mart, columns in contracts().items():
            con.execute(f"create table marts.{mart} ({', '.join(f'{c} {t}' for c, t in columns.items())})")


def grow_and_publish(data: DataPaths, generation: int) -> int:
    """Add this generation's events and publish; returns the events then published."""
    with connect(data.build_db, write=True) as con:
        con.execute(_GROWTH, [*TYPES, generation, EVENTS_A_PUBLISH, generation, EVENTS_A_PUBLISH])
    return publish(data.build_db, data.published_db, data.published_marts).rows["marts.fct_events"]


if __name__ == "__main__":
    folder, first, last = sys.argv[1:]
    for number in range(int(first), int(last)):
        grow_and_publish(DataPaths(Path(folder)), number)
