"""People, and the keys of programs."""

from __future__ import annotations

from datetime import datetime
from typing import Optional

from graph_olap.models.common import Model

__all__ = ["User"]


class User(Model):
    """A user; ``role`` is analyst, admin or ops."""

    username: str
    email: Optional[str] = None
    display_name: Optional[str] = None
    role: Optional[str] = None
    is_active: bool = True
    created_at: Optional[datetime] = None
    updated_at: Optional[datetime] = None
    last_login_at: Optional[datetime] = None
    role_changed_at: Optional[datetime] = None
    role_changed_by: Optional[str] = None
