"""Hand the events out as GDELT 2.0 does: two tab-separated files without header, for tools written against it.

The columns are those of the marts `gdelt_events` (61) and `gdelt_mentions` (16), in GDELT's order; what is in them is
modelled in `dbt_project`, nothing here.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.errors import WarehouseMissingError

FILES = {"gdelt_events": "gdelt.export.CSV", "gdelt_mentions": "gdelt.mentions.CSV"}
"""Mart → its file, named as GDELT ends its names though the separator is a tab."""


def export_gdelt(published_db: Path, folder: Path) -> dict[str, int]:
    """Write the published events and mentions into `folder`, each file whole or not at all.

    GDELT quotes nothing (GDELT Event Database Format Codebook V2.0), so white space inside a text becomes a blank.

    Returns:
        File name → rows.

    Raises:
        WarehouseMissingError: nothing is published yet.
    """
    if not published_db.exists():
        raise WarehouseMissingError(f"{published_db.name} is not there yet: run `dragoman run` first")
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as con:
        con.execute(f"attach '{_quoted(published_db)}' as published (read_only)")
        return {name: _write(con, mart, folder / name) for mart, name in FILES.items()}


def _write(con: duckdb.DuckDBPyConnection, mart: str, path: Path) -> int:
    described = con.execute(f"describe published.marts.{mart}").fetchall()
    columns = ", ".join(
        f"regexp_replace(\"{name}\", '\\s+', ' ', 'g')" if kind == "VARCHAR" else f'"{name}"'
        for name, kind, *_ in described
    )
    unfinished = path.with_name(f".{path.name}.tmp")
    con.execute(
        f"copy (select {columns} from published.marts.{mart} order by 1, 3)"
        f" to '{_quoted(unfinished)}' (format csv, delimiter '\\t', header false, quote '')"
    )
    unfinished.replace(path)
    return int(con.execute(f"select count(*) from published.marts.{mart}").fetchall()[0][0])


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
