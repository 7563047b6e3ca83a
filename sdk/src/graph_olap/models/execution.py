"""Runs of algorithms."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional

from graph_olap.models.common import Model

__all__ = ["AlgorithmExecution", "AlgorithmInfo", "RunEstimate"]


class AlgorithmExecution(Model):
    """A run; ``status`` is pending, running, completed, failed or cancelled. Times are in milliseconds."""

    execution_id: str
    started_at: datetime
    status: str = "running"
    algorithm_name: str = ""
    algorithm_type: str = "native"
    completed_at: Optional[datetime] = None
    result_property: Optional[str] = None
    node_label: Optional[str] = None
    edge_type: Optional[str] = None
    nodes_updated: Optional[int] = None
    progress: Optional[float] = None
    elapsed_ms: Optional[int] = None
    duration_ms: Optional[int] = None
    error_code: Optional[str] = None
    error_message: Optional[str] = None
    result: Optional[dict[str, Any]] = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.status in ("completed", "failed", "cancelled")


class AlgorithmInfo(Model):
    """An algorithm that an instance can run, with its parameters."""

    name: str
    display_name: Optional[str] = None
    type: Optional[str] = None
    category: Optional[str] = None
    description: Optional[str] = None
    long_description: Optional[str] = None
    parameters: list[dict[str, Any]] = []
    returns: Optional[Any] = None
    supports_write_back: bool = False
    default_timeout_ms: Optional[int] = None


class RunEstimate(Model):
    """What a run would take, in bytes."""

    algorithm_name: Optional[str] = None
    node_count: Optional[int] = None
    edge_count: Optional[int] = None
    required_bytes: Optional[int] = None
    available_bytes: Optional[int] = None
    fits: bool
