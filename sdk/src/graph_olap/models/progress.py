"""How far something is that takes a while."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional

from graph_olap.models.common import Model

__all__ = ["Progress"]


class Progress(Model):
    """Steps done and to come."""

    id: int
    status: str
    phase: str
    started_at: Optional[datetime] = None
    steps: list[dict[str, Any]] = []
    current_step: Optional[str] = None
    progress_percent: int = 0
    estimated_remaining_seconds: Optional[int] = None
    error_message: Optional[str] = None

    @property
    def completed_steps(self) -> int:
        """Number of completed steps."""
        return sum(1 for step in self.steps if step.get("status") == "completed")

    @property
    def total_steps(self) -> int:
        """Total number of steps."""
        return len(self.steps)
