"""Who did what."""

from __future__ import annotations

from datetime import datetime
from typing import Optional

from graph_olap._text import given
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.models import AuditEntry
from graph_olap.pagination import PaginatedList

__all__ = ["AsyncAuditResource"]


class AsyncAuditResource(AsyncResource):
    """What was done and what was refused (role admin)."""

    async def list(
        self,
        actor: Optional[str] = None,
        action: Optional[str] = None,
        resource_type: Optional[str] = None,
        resource_id: Optional[str] = None,
        since: Optional[datetime] = None,
        until: Optional[datetime] = None,
        offset: int = 0,
        limit: int = 50,
    ) -> PaginatedList[AuditEntry]:
        """Entries, newest first; filters are combined, times have a time zone."""
        params = given(
            actor=actor,
            action=action,
            resource_type=resource_type,
            resource_id=resource_id,
            since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
            offset=offset,
            limit=min(limit, 100),
        )
        return PaginatedList.of(await self._http.get("/api/audit", params), AuditEntry.from_api_response)
