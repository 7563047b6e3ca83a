"""What there is in the warehouse, and in a graph."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional

from graph_olap.models.common import Model

__all__ = ["CacheStats", "Catalog", "Column", "GraphSchema", "Schema", "Table"]


class Catalog(Model):
    """A catalog of the warehouse."""

    catalog_name: str
    schema_count: int = 0
    cached_at: Optional[datetime] = None


class Schema(Model):
    """A schema of a catalog."""

    catalog_name: str
    schema_name: str
    table_count: int = 0
    cached_at: Optional[datetime] = None


class Table(Model):
    """A table or view."""

    catalog_name: str
    schema_name: str
    table_name: str
    table_type: Optional[str] = None
    column_count: int = 0
    cached_at: Optional[datetime] = None


class Column(Model):
    """A column; positions count from 1."""

    catalog_name: str
    schema_name: str
    table_name: str
    column_name: str
    data_type: str
    is_nullable: bool = True
    ordinal_position: int
    column_default: Optional[str] = None
    cached_at: Optional[datetime] = None


class CacheStats(Model):
    """What is known of the warehouse, and since when."""

    total_catalogs: int
    total_schemas: int
    total_tables: int
    total_columns: int
    last_refresh: Optional[datetime] = None
    index_size_bytes: int = 0


class GraphSchema(Model):
    """Labels, types, properties and counts of a graph."""

    node_tables: list[dict[str, Any]] = []
    edge_tables: list[dict[str, Any]] = []
    total_nodes: int = 0
    total_edges: int = 0

    @property
    def node_labels(self) -> dict[str, list[str]]:
        """Properties by label."""
        return {t["label"]: list(t.get("properties") or {}) for t in self.node_tables}

    @property
    def relationship_types(self) -> dict[str, list[str]]:
        """Properties by edge type."""
        return {t["type"]: list(t.get("properties") or {}) for t in self.edge_tables}
