# Generated from aio/resources/favorites.py by tools/unasync_sdk.py; change that file.
"""Favorites: resources at hand."""

from __future__ import annotations

from typing import List, Optional

from graph_olap._text import given, segment
from graph_olap.models import Favorite
from graph_olap.resources.base import Resource

__all__ = ["FavoriteResource"]


class FavoriteResource(Resource):
    """The caller's favorites."""

    def list(self, resource_type: Optional[str] = None) -> List[Favorite]:
        """All of them, newest first; or only one type: mapping, snapshot, instance."""
        answer = self._http.get("/api/favorites", given(resource_type=resource_type))
        return [Favorite.from_api_response(item) for item in answer["data"]]

    def add(self, resource_type: str, resource_id: int) -> Favorite:
        """Adds a resource.

        Raises:
            NotFoundError: If there is no such resource.
            ConflictError: If it is a favorite already.
        """
        body = {"resource_type": resource_type, "resource_id": resource_id}
        answer = self._http.create("/api/favorites", body)
        return Favorite.from_api_response(answer["data"])

    def remove(self, resource_type: str, resource_id: int) -> None:
        """Removes a resource from the favorites; the resource stays.

        Raises:
            NotFoundError: If it is no favorite.
        """
        self._http.delete(f"/api/favorites/{segment(resource_type)}/{resource_id}")
