"""What all models share, and the smallest of them."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any, Optional

from pydantic import BaseModel, ConfigDict, ValidationError
from typing_extensions import Self

from graph_olap.exceptions import ServerError

__all__ = ["Access", "Favorite", "Grant", "Model"]


class Model(BaseModel):
    """Something the platform answered. Fields that this SDK does not know are kept, not refused."""

    model_config = ConfigDict(extra="allow", frozen=True, protected_namespaces=(), defer_build=True)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Self:
        """The model of a JSON object.

        Raises:
            pydantic.ValidationError: If a field that must be there is missing or of another type.
        """
        return cls.model_validate(data)

    @classmethod
    def from_api_response(cls, data: dict[str, Any]) -> Self:
        """The model of a JSON object that the platform answered.

        Raises:
            ServerError: If the answer is not one.
        """
        try:
            return cls.model_validate(data)
        except ValidationError as e:
            raise ServerError(f"The platform answered what is no {cls.__name__}: {e}") from e

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of this model, without fields that have no value."""
        return self.model_dump(mode="json", exclude_none=True)

    def _repr_html_(self) -> str:
        cells = "".join(f"<tr><th>{escape(k)}</th><td>{escape(_short(v))}</td></tr>" for k, v in self.to_dict().items())
        return f'<table class="graph-olap-result"><tbody>{cells}</tbody></table>'


def _short(value: Any) -> str:
    """In one line: of parts that have one, the name alone."""
    if isinstance(value, list):
        return ", ".join(map(_short, value))
    if isinstance(value, dict):
        return str(next((value[k] for k in ("label", "type", "name") if k in value), value))
    return str(value)


class Favorite(Model):
    """A resource that its user wants at hand."""

    resource_type: str
    resource_id: int
    created_at: datetime
    resource_name: str = ""
    resource_owner: Optional[str] = None
    resource_exists: bool = True


class Grant(Model):
    """What one user may do: ``read``, or ``run`` too."""

    username: str
    level: str


class Access(Model):
    """Who sees a snapshot or an instance: ``everyone``, or its owner (``private``) and those with a grant."""

    visibility: str
    grants: list[Grant] = []
