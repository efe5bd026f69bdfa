"""The code location holds exactly what we list, in one graph from landing to the published copy."""

import shutil
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.assets.graph.asset_graph import AssetGraph

from ingest.schema import TABLES
from orchestration.assets import models
from orchestration.definitions import build_defs
from orchestration.resources import DataFolder
from orchestration.schedules import inbox
from tests.orchestration.conftest import DOCUMENTS
from warehouse.errors import ModelsError
from warehouse.paths import DBT_PROJECT, DataPaths

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def graph(installation: DataPaths) -> AssetGraph:
    return build_defs().resolve_asset_graph()


def key(*path: str) -> dg.AssetKey:
    return dg.AssetKey(list(path))


def test_every_stage_is_there(graph: AssetGraph) -> None:
    keys = graph.get_all_asset_keys()
    assert {key("landing", "captures"), key("lake", "articles"), key("published", "warehouse")} <= keys
    assert {key("staging", table) for table in TABLES} <= keys
    assert {key("marts", "fct_events"), key("marts", "fct_mentions"), key("marts", "dim_actors")} <= keys


def test_nothing_hangs_loose(graph: AssetGraph) -> None:
    """Each asset but landing and the seeds has a parent, and all lead to the published copy."""
    seeds = {k for k in graph.get_all_asset_keys() if "codebook" in k.path}
    roots = {k for k in graph.get_all_asset_keys() if not graph.get(k).parent_keys}
    assert roots - seeds == {key("landing", "captures")}
    assert graph.get_ancestor_asset_keys(key("published", "warehouse")) >= graph.get_all_asset_keys() - {
        key("published", "warehouse")
    }


def test_columns_of_lake_and_staging_are_told(graph: AssetGraph) -> None:
    for table in TABLES.values():
        for layer in {"lake", "staging"} if graph.has(key("lake", table.name)) else {"staging"}:
            told = graph.get(key(layer, table.name)).metadata["dagster/column_schema"]
            assert [column.name for column in told.columns] == list(table.schema)


def test_whoever_writes_the_build_file_stands_in_the_pool_of_one(graph: AssetGraph) -> None:
    for asset in graph.assets_defs:
        writes = {k.path[0] for k in asset.keys} & {"staging", "marts", "intermediate", "published"}
        assert asset.op.pool == ("warehouse" if writes else None), asset.keys


def test_a_manifest_torn_by_a_kill_is_made_anew(graph: AssetGraph, installation: DataPaths) -> None:
    manifest = installation.dbt_target / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:-1000])
    assert build_defs().resolve_asset_graph().get_all_asset_keys() == graph.get_all_asset_keys()


def test_a_project_that_dbt_cannot_read_is_told_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "dbt_project"
    shutil.copytree(DBT_PROJECT, project)
    (project / "models" / "broken.sql").write_text("select * from {{ ref('nothing') }}")
    monkeypatch.setattr(models, "DBT_PROJECT", project)
    with pytest.raises(ModelsError, match=r"models/broken\.sql.*'nothing'"):
        models.dbt_project(DataPaths(tmp_path / "data"))


def test_the_inbox_lands_what_is_dropped_and_asks_for_a_run(installation: DataPaths, graph: AssetGraph) -> None:
    dropped = installation.inbox / "treaty.md"
    dropped.write_bytes((DOCUMENTS / "treaty.md").read_bytes())
    unfinished = installation.inbox / "later.md.part"
    unfinished.write_text("half")
    with dg.build_sensor_context(resources={"data": DataFolder(root=str(installation.root))}) as context:
        first = list(inbox(context))
        second = list(inbox(context))
    assert isinstance(first[0], dg.RunRequest)
    assert isinstance(second[0], dg.SkipReason)
    assert sorted(p.name for p in installation.inbox.iterdir()) == ["done", "later.md.part"]
    assert Path(installation.inbox / "done" / "treaty.md").exists()


def test_the_inbox_lands_in_the_folder_it_watches(installation: DataPaths, tmp_path: Path) -> None:
    """The resource's root holds, not the environment's."""
    elsewhere = DataPaths(tmp_path / "elsewhere").make()
    (elsewhere.inbox / "treaty.md").write_bytes((DOCUMENTS / "treaty.md").read_bytes())
    before = installation.index_parts()
    with dg.build_sensor_context(resources={"data": DataFolder(root=str(elsewhere.root))}) as context:
        assert isinstance(next(iter(inbox(context))), dg.RunRequest)
    assert len(elsewhere.index_parts()) == 1
    assert installation.index_parts() == before
