"""Mappings: what the graph is, in SQL."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional

from graph_olap.models.common import Model

__all__ = [
    "EdgeDefinition",
    "Mapping",
    "MappingVersion",
    "NodeDefinition",
    "PropertyDefinition",
    "ValidationReport",
]


class PropertyDefinition(Model):
    """A column: its name, and its type such as ``STRING`` or ``INT64``."""

    name: str
    type: str


class NodeDefinition(Model):
    """Nodes with one label: the SQL selects the key first, then the properties, by their names."""

    label: str
    sql: str
    primary_key: PropertyDefinition
    properties: list[PropertyDefinition] = []


class EdgeDefinition(Model):
    """Edges of one type: the SQL selects both keys first, then the properties, by their names."""

    type: str
    from_node: str
    to_node: str
    sql: str
    from_key: str
    to_key: str
    properties: list[PropertyDefinition] = []


class Mapping(Model):
    """A mapping and its current version; an item of a list has no definitions."""

    id: int
    name: str = ""
    owner_username: str = ""
    description: Optional[str] = None
    current_version: int = 1
    created_at: Optional[datetime] = None
    updated_at: Optional[datetime] = None
    ttl: Optional[str] = None
    inactivity_timeout: Optional[str] = None
    node_definitions: list[NodeDefinition] = []
    edge_definitions: list[EdgeDefinition] = []
    change_description: Optional[str] = None
    version_created_at: Optional[datetime] = None
    version_created_by: Optional[str] = None
    data_source_id: Optional[int] = None
    quality_policy: Optional[str] = None
    validation: Optional[str] = None
    warnings: list[str] = []
    node_count: Optional[int] = None
    edge_type_count: Optional[int] = None


class MappingVersion(Model):
    """One immutable version; an item of a list has no definitions."""

    version: int
    mapping_id: Optional[int] = None
    change_description: Optional[str] = None
    created_at: Optional[datetime] = None
    created_by: Optional[str] = None
    node_definitions: list[NodeDefinition] = []
    edge_definitions: list[EdgeDefinition] = []
    quality_policy: Optional[str] = None
    validation: Optional[str] = None


class ValidationReport(Model):
    """What the warehouse says of definitions that are not stored."""

    valid: bool
    definitions: list[dict[str, Any]] = []
    warnings: list[str] = []
