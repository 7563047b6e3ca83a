# Generated from aio/resources/keys.py by tools/unasync_sdk.py; change that file.
"""API keys."""

from __future__ import annotations

from datetime import datetime
from typing import Optional, Sequence

from graph_olap._text import given
from graph_olap.models import ApiKey
from graph_olap.pagination import PaginatedList
from graph_olap.resources.base import Resource

__all__ = ["KeyResource"]


class KeyResource(Resource):
    """Keys by which programs ask in a user's name."""

    def create(self, name: str, role: str, scopes: Sequence[str], expires_at: Optional[datetime] = None) -> ApiKey:
        """Makes a key; its text is in this answer and in no other.

        Args:
            name: To tell keys apart.
            role: The most it may do; not more than its user.
            scopes: What it may be used for: read, write, act_as.
            expires_at: When it ends, with a time zone; never if left out.
        """
        ends = expires_at.isoformat() if expires_at else None
        body = given(name=name, role=role, scopes=list(scopes), expires_at=ends)
        return ApiKey.from_api_response((self._http.create("/api/api-keys", body))["data"])

    def list(self, owner: Optional[str] = None, offset: int = 0, limit: int = 50) -> PaginatedList[ApiKey]:
        """The caller's keys; those of others if the caller is an administrator."""
        params = given(owner=owner, offset=offset, limit=min(limit, 100))
        return PaginatedList.of(self._http.get("/api/api-keys", params), ApiKey.from_api_response)

    def revoke(self, key_id: int) -> None:
        """Ends a key at once."""
        self._http.delete(f"/api/api-keys/{key_id}")
