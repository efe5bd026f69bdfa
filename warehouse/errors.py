"""The failures of the warehouse, as types, each with a one-line text naming the thing and the mend."""

from __future__ import annotations


class WarehouseError(Exception):
    """Any failure of the warehouse that we foresaw."""


class WarehouseMissingError(WarehouseError):
    """The file to read does not exist yet."""


class WarehouseBusyError(WarehouseError):
    """Another process holds the file; the same call may succeed later."""


class ContractError(WarehouseError):
    """A part does not have the columns or types its table declares."""


class ModelsError(WarehouseError):
    """dbt cannot read its project."""


class QueryError(WarehouseError):
    """A query of the user's that DuckDB refused."""


class NotFoundError(WarehouseError):
    """What the user asked for by name or id is not in the published file."""
