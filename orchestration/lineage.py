"""Which columns each column of a dbt model is made of, read from the SQL that dbt compiled.

dagster-dbt's own `fetch_column_metadata` gives the same, but opens the build file, which the next step needs, and
optimises a model's SQL once a column: 20 seconds of work for this project, against one for reading each SQL once.

What a later run compiles reads tables of the last run besides, and stars of them that only the engine can spread: it
does not tell what a column is made of. So lineage is read off the SQL of a build that makes all anew, and kept for
later runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError
from sqlglot.lineage import Node, lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import build_scope
from sqlglot.schema import MappingSchema

_DIALECT = "duckdb"


class ColumnLineage:
    """The lineage of the models of one manifest, worked out as they are asked for, parents first.

    Args:
        manifest: dbt's manifest.
        target: dbt's target folder, which holds the compiled SQL.
        key_of: the asset key of the node with a unique id.
        kept: a file that `keep` wrote; what it knows is not read anew.
    """

    def __init__(
        self,
        manifest: Mapping[str, Any],
        target: Path,
        key_of: Callable[[str], dg.AssetKey],
        kept: Path | None = None,
    ) -> None:
        self._nodes = {**manifest["nodes"], **manifest["sources"]}
        self._target = target
        self._key_of = key_of
        self._schema = MappingSchema(dialect=_DIALECT)
        self._ids: dict[str, str] = {}
        self._found: dict[str, dict[str, list[tuple[str, str]]] | None] = {}
        if kept is not None and kept.exists():
            self._found = json.loads(kept.read_bytes())
        for unique_id, node in self._nodes.items():
            if node["resource_type"] == "source":
                self._know(unique_id, node["columns"])
            elif node["resource_type"] == "seed":
                self._know(unique_id, node["config"]["column_types"])

    def keep(self, path: Path) -> None:
        """Write down what was worked out, for the runs that follow a build that makes all anew."""
        unfinished = path.with_suffix(".tmp")
        unfinished.write_text(json.dumps(self._found), "utf-8")
        unfinished.replace(path)

    def of(self, unique_id: str) -> dg.TableColumnLineage | None:
        """A model's columns, each with the columns of its parents.

        None for what is no model, is not compiled yet, or is written in SQL that the parser does not know.
        """
        columns = self._columns(unique_id)
        if columns is None:
            return None
        return dg.TableColumnLineage(
            {
                column: [dg.TableColumnDep(self._key_of(parent), name) for parent, name in parents]
                for column, parents in columns.items()
            }
        )

    def told(self, unique_id: str) -> pl.DataFrame:
        """The same for the eye: column, made_of (columns of parents), read_from (columns of sources and seeds)."""
        return pl.DataFrame(
            [
                (column, self._listed(parents), self._listed(sorted(self._roots(unique_id, column))))
                for column, parents in (self._columns(unique_id) or {}).items()
            ],
            schema=dict.fromkeys(("column", "made_of", "read_from"), pl.String),
            orient="row",
        )

    def _listed(self, columns: Iterable[tuple[str, str]]) -> str:
        return ", ".join(f"{self._nodes[unique_id]['name']}.{column}" for unique_id, column in columns)

    def _roots(self, unique_id: str, column: str) -> set[tuple[str, str]]:
        columns = self._columns(unique_id)
        if columns is None:
            return {(unique_id, column)}
        return {root for parent, name in columns.get(column, ()) for root in self._roots(parent, name)}

    def _columns(self, unique_id: str) -> dict[str, list[tuple[str, str]]] | None:
        """Column → (unique id, column) of what it is made of."""
        node = self._nodes.get(unique_id)
        if unique_id in self._found or node is None or node["resource_type"] != "model":
            return self._found.get(unique_id)
        compiled = self._target / "compiled" / node["package_name"] / node["original_file_path"]
        if not compiled.exists():
            return None
        for parent in node["depends_on"]["nodes"]:
            self._columns(parent)
        try:
            self._found[unique_id] = self._read(unique_id, compiled.read_text("utf-8"))
        except (SqlglotError, TypeError):  # TypeError: a star that it cannot spread out, in what a later run selects
            self._found[unique_id] = None
        return self._found[unique_id]

    def _read(self, unique_id: str, sql: str) -> dict[str, list[tuple[str, str]]]:
        query = qualify(
            parse_one(sql, dialect=_DIALECT),
            dialect=_DIALECT,
            schema=self._schema,
            quote_identifiers=False,
            validate_qualify_columns=False,
        )
        assert isinstance(query, exp.Query)
        scope = build_scope(query)
        self._know(unique_id, query.named_selects)
        options = {"scope": scope, "dialect": _DIALECT, "copy": False, "trim_selects": False}
        return {
            self._spelt(unique_id, column): self._leaves(unique_id, lineage(column, query, self._schema, **options))
            for column in query.named_selects
        }

    def _know(self, unique_id: str, columns: Iterable[str]) -> None:
        """Note which columns a relation has, for the `select *` of its children."""
        table = exp.to_table(self._nodes[unique_id]["relation_name"], dialect=_DIALECT)
        self._schema.add_table(table, dict.fromkeys(columns, "unknown"), dialect=_DIALECT)
        self._ids[exp.table_name(table)] = unique_id

    def _spelt(self, unique_id: str, column: str) -> str:
        """A column's name as its model declares it: SQL does not care for case, and the parser lowers it."""
        return next((name for name in self._nodes[unique_id]["columns"] if name.lower() == column), column)

    def _leaves(self, unique_id: str, tree: Node) -> list[tuple[str, str]]:
        """The columns of parents that a column's tree ends in, each once; none for counts and constants.

        A model may read its own table of the last run too: no parent of it.
        """
        found: set[tuple[str, str]] = set()
        parents = self._nodes[unique_id]["depends_on"]["nodes"]
        for node in tree.walk():
            table = node.expression.find(exp.Table)
            parent = self._ids.get(exp.table_name(table)) if table and not node.downstream else None
            if parent is not None and parent in parents:
                found.add((parent, self._spelt(parent, exp.to_column(node.name).name)))
        return sorted(found)
