"""Where mappings read from."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from graph_olap._text import given
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.models import DataSource

__all__ = ["AsyncDataSourceResource"]


class AsyncDataSourceResource(AsyncResource):
    """The caller's data sources, and shared ones."""

    async def list(self, source_type: Optional[str] = None) -> List[DataSource]:
        """The default one first, then the newest."""
        answer = await self._http.get("/api/data-sources", given(source_type=source_type))
        return [DataSource.from_api_response(item) for item in answer["data"]]

    async def get(self, data_source_id: int) -> DataSource:
        """One data source."""
        answer = await self._http.get(f"/api/data-sources/{data_source_id}")
        return DataSource.from_api_response(answer["data"])

    async def create(
        self,
        name: str,
        source_type: str,
        config: Optional[Dict[str, Any]] = None,
        credentials: Optional[Dict[str, str]] = None,
        is_default: bool = False,
        shared: bool = False,
    ) -> DataSource:
        """Adds a data source; credentials are stored encrypted and never shown again.

        Args:
            name: Display name, one of a kind for its owner.
            source_type: starburst, bigquery, snowflake, databricks, s3, gcs or csv.
            config: Host, catalog, bucket and the like.
            credentials: Secrets.
            is_default: Whether mappings without a source use it.
            shared: Whether others may use it.
        """
        body = given(
            name=name,
            source_type=source_type,
            config=config or {},
            credentials=credentials,
            is_default=is_default,
            shared=shared,
        )
        answer = await self._http.create("/api/data-sources", body)
        return DataSource.from_api_response(answer["data"])

    async def update(
        self,
        data_source_id: int,
        *,
        name: Optional[str] = None,
        source_type: Optional[str] = None,
        config: Optional[Dict[str, Any]] = None,
        credentials: Optional[Dict[str, str]] = None,
        shared: Optional[bool] = None,
    ) -> DataSource:
        """Changes what is given."""
        body = given(
            name=name,
            source_type=source_type,
            config=config,
            credentials=credentials,
            shared=shared,
        )
        answer = await self._http.put(f"/api/data-sources/{data_source_id}", body)
        return DataSource.from_api_response(answer["data"])

    async def delete(self, data_source_id: int) -> None:
        """Deletes a data source.

        Raises:
            DependencyError: If mappings use it.
        """
        await self._http.delete(f"/api/data-sources/{data_source_id}")

    async def set_default(self, data_source_id: int) -> DataSource:
        """Has mappings without a source use this one."""
        answer = await self._http.put(f"/api/data-sources/{data_source_id}/default")
        return DataSource.from_api_response(answer["data"])

    async def test(self, data_source_id: int) -> Dict[str, Any]:
        """Whether it can be reached: success, message, tested_at."""
        answer = await self._http.post(f"/api/data-sources/{data_source_id}/test")
        return dict(answer["data"])

    async def browse(self, data_source_id: int, prefix: Optional[str] = None) -> Dict[str, Any]:
        """Files or tables below a prefix."""
        path = f"/api/data-sources/{data_source_id}/browse"
        answer = await self._http.get(path, given(prefix=prefix))
        return dict(answer["data"])

    async def get_schema(self, data_source_id: int, table: str) -> Dict[str, Any]:
        """The columns of a table."""
        path = f"/api/data-sources/{data_source_id}/schema"
        answer = await self._http.get(path, {"table": table})
        return dict(answer["data"])
