"""Favorites: resources at hand."""

from __future__ import annotations

from typing import List, Optional

from graph_olap._text import given, segment
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.models import Favorite

__all__ = ["AsyncFavoriteResource"]


class AsyncFavoriteResource(AsyncResource):
    """The caller's favorites."""

    async def list(self, resource_type: Optional[str] = None) -> List[Favorite]:
        """All of them, newest first; or only one type: mapping, snapshot, instance."""
        answer = await self._http.get("/api/favorites", given(resource_type=resource_type))
        return [Favorite.from_api_response(item) for item in answer["data"]]

    async def add(self, resource_type: str, resource_id: int) -> Favorite:
        """Adds a resource.

        Raises:
            NotFoundError: If there is no such resource.
            ConflictError: If it is a favorite already.
        """
        body = {"resource_type": resource_type, "resource_id": resource_id}
        answer = await self._http.create("/api/favorites", body)
        return Favorite.from_api_response(answer["data"])

    async def remove(self, resource_type: str, resource_id: int) -> None:
        """Removes a resource from the favorites; the resource stays.

        Raises:
            NotFoundError: If it is no favorite.
        """
        await self._http.delete(f"/api/favorites/{segment(resource_type)}/{resource_id}")
