"""Cells of an answer as Python values, by the type of their column; and values for a query as JSON."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any, Callable, Optional
from uuid import UUID

__all__ = ["convert_rows", "converter", "plain"]

_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<d>-?\d+)D)?(?:T(?:(?P<h>-?\d+)H)?(?:(?P<m>-?\d+)M)?(?:(?P<s>-?\d+(?:\.\d+)?)S)?)?"
)
_FRACTION = re.compile(r"(\.\d+)")


def _timestamp(text: str) -> datetime:
    """Without a zone the text is UTC, and with Z too: what comes out has no zone in either case."""
    text = text[:-1] if text.endswith("Z") else text
    # Python 3.9 reads three or six digits after the point, no other number of them.
    text = _FRACTION.sub(lambda m: m.group(1)[:7].ljust(7, "0"), text, count=1)
    found = datetime.fromisoformat(text)
    return found if found.tzinfo is None else found.astimezone(timezone.utc).replace(tzinfo=None)


def _interval(text: str) -> timedelta:
    match = _DURATION.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO-8601 duration of days and time: {text!r}")
    days, hours, minutes = (int(match[part] or 0) for part in "dhm")
    whole = timedelta(days=days, hours=hours, minutes=minutes, seconds=float(match["s"] or 0))
    return -whole if match["sign"] else whole


_SCALARS: dict[str, Callable[[Any], Any]] = {
    "DATE": date.fromisoformat,
    "TIMESTAMP": _timestamp,
    "INTERVAL": _interval,
    "BLOB": base64.b64decode,
}


def converter(column_type: str) -> Optional[Callable[[Any], Any]]:
    """What turns a cell that is not null into a Python value; None if it is one already."""
    if column_type.startswith("LIST<") and column_type.endswith(">"):
        inner = converter(column_type[len("LIST<") : -1])
        if inner is None:
            return None
        return lambda cells: [None if cell is None else inner(cell) for cell in cells]
    return _SCALARS.get(column_type)


def convert_rows(types: Sequence[str], rows: list[list[Any]]) -> list[list[Any]]:
    """The rows with their cells converted; the same rows if there is nothing to convert."""
    todo = [(i, convert) for i, convert in enumerate(map(converter, types)) if convert]
    if not todo:
        return rows
    converted = [list(row) for row in rows]
    for row in converted:
        for i, convert in todo:
            if row[i] is not None:
                row[i] = convert(row[i])
    return converted


def plain(value: Any) -> Any:
    """A value as JSON: dates and times as ISO-8601, bytes as base64, UUIDs and decimals as text.

    Raises:
        TypeError: If there is no such form.
    """
    if value is None or isinstance(value, (str, bool, int, float)):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(v) for v in value]
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"PT{value.total_seconds():f}S"
    if isinstance(value, (bytes, bytearray)):
        return base64.b64encode(value).decode()
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    if hasattr(value, "item"):  # a NumPy scalar
        return plain(value.item())
    raise TypeError(f"a {type(value).__name__} cannot be a parameter: {value!r}")
