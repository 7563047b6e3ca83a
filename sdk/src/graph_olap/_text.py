"""Small conversions between what Python has and what the platform takes."""

from __future__ import annotations

import uuid
from datetime import timedelta
from enum import Enum
from typing import Any, Optional, Union
from urllib.parse import quote

__all__ = [
    "UNSET",
    "Duration",
    "Unset",
    "definitions",
    "duration",
    "given",
    "new_key",
    "segment",
    "word",
]

#: An ISO-8601 duration (``PT24H``, ``P7D``), whole hours, or a timedelta.
Duration = Union[str, int, timedelta]


class Unset(Enum):
    """Says that an argument was left out where ``None`` means something of its own."""

    UNSET = "unset"

    def __repr__(self) -> str:
        return "UNSET"


UNSET = Unset.UNSET


def duration(value: Optional[Duration]) -> Optional[str]:
    """A duration as the platform spells it.

    Raises:
        ValueError: If it is not positive.
    """
    if isinstance(value, str) and not value.isdigit():
        return value
    if value is None:
        return None
    seconds = round(value.total_seconds() if isinstance(value, timedelta) else int(value) * 3600)
    if seconds <= 0:
        raise ValueError(f"a duration must be positive, found {value!r}.")
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + "".join(f"{n}{unit}" for n, unit in parts if n)


def given(**fields: Any) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}


def word(value: Any) -> Optional[str]:
    """A string, or the value of any enum."""
    if value is None:
        return None
    return str(getattr(value, "value", value))


def definitions(items: Any) -> list[dict[str, Any]]:
    """Definitions as JSON, whether they come as models or as dicts."""
    return [item.to_dict() if hasattr(item, "to_dict") else dict(item) for item in items]


def segment(value: object) -> str:
    """One segment of a path."""
    return quote(str(value), safe="")


def new_key() -> str:
    """A key that lets a creating request be sent again without creating twice."""
    return str(uuid.uuid4())
