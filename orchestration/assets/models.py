"""The dbt models as assets; the only place that imports dagster_dbt.

dbt runs as a process of its own: in this one it would keep the build file open, and locked, after its work is done.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DbtCliResource, DbtProject, dbt_assets

from orchestration.assets.staging import POOL
from orchestration.failures import typed_failures
from orchestration.lineage import ColumnLineage
from orchestration.metadata import markdown
from orchestration.resources import DataFolder
from warehouse.connect import connect
from warehouse.errors import ModelsError
from warehouse.paths import DBT_PROJECT, DataPaths, dbt_inputs
from warehouse.staging import contents_digest

SMALL_LOAD = ("--selector", "news")
"""What dbt is told to build of a warehouse that this very project built before (`selectors.yml`)."""


class _Translator(DagsterDbtTranslator):
    """Groups by layer (staging, intermediate, marts …), the first folder under models/."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The layer's folder name; seeds stand in `codebook`."""
        if dbt_resource_props["resource_type"] == "seed":
            return "codebook"
        return "models_" + str(dbt_resource_props["fqn"][1])


def dbt_project(paths: DataPaths) -> DbtProject:
    """The dbt project with its manifest, parsed anew when a file of the project is newer.

    Raises:
        ModelsError: dbt cannot read the project.
    """
    os.environ["DRAGOMAN_BUILD_DB"] = str(paths.build_db)  # profiles.yml reads it, in every dbt process we start
    os.environ.setdefault("DO_NOT_TRACK", "1")
    paths.dbt_target.mkdir(parents=True, exist_ok=True)
    project = DbtProject(project_dir=DBT_PROJECT, target_path=paths.dbt_target)
    if _stale(project.manifest_path):
        parsed = dbt_command(project).cli(["parse", "--quiet"], target_path=paths.dbt_target, raise_on_error=False)
        if not parsed.wait().is_successful():
            what_dbt_said = str(parsed.get_error()).rpartition("Errors parsed from dbt logs:")[2]
            raise ModelsError("dbt cannot read its project: " + " ".join(what_dbt_said.split()))
    return project


def dbt_command(project: DbtProject) -> DbtCliResource:
    """The dbt that stands beside our interpreter, whatever the PATH says."""
    return DbtCliResource(project, dbt_executable=str(Path(sys.executable).with_name("dbt")))


def dbt_models(project: DbtProject) -> dg.AssetsDefinition:
    """All seeds, models and data tests of the project as one step."""
    translator = _Translator()

    @dbt_assets(
        manifest=project.manifest_path,
        project=project,
        name="dbt_build",
        pool=POOL,
        dagster_dbt_translator=translator,
    )
    def models(context: dg.AssetExecutionContext, dbt: DbtCliResource, data: DataFolder) -> Iterator[Any]:
        # Unit tests prove the rules, not the rows: `make test` runs them. One target folder for all runs: a folder a
        # run would grow without end, and a kept one spares dbt the full parse.
        paths, edition = data.paths, _edition()
        built = paths.built_by.read_text() if paths.built_by.exists() else ""
        if built == _mark(paths, edition) and _is_published(paths) and not context.is_subset:
            context.log.info("nothing new in staging since the last build: no model is built, nothing published")
            return
        arguments = ["build", "--exclude-resource-type", "unit_test"]
        is_same_edition = built.startswith(edition)
        if not is_same_edition:
            arguments.append("--full-refresh")  # rows that an older rule made must not stay
        elif not context.is_subset:
            arguments += SMALL_LOAD
        manifest = json.loads(project.manifest_path.read_bytes())
        lineage = ColumnLineage(
            manifest,
            paths.dbt_target,
            lambda unique_id: translator.get_asset_spec(manifest, unique_id, project).key,
            kept=_kept_lineage(paths) if is_same_edition else None,
        )
        with typed_failures(), connect(paths.build_db, write=True):
            pass  # whoever reads the file is waited for: dbt tries to open it once
        paths.built_by.unlink(missing_ok=True)  # a build that fails, or of some models only, leaves no mark
        events = (
            _with_lineage(event, lineage)
            for event in dbt.cli(arguments, context=context, target_path=paths.dbt_target).stream()
        )
        if context.is_subset:
            yield from events
            return
        yield from _with_those_left(events, context.assets_def)
        if not is_same_edition:
            lineage.keep(_kept_lineage(paths))
        paths.built_by.write_text(_mark(paths, edition))

    return models


def _kept_lineage(paths: DataPaths) -> Path:
    return paths.dbt_target / "lineage.json"


def _mark(paths: DataPaths, edition: str) -> str:
    """What a finished build leaves behind: by which models it was made, and of what."""
    return f"{edition} {contents_digest(paths.build_db)}"


def _is_published(paths: DataPaths) -> bool:
    """Whether readers have what was built last: a run may end between the two."""
    published = paths.published_db
    return published.exists() and published.stat().st_mtime >= paths.built_by.stat().st_mtime


def _with_those_left(events: Iterable[object], models: dg.AssetsDefinition) -> Iterator[object]:
    """`events` of dbt's, and outputs of the models it left as they were: without these Dagster would skip what follows.

    Dagster wants an output after those of all it is made of. dbt is done with these when it tells of a model: what it
    has not told of by then was left.
    """
    left = set(models.keys)

    def output(key: dg.AssetKey) -> Iterator[object]:
        left.remove(key)
        yield from made_of(key)
        name = models.get_output_name_for_asset_key(key)
        yield dg.Output(None, output_name=name, metadata={"made": "by an earlier run, of the same project"})

    def made_of(key: dg.AssetKey) -> Iterator[object]:
        for parent in sorted(models.asset_deps[key]):
            if parent in left:
                yield from output(parent)

    for event in events:
        if isinstance(event, dg.Output):
            key = models.keys_by_output_name[event.output_name]
            left.remove(key)
            yield from made_of(key)
        yield event
    while left:
        yield from output(min(left))


def _with_lineage(event: object, lineage: ColumnLineage) -> object:
    """An event of dbt's; a model's with where each of its columns comes from."""
    if not isinstance(event, dg.Output):
        return event
    unique_id = str(event.metadata["unique_id"].value)
    found = lineage.of(unique_id)
    if found is None:
        return event
    # Dagster's UI draws lineage of columns only in Dagster+; the table shows it everywhere.
    shown: dict[str, Any] = {"dagster/column_lineage": found, "columns": markdown(lineage.told(unique_id), width=None)}
    return event.with_metadata({**event.metadata, **shown})


def _edition() -> str:
    """A digest of every file of the dbt project."""
    digest = hashlib.sha1(usedforsecurity=False)
    for path in dbt_inputs():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _stale(manifest: Path) -> bool:
    """Whether the manifest is missing, older than the project (a folder is as new as what left it), or torn."""
    inputs = dbt_inputs()
    newest = max(path.stat().st_mtime for path in {*inputs, *(path.parent for path in inputs)})
    if not manifest.exists() or manifest.stat().st_mtime < newest:
        return True
    try:
        json.loads(manifest.read_bytes())
    except json.JSONDecodeError:  # dbt was killed while it wrote, or the disk was full
        return True
    return False
