# Generated from aio/resources/health.py by tools/unasync_sdk.py; change that file.
"""Whether the platform is up."""

from __future__ import annotations

from graph_olap.models import HealthStatus
from graph_olap.resources.base import Resource

__all__ = ["HealthResource"]


class HealthResource(Resource):
    """Open to everybody."""

    def check(self) -> HealthStatus:
        """Whether the control plane is alive."""
        return HealthStatus.from_api_response(self._http.get("/health"))

    def ready(self) -> HealthStatus:
        """Whether it can serve, its database included.

        Raises:
            ServiceUnavailableError: If it cannot.
        """
        return HealthStatus.from_api_response(self._http.get("/ready"))
