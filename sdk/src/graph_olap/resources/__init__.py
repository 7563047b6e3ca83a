# Generated from aio/resources/__init__.py by tools/unasync_sdk.py; change that file.
"""One resource for every noun of the platform."""

from __future__ import annotations

from graph_olap.resources.admin import AdminResource
from graph_olap.resources.audit import AuditResource
from graph_olap.resources.data_sources import DataSourceResource
from graph_olap.resources.favorites import FavoriteResource
from graph_olap.resources.health import HealthResource
from graph_olap.resources.instances import InstanceResource
from graph_olap.resources.keys import KeyResource
from graph_olap.resources.mappings import MappingResource
from graph_olap.resources.ops import OpsResource
from graph_olap.resources.schema import SchemaResource
from graph_olap.resources.snapshots import SnapshotResource
from graph_olap.resources.users import UserResource

__all__ = [
    "AdminResource",
    "AuditResource",
    "DataSourceResource",
    "FavoriteResource",
    "HealthResource",
    "InstanceResource",
    "KeyResource",
    "MappingResource",
    "OpsResource",
    "SchemaResource",
    "SnapshotResource",
    "UserResource",
]
