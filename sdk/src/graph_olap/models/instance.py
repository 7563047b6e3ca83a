"""Instances: private graph databases."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional

from pydantic import model_validator

from graph_olap.models.common import Model
from graph_olap.models.progress import Progress

__all__ = ["Estimate", "Instance", "InstanceEvent", "InstanceProgress", "LockStatus", "UserStatus"]


class Instance(Model):
    """An instance; ``status`` is waiting_for_snapshot, starting, running, stopping, failed, suspended or resuming."""

    id: int
    status: str
    snapshot_id: Optional[int] = None
    snapshot_name: Optional[str] = None
    owner_username: str = ""
    wrapper_type: Optional[str] = None
    name: str = ""
    description: Optional[str] = None
    instance_url: Optional[str] = None
    pod_name: Optional[str] = None
    error_code: Optional[str] = None
    error_message: Optional[str] = None
    stack_trace: Optional[str] = None
    notice: Optional[str] = None
    created_at: Optional[datetime] = None
    updated_at: Optional[datetime] = None
    started_at: Optional[datetime] = None
    suspended_at: Optional[datetime] = None
    last_activity_at: Optional[datetime] = None
    expires_at: Optional[datetime] = None
    ttl: Optional[str] = None
    inactivity_timeout: Optional[str] = None
    memory_usage_bytes: Optional[int] = None
    disk_usage_bytes: Optional[int] = None
    cpu_cores: Optional[int] = None
    memory_gb: Optional[int] = None
    disk_gb: Optional[int] = None
    visibility: Optional[str] = None


class InstanceProgress(Progress):
    """Phase is pod_scheduled, downloading, loading_schema, loading_data, ready or failed."""


class InstanceEvent(Model):
    """Something that happened to an instance."""

    id: int
    event_type: str
    details: dict[str, Any] = {}
    created_at: Optional[datetime] = None


class UserStatus(Model):
    """How many instances the caller has and may have."""

    active_instances: int
    per_user_limit: int
    available_slots: int


class Estimate(Model):
    """What an instance would take."""

    memory_bytes: int
    disk_bytes: int
    load_seconds: int
    fits: bool


class LockStatus(Model):
    """Whether an algorithm runs, whose it is, and since when."""

    locked: bool
    holder_id: Optional[str] = None
    holder_name: Optional[str] = None
    algorithm: Optional[str] = None
    locked_at: Optional[datetime] = None
    execution_id: Optional[str] = None

    @model_validator(mode="before")
    @classmethod
    def _either_spelling(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        pairs = (
            ("holder_name", "holder_username"),
            ("algorithm", "algorithm_name"),
            ("locked_at", "acquired_at"),
        )
        return {**data, **{ours: data.get(ours) or data.get(theirs) for ours, theirs in pairs}}
