"""Whether the platform is up."""

from __future__ import annotations

from graph_olap.aio.resources.base import AsyncResource
from graph_olap.models import HealthStatus

__all__ = ["AsyncHealthResource"]


class AsyncHealthResource(AsyncResource):
    """Open to everybody."""

    async def check(self) -> HealthStatus:
        """Whether the control plane is alive."""
        return HealthStatus.from_api_response(await self._http.get("/health"))

    async def ready(self) -> HealthStatus:
        """Whether it can serve, its database included.

        Raises:
            ServiceUnavailableError: If it cannot.
        """
        return HealthStatus.from_api_response(await self._http.get("/ready"))
