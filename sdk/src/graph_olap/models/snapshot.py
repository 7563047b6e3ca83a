"""Snapshots: the data of a mapping, frozen."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional

from graph_olap.models.common import Model
from graph_olap.models.progress import Progress

__all__ = ["Quality", "Snapshot", "SnapshotProgress"]


class Snapshot(Model):
    """A snapshot; ``status`` is pending, creating, ready, failed or cancelled."""

    id: int
    status: str
    mapping_id: Optional[int] = None
    mapping_version: Optional[int] = None
    name: str = ""
    owner_username: str = ""
    description: Optional[str] = None
    gcs_path: Optional[str] = None
    size_bytes: Optional[int] = None
    node_counts: Optional[dict[str, int]] = None
    edge_counts: Optional[dict[str, int]] = None
    error_message: Optional[str] = None
    created_at: Optional[datetime] = None
    updated_at: Optional[datetime] = None
    ttl: Optional[str] = None
    inactivity_timeout: Optional[str] = None
    last_used_at: Optional[datetime] = None
    visibility: Optional[str] = None
    warnings: list[str] = []


class SnapshotProgress(Progress):
    """Phase is queued, exporting, uploading, importing, ready or failed."""


class Quality(Model):
    """What was wrong with the rows, and what became of them."""

    policy: str
    entities: list[dict[str, Any]] = []
