"""API keys, and who did what."""

from __future__ import annotations

from datetime import datetime
from typing import Optional

from graph_olap.models.common import Model

__all__ = ["ApiKey", "AuditEntry"]


class ApiKey(Model):
    """A key of a user; ``key`` is its text, told once, when it is made."""

    id: int
    name: str
    prefix: str
    owner_username: str
    role: str
    scopes: list[str] = []
    created_at: datetime
    expires_at: Optional[datetime] = None
    revoked_at: Optional[datetime] = None
    key: Optional[str] = None

    def __repr__(self) -> str:
        return f"ApiKey(id={self.id}, name={self.name!r}, prefix={self.prefix!r})"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        hidden = self if self.key is None else self.model_copy(update={"key": None})
        return super(ApiKey, hidden)._repr_html_()


class AuditEntry(Model):
    """Somebody did something, or tried to; ``resource`` is a type and an id, e.g. ``mapping/12``."""

    at: datetime
    actor: str
    key_id: Optional[str] = None
    action: str
    resource: str
    resource_type: Optional[str] = None
    resource_id: Optional[str] = None
    result: str
    request_id: Optional[str] = None
    address: Optional[str] = None
