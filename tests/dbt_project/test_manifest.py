"""What every model must keep to, read off dbt's manifest: layers, names, contracts, words, tests."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ingest.schema import TABLES
from warehouse.staging import PART_COLUMN, duckdb_type

Manifest = dict[str, Any]

PREFIXES = {"staging": ("stg_",), "intermediate": ("int_",)}
MART_PREFIXES = {
    "actor": ("dim_", "fct_"),
    "event": ("dim_", "fct_", "bridge_"),
    "mention": ("dim_", "fct_"),
    "interop": ("gdelt_", "acled_"),
}
ALLOWED_PARENTS = {
    "staging": {"source", "staging"},
    "intermediate": {"staging", "intermediate", "seed"},
    "marts": {"staging", "intermediate", "marts", "seed"},
}


def models(manifest: Manifest) -> list[dict[str, Any]]:
    return [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]


def layer(manifest: Manifest, unique_id: str) -> str:
    node = manifest["nodes"].get(unique_id) or manifest["sources"][unique_id]
    return node["fqn"][1] if node["resource_type"] == "model" else node["resource_type"]


def test_models_read_from_the_layers_below_only(manifest: Manifest) -> None:
    for model in models(manifest):
        parents = {layer(manifest, parent) for parent in model["depends_on"]["nodes"]}
        assert parents <= ALLOWED_PARENTS[model["fqn"][1]], model["name"]


def test_names_say_the_layer(manifest: Manifest) -> None:
    for model in models(manifest):
        folder = model["fqn"][1]
        prefixes = MART_PREFIXES[model["fqn"][2]] if folder == "marts" else PREFIXES[folder]
        assert model["name"].startswith(prefixes), model["name"]


def test_each_model_has_its_yml_beside_it_and_says_its_grain_first(manifest: Manifest) -> None:
    for model in models(manifest):
        assert model["patch_path"] == f"dragoman://{model['original_file_path'].removesuffix('sql')}yml"
        assert model["description"].startswith("One row a"), model["name"]


def test_marts_have_a_contract_and_every_column_is_described(manifest: Manifest) -> None:
    for model in models(manifest):
        if model["fqn"][1] == "marts":
            assert model["schema"] == "marts"
            assert model["contract"]["enforced"], model["name"]
            bare = [name for name, column in model["columns"].items() if not column["description"]]
            assert not bare, (model["name"], bare)


def test_no_mart_column_is_of_a_type_that_drivers_choke_on(manifest: Manifest) -> None:
    for model in models(manifest):
        types = {column.get("data_type") for column in model["columns"].values()}
        assert not types & {"hugeint", "timestamp with time zone"}, model["name"]


def test_every_model_has_a_key_test(manifest: Manifest) -> None:
    tested: set[str] = set()
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test" and (node.get("test_metadata") or {}).get("name", "").startswith("unique"):
            tested.add(node["attached_node"])
    keyless = {model["name"] for model in models(manifest) if model["unique_id"] not in tested}
    assert keyless == {"int_actors__merged"}  # several rules may join one pair, each is kept as evidence


def test_no_model_reads_a_file(manifest: Manifest) -> None:
    for model in models(manifest):
        code = model["raw_code"].lower()
        assert not any(word in code for word in ("read_parquet", "read_csv", "read_json", "read_text", ".parquet")), (
            model["name"]
        )


DUCKDB_ONLY = re.compile(
    r"\b(list_\w+|unnest|string_agg|strftime|epoch|arg_max|arg_min|date_diff|regexp_\w+|strip_accents|generate_series"
    r"|struct_pack|quantile_cont|len|hash)\(|\bexclude\b|distinct on|asof join|as varchar\)|lambda"
)


def test_models_keep_to_sql_that_duckdb_and_spark_share(manifest: Manifest) -> None:
    for model in models(manifest):
        found = DUCKDB_ONLY.findall(model["raw_code"])
        assert not found, (model["name"], found)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_sources_are_the_tables_of_the_lake(manifest: Manifest, table: Any) -> None:
    source = manifest["sources"][f"source.dragoman.staging.{table.name}"]
    assert source["description"] == table.grain
    documented = {
        name: (column["data_type"], column["description"])
        for name, column in source["columns"].items()
        if name != PART_COLUMN  # the loader's own
    }
    declared = {c.name: (duckdb_type(c.dtype).lower().replace('"', ""), c.meaning) for c in table.columns}
    assert documented == declared


def test_forty_rules_are_unit_tested(manifest: Manifest) -> None:
    assert len(manifest["unit_tests"]) >= 40


def test_what_news_cannot_change_is_left_out_of_small_loads(manifest: Manifest) -> None:
    """By its tag, what is made of the codebook alone; views, which therefore are the same in every run."""
    seeds = {name for name, node in manifest["nodes"].items() if node["resource_type"] == "seed"}
    for model in models(manifest):
        assert ("codebook" in model["tags"]) == (set(model["depends_on"]["nodes"]) <= seeds), model["name"]
        if model["config"]["materialized"] == "view":
            assert not re.search(r"touched|moved|last_run|is_incremental|is_added", model["raw_code"]), model["name"]
