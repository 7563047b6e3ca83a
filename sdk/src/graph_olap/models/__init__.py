"""What the platform answers, typed."""

from __future__ import annotations

from graph_olap.models.common import Access, Favorite, Grant, Model
from graph_olap.models.data_source import DataSource
from graph_olap.models.execution import AlgorithmExecution, AlgorithmInfo, RunEstimate
from graph_olap.models.instance import (
    Estimate,
    Instance,
    InstanceEvent,
    InstanceProgress,
    LockStatus,
    UserStatus,
)
from graph_olap.models.key import ApiKey, AuditEntry
from graph_olap.models.mapping import (
    EdgeDefinition,
    Mapping,
    MappingVersion,
    NodeDefinition,
    PropertyDefinition,
    ValidationReport,
)
from graph_olap.models.ops import (
    ClusterHealth,
    ClusterInstances,
    ClusterLimits,
    ComponentHealth,
    ConcurrencyConfig,
    ExportConfig,
    HealthStatus,
    LifecycleConfig,
    MaintenanceMode,
    OwnerCount,
    ResourceLifecycleConfig,
)
from graph_olap.models.progress import Progress
from graph_olap.models.result import QueryResult
from graph_olap.models.schema import CacheStats, Catalog, Column, GraphSchema, Schema, Table
from graph_olap.models.snapshot import Quality, Snapshot, SnapshotProgress
from graph_olap.models.user import User

__all__ = [
    "Access",
    "AlgorithmExecution",
    "AlgorithmInfo",
    "ApiKey",
    "AuditEntry",
    "CacheStats",
    "Catalog",
    "ClusterHealth",
    "ClusterInstances",
    "ClusterLimits",
    "Column",
    "ComponentHealth",
    "ConcurrencyConfig",
    "DataSource",
    "EdgeDefinition",
    "Estimate",
    "ExportConfig",
    "Favorite",
    "Grant",
    "GraphSchema",
    "HealthStatus",
    "Instance",
    "InstanceEvent",
    "InstanceProgress",
    "LifecycleConfig",
    "LockStatus",
    "MaintenanceMode",
    "Mapping",
    "MappingVersion",
    "Model",
    "NodeDefinition",
    "OwnerCount",
    "Progress",
    "PropertyDefinition",
    "Quality",
    "QueryResult",
    "ResourceLifecycleConfig",
    "RunEstimate",
    "Schema",
    "Snapshot",
    "SnapshotProgress",
    "Table",
    "User",
    "UserStatus",
    "ValidationReport",
]
