"""Running the platform: configuration, cluster, background jobs."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Union

from graph_olap._text import given
from graph_olap.aio.resources.base import AsyncResource
from graph_olap.models import (
    ClusterHealth,
    ClusterInstances,
    ConcurrencyConfig,
    ExportConfig,
    LifecycleConfig,
    MaintenanceMode,
    ResourceLifecycleConfig,
)

__all__ = ["AsyncOpsResource"]

Lifetimes = Union[ResourceLifecycleConfig, Dict[str, Any], None]


class AsyncOpsResource(AsyncResource):
    """Operations; needs the role ops."""

    async def get_lifecycle_config(self) -> LifecycleConfig:
        """How long resources live."""
        answer = await self._http.get("/api/config/lifecycle")
        return LifecycleConfig.from_api_response(answer["data"])

    async def update_lifecycle_config(
        self, mapping: Lifetimes = None, snapshot: Lifetimes = None, instance: Lifetimes = None
    ) -> bool:
        """Sets how long resources live (default_ttl, default_inactivity, max_ttl); gives True."""
        parts = {"mapping": mapping, "snapshot": snapshot, "instance": instance}
        body = {
            name: part.to_dict() if isinstance(part, ResourceLifecycleConfig) else part
            for name, part in parts.items()
            if part is not None
        }
        await self._http.put("/api/config/lifecycle", body)
        return True

    async def get_concurrency_config(self) -> ConcurrencyConfig:
        """How many instances there may be."""
        answer = await self._http.get("/api/config/concurrency")
        return ConcurrencyConfig.from_api_response(answer["data"])

    async def update_concurrency_config(
        self, per_analyst: Optional[int] = None, cluster_total: Optional[int] = None
    ) -> ConcurrencyConfig:
        """Sets how many instances there may be, for one user or altogether."""
        body = given(per_analyst=per_analyst, cluster_total=cluster_total)
        answer = await self._http.put("/api/config/concurrency", body)
        return ConcurrencyConfig.from_api_response(answer["data"])

    async def get_maintenance_mode(self) -> MaintenanceMode:
        """Whether new work is refused."""
        answer = await self._http.get("/api/config/maintenance")
        return MaintenanceMode.from_api_response(answer["data"])

    async def set_maintenance_mode(self, enabled: bool, message: str = "") -> MaintenanceMode:
        """Refuses or allows new work; users are told the message."""
        body = {"enabled": enabled, "message": message}
        answer = await self._http.put("/api/config/maintenance", body)
        return MaintenanceMode.from_api_response(answer["data"])

    async def get_export_config(self) -> ExportConfig:
        """How long an export may take."""
        answer = await self._http.get("/api/config/export")
        return ExportConfig.from_api_response(answer["data"])

    async def update_export_config(self, max_duration_seconds: int) -> ExportConfig:
        """Sets how long an export may take."""
        body = {"max_duration_seconds": max_duration_seconds}
        answer = await self._http.put("/api/config/export", body)
        return ExportConfig.from_api_response(answer["data"])

    async def get_cluster_health(self) -> ClusterHealth:
        """How the parts of the platform are."""
        answer = await self._http.get("/api/cluster/health")
        return ClusterHealth.from_api_response(answer["data"])

    async def get_cluster_instances(self) -> ClusterInstances:
        """All instances, counted."""
        answer = await self._http.get("/api/cluster/instances")
        return ClusterInstances.from_api_response(answer["data"])

    async def trigger_job(self, job_name: str, reason: str = "manual-trigger") -> Dict[str, Any]:
        """Has a background job run now.

        Args:
            job_name: reconciliation, lifecycle, export_reconciliation or schema_cache.
            reason: For the audit log.

        Raises:
            RateLimitError: If the same job was triggered less than a minute ago.
        """
        body = {"job_name": job_name, "reason": reason}
        answer = await self._http.post("/api/ops/jobs/trigger", body)
        return dict(answer["data"])

    async def get_job_status(self) -> Dict[str, Any]:
        """How the background jobs fare: ``jobs`` is a list."""
        answer = await self._http.get("/api/ops/jobs/status")
        return dict(answer["data"])

    async def get_state(self) -> Dict[str, Any]:
        """Instances, snapshots and export jobs, counted by status."""
        answer = await self._http.get("/api/ops/state")
        return dict(answer["data"])

    async def get_export_jobs(self, status: Optional[str] = None, limit: int = 100) -> List[Dict[str, Any]]:
        """Export jobs, newest first, of one status or all."""
        params = given(status=status, limit=limit)
        answer = await self._http.get("/api/ops/export-jobs", params)
        data = answer["data"]
        return list(data["jobs"] if isinstance(data, dict) else data)

    async def get_metrics(self) -> str:
        """Metrics in the text format of Prometheus."""
        return await self._http.get_text("/metrics")
