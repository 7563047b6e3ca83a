"""The nodes and edges in the cells of a result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["Elements"]


class Elements:
    """Each node and each edge once, those in paths, lists and maps included.

    An end of an edge that is not in the result is a node without label and properties.

    Attributes:
        nodes: By ``_id``.
        edges: In the order they were found.
    """

    def __init__(self, rows: Iterable[Iterable[Any]]) -> None:
        self.nodes: dict[Any, dict[str, Any]] = {}
        self._edges: dict[Any, dict[str, Any]] = {}
        for row in rows:
            for cell in row:
                self._add(cell)

    @property
    def edges(self) -> list[dict[str, Any]]:
        """The edges."""
        return list(self._edges.values())

    def __bool__(self) -> bool:
        return bool(self.nodes)

    def _add(self, cell: Any) -> None:
        if isinstance(cell, list):
            for part in cell:
                self._add(part)
        elif not isinstance(cell, dict):
            return
        elif "_nodes" in cell:
            self._add([*cell["_nodes"], *cell.get("_rels", [])])
        elif "_src" in cell and "_dst" in cell:
            for end in (cell["_src"], cell["_dst"]):
                self.nodes.setdefault(end, {"_id": end})
            self._edges[cell.get("_id", len(self._edges))] = cell
        elif "_id" in cell and "_label" in cell:
            self.nodes[cell["_id"]] = cell
        else:
            self._add(list(cell.values()))
