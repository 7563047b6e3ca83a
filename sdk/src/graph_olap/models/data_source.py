"""Where mappings read from."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Optional

from graph_olap.models.common import Model

__all__ = ["DataSource"]


class DataSource(Model):
    """A data source; its credentials are never shown."""

    id: int
    name: str
    source_type: str
    owner_username: str = ""
    config: dict[str, Any] = {}
    is_default: bool = False
    shared: bool = False
    last_tested_at: Optional[datetime] = None
    test_status: Optional[str] = None
    created_at: Optional[datetime] = None
    updated_at: Optional[datetime] = None
