"""Libraries that are not always installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

__all__ = ["has", "need"]


def has(module: str) -> bool:
    """Whether a library is installed."""
    return find_spec(module) is not None


def need(module: str, extra: str) -> Any:
    """The library.

    Raises:
        ImportError: Saying how to install it.
    """
    try:
        return import_module(module)
    except ImportError as e:
        raise ImportError(f"{module} is not installed; it comes with: pip install 'graph-olap-sdk[{extra}]'") from e
