"""The warehouse: its catalogs, schemas, tables and columns."""

from __future__ import annotations

from typing import Any, Dict, List

from graph_olap._text import segment
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.models import CacheStats, Catalog, Column, Schema, Table

__all__ = ["AsyncSchemaResource"]

CATALOGS = "/api/schema/catalogs"


class AsyncSchemaResource(AsyncResource):
    """Browse and search the warehouse, as the platform remembers it."""

    async def list_catalogs(self) -> List[Catalog]:
        """All catalogs, by name."""
        answer = await self._http.get(CATALOGS)
        return [Catalog.from_api_response(item) for item in answer["data"]]

    async def list_schemas(self, catalog: str) -> List[Schema]:
        """The schemas of a catalog, by name.

        Raises:
            NotFoundError: If the catalog is not known.
        """
        answer = await self._http.get(f"{CATALOGS}/{segment(catalog)}/schemas")
        return [Schema.from_api_response(item) for item in answer["data"]]

    async def list_tables(self, catalog: str, schema: str) -> List[Table]:
        """The tables of a schema, by name.

        Raises:
            NotFoundError: If the schema is not known.
        """
        path = f"{CATALOGS}/{segment(catalog)}/schemas/{segment(schema)}/tables"
        answer = await self._http.get(path)
        return [Table.from_api_response(item) for item in answer["data"]]

    async def list_columns(self, catalog: str, schema: str, table: str) -> List[Column]:
        """The columns of a table, in their order.

        Raises:
            NotFoundError: If the table is not known.
        """
        path = f"{CATALOGS}/{segment(catalog)}/schemas/{segment(schema)}/tables/{segment(table)}"
        answer = await self._http.get(f"{path}/columns")
        return [Column.from_api_response(item) for item in answer["data"]]

    async def search_tables(self, pattern: str, limit: int = 100) -> List[Table]:
        """Tables whose names begin with the pattern, in any case; at most 1000."""
        params = {"q": pattern, "limit": limit}
        answer = await self._http.get("/api/schema/search/tables", params)
        return [Table.from_api_response(item) for item in answer["data"]]

    async def search_columns(self, pattern: str, limit: int = 100) -> List[Column]:
        """Columns whose names begin with the pattern, in any case; at most 1000."""
        params = {"q": pattern, "limit": limit}
        answer = await self._http.get("/api/schema/search/columns", params)
        return [Column.from_api_response(item) for item in answer["data"]]

    async def admin_refresh(self) -> Dict[str, Any]:
        """Has the platform look at the warehouse anew (admins only)."""
        answer = await self._http.post("/api/schema/admin/refresh")
        return dict(answer["data"])

    async def get_stats(self) -> CacheStats:
        """What is known of the warehouse, counted (admins only)."""
        answer = await self._http.get("/api/schema/stats")
        return CacheStats.from_api_response(answer["data"])
