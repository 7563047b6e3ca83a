"""What NetworkX shows of this backend in its documentation and its log."""

from __future__ import annotations

from typing import Any

from graph_olap.nx.shapes import FUNCTIONS

__all__ = ["info"]


def info() -> dict[str, Any]:
    """Name, address and functions, as the entry point ``networkx.backend_info`` wants them."""
    return {
        "backend_name": "graph_olap",
        "project": "graph-olap-sdk",
        "package": "graph_olap",
        "short_summary": "Graphs of a Graph OLAP platform; they stay there.",
        "functions": {name: {} for name in sorted(FUNCTIONS)},
    }
