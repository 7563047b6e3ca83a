"""API keys."""

from __future__ import annotations

from datetime import datetime
from typing import Optional, Sequence

from graph_olap._text import given
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.models import ApiKey
from graph_olap.pagination import PaginatedList

__all__ = ["AsyncKeyResource"]


class AsyncKeyResource(AsyncResource):
    """Keys by which programs ask in a user's name."""

    async def create(
        self, name: str, role: str, scopes: Sequence[str], expires_at: Optional[datetime] = None
    ) -> ApiKey:
        """Makes a key; its text is in this answer and in no other.

        Args:
            name: To tell keys apart.
            role: The most it may do; not more than its user.
            scopes: What it may be used for: read, write, act_as.
            expires_at: When it ends, with a time zone; never if left out.
        """
        ends = expires_at.isoformat() if expires_at else None
        body = given(name=name, role=role, scopes=list(scopes), expires_at=ends)
        return ApiKey.from_api_response((await self._http.create("/api/api-keys", body))["data"])

    async def list(self, owner: Optional[str] = None, offset: int = 0, limit: int = 50) -> PaginatedList[ApiKey]:
        """The caller's keys; those of others if the caller is an administrator."""
        params = given(owner=owner, offset=offset, limit=min(limit, 100))
        return PaginatedList.of(await self._http.get("/api/api-keys", params), ApiKey.from_api_response)

    async def revoke(self, key_id: int) -> None:
        """Ends a key at once."""
        await self._http.delete(f"/api/api-keys/{key_id}")
