"""Column lineage of a project of three relations, from compiled SQL."""

from pathlib import Path

import dagster as dg
import pytest

from orchestration.lineage import ColumnLineage

MENTIONS = """
with mentions as (select * from "build"."staging"."mentions")
select id as mention_id, lower(kind) as kind, count(*) over (partition by kind) as alike, 1 as version from mentions
"""
EVENTS = """
select kind, max_by(mention_id, alike) as best_id from "build"."intermediate"."stg_mentions" as told group by kind
"""


def node(kind: str, schema: str, name: str, *columns: str, parents: tuple[str, ...] = ()) -> dict[str, object]:
    return {
        "resource_type": kind,
        "name": name,
        "package_name": "dragoman",
        "original_file_path": f"models/{name}.sql",
        "relation_name": f'"build"."{schema}"."{name}"',
        "columns": {column: {} for column in columns},
        "depends_on": {"nodes": list(parents)},
    }


LATER_EVENTS = """
with events as (select * from "build"."marts"."events" union all select * from "build"."marts"."left")
select kind, max_by(mention_id, alike) as best_id from "build"."intermediate"."stg_mentions" as told group by kind
union all select * from events
"""


@pytest.fixture
def manifest() -> dict[str, object]:
    return {
        "sources": {"mentions": node("source", "staging", "mentions", "id", "kind")},
        "nodes": {
            "events": node("model", "marts", "events", "Kind", parents=("stg_mentions",)),
            "stg_mentions": node("model", "intermediate", "stg_mentions", parents=("mentions",)),
            "later": node("model", "marts", "later", parents=("events",)),
            "strange": node("model", "marts", "strange"),
        },
    }


@pytest.fixture
def lineage(tmp_path: Path, manifest: dict[str, object]) -> ColumnLineage:
    models = tmp_path / "compiled" / "dragoman" / "models"
    models.mkdir(parents=True)
    for name, sql in {"stg_mentions": MENTIONS, "events": EVENTS, "strange": "select from from"}.items():
        (models / f"{name}.sql").write_text(sql)
    return ColumnLineage(manifest, tmp_path, dg.AssetKey)


def columns(lineage: ColumnLineage, unique_id: str) -> dict[str, list[tuple[str, str]]]:
    found = lineage.of(unique_id)
    assert found
    return {
        name: [(dep.asset_key.path[-1], dep.column_name) for dep in deps] for name, deps in found.deps_by_column.items()
    }


def test_a_column_names_what_it_is_made_of(lineage: ColumnLineage) -> None:
    assert columns(lineage, "stg_mentions") == {
        "mention_id": [("mentions", "id")],
        "kind": [("mentions", "kind")],
        "alike": [("mentions", "kind")],
        "version": [],
    }


def test_a_column_is_spelt_as_its_model_declares_it(lineage: ColumnLineage) -> None:
    assert columns(lineage, "events") == {
        "Kind": [("stg_mentions", "kind")],
        "best_id": [("stg_mentions", "alike"), ("stg_mentions", "mention_id")],
    }


def test_it_is_told_back_to_the_source(lineage: ColumnLineage) -> None:
    assert lineage.told("events").rows() == [
        ("Kind", "stg_mentions.kind", "mentions.kind"),
        ("best_id", "stg_mentions.alike, stg_mentions.mention_id", "mentions.id, mentions.kind"),
    ]


def test_a_later_runs_lineage_is_that_of_a_build_that_made_all_anew(
    lineage: ColumnLineage, manifest: dict[str, object], tmp_path: Path
) -> None:
    read = columns(lineage, "events")
    lineage.keep(tmp_path / "lineage.json")
    (tmp_path / "compiled" / "dragoman" / "models" / "events.sql").write_text(LATER_EVENTS)
    assert ColumnLineage(manifest, tmp_path, dg.AssetKey).of("events") != lineage.of("events")
    later = ColumnLineage(manifest, tmp_path, dg.AssetKey, kept=tmp_path / "lineage.json")
    assert columns(later, "events") == read
    assert later.told("events").equals(lineage.told("events"))


@pytest.mark.parametrize("unique_id", ["mentions", "later", "strange", "unheard_of"])
def test_what_cannot_be_read_has_none(lineage: ColumnLineage, unique_id: str) -> None:
    assert lineage.of(unique_id) is None
