"""What a run page shows: counts and small Markdown tables. Formatting only."""

from __future__ import annotations

from collections.abc import Mapping

import dagster as dg
import polars as pl

from ingest.schema import Table

_PREVIEW_ROWS = 5
_PREVIEW_WIDTH = 60


def counts(values: Mapping[str, int]) -> dict[str, dg.MetadataValue]:
    """Row counts as integer metadata, so that the UI plots them over time."""
    return {name: dg.MetadataValue.int(value) for name, value in values.items()}


def preview(frame: pl.DataFrame, columns: int = 8) -> dg.MarkdownMetadataValue:
    """The first rows and columns of a frame as a Markdown table, long cells cut."""
    return markdown(frame.select(frame.columns[:columns]).head(_PREVIEW_ROWS))


def markdown(frame: pl.DataFrame, width: int | None = _PREVIEW_WIDTH) -> dg.MarkdownMetadataValue:
    """A small frame as a Markdown table, cells cut at `width` characters unless it is None."""
    lines = ["| " + " | ".join(frame.columns) + " |", "|" + " --- |" * frame.width]
    lines += ["| " + " | ".join(_cell(value, width) for value in row) + " |" for row in frame.iter_rows()]
    return dg.MetadataValue.md("\n".join(lines))


def columns(table: Table) -> dict[str, dg.TableSchema]:
    """The columns of a lake table for its asset's page: names, types, meanings."""
    described = [
        dg.TableColumn(c.name, str(c.dtype), c.meaning + (f" In {c.unit}." if c.unit else "")) for c in table.columns
    ]
    return {"dagster/column_schema": dg.TableSchema(described)}


def table(frame: pl.DataFrame) -> dg.TableMetadataValue:
    """A small frame of plain values as a table, which the command line can read back; nulls are left empty."""
    records = [
        dg.TableRecord({k: "" if v is None else v for k, v in row.items()}) for row in frame.iter_rows(named=True)
    ]
    columns = [dg.TableColumn(name, "int" if dtype.is_integer() else "string") for name, dtype in frame.schema.items()]
    return dg.MetadataValue.table(records=records, schema=dg.TableSchema(columns=columns))


def _cell(value: object, width: int | None) -> str:
    text = "" if value is None else str(value)
    text = text.replace("\n", " ").replace("|", "\\|")
    return text if width is None or len(text) <= width else text[: width - 1] + "…"
