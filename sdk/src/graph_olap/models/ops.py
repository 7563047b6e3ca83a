"""Configuration, cluster and health."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Optional

from graph_olap.models.common import Model

__all__ = [
    "ClusterHealth",
    "ClusterInstances",
    "ClusterLimits",
    "ComponentHealth",
    "ConcurrencyConfig",
    "ExportConfig",
    "HealthStatus",
    "LifecycleConfig",
    "MaintenanceMode",
    "OwnerCount",
    "ResourceLifecycleConfig",
]


@dataclass
class ResourceLifecycleConfig:
    """Lifetimes of one kind of resource, as ISO-8601 durations."""

    default_ttl: Optional[str] = None
    default_inactivity: Optional[str] = None
    max_ttl: Optional[str] = None

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ResourceLifecycleConfig:
        """The settings of a JSON object; other fields are ignored."""
        return cls(*(data.get(name) for name in ("default_ttl", "default_inactivity", "max_ttl")))

    @classmethod
    def from_api_response(cls, data: dict[str, Any]) -> ResourceLifecycleConfig:
        """Same as :meth:`from_dict`."""
        return cls.from_dict(data)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of these settings; what is ``None`` is left out."""
        return {name: value for name, value in asdict(self).items() if value is not None}


class LifecycleConfig(Model):
    """Lifetimes of all kinds of resources."""

    mapping: ResourceLifecycleConfig
    snapshot: ResourceLifecycleConfig
    instance: ResourceLifecycleConfig


class ConcurrencyConfig(Model):
    """How many instances there may be."""

    per_analyst: int
    cluster_total: int
    updated_at: Optional[datetime] = None


class MaintenanceMode(Model):
    """Whether nothing new may be started, and what users are told."""

    enabled: bool
    message: str = ""
    updated_at: Optional[datetime] = None
    updated_by: Optional[str] = None


class ExportConfig(Model):
    """How long an export may take."""

    max_duration_seconds: int
    updated_at: Optional[datetime] = None
    updated_by: Optional[str] = None


class ComponentHealth(Model):
    """How one part of the platform is."""

    status: str
    latency_ms: Optional[int] = None
    error: Optional[str] = None


class ClusterHealth(Model):
    """How the platform is: healthy, degraded or unhealthy."""

    status: str
    components: dict[str, ComponentHealth] = {}
    checked_at: Optional[datetime] = None


class OwnerCount(Model):
    """How many instances one user has."""

    owner_username: str
    count: int


class ClusterLimits(Model):
    """How many instances there may be, and how many are left."""

    per_analyst: int
    cluster_total: int
    cluster_used: int
    cluster_available: int


class ClusterInstances(Model):
    """All instances, counted."""

    total: int
    by_status: dict[str, int] = {}
    by_owner: list[OwnerCount] = []
    limits: ClusterLimits


class HealthStatus(Model):
    """One status word, and what is away if anything is."""

    status: str
    version: Optional[str] = None
    database: Optional[str] = None
    failing: list[str] = []
