"""Graphs to look at, move and zoom in a notebook, or in a file: one page that needs nothing from elsewhere."""

from __future__ import annotations

import json
from html import escape
from importlib import resources
from pathlib import Path
from typing import Any, Optional, Union

from graph_olap.models.elements import Elements

__all__ = ["GraphView"]

#: More nodes than this are neither readable nor quick to lay out.
MAX_NODES = 500

#: Properties that name a node best, in this order.
NAMES = ("name", "title", "label", "iata", "id")


class GraphView:
    """The nodes and edges of a result, drawn by springs.

    Drag a node or the background, turn the wheel to zoom, click a node for its properties and neighbours, click twice
    to see all again.
    """

    def __init__(self, elements: Elements, *, caption: Optional[str] = None, height: int = 480) -> None:
        """Draws nothing yet.

        Args:
            elements: What to draw.
            caption: Node property to write beside each node; by default one that sounds like a name.
            height: In pixels.
        """
        self._elements = elements
        self._caption = caption
        self._height = height

    def to_html(self) -> str:
        """The whole page."""
        text = json.dumps(self._graph(), ensure_ascii=False, default=str).replace("<", "\\u003c")
        page = resources.files(__package__).joinpath("view.html").read_text(encoding="utf-8")
        return page.replace("/*GRAPH*/", text)

    def save(self, path: Union[str, Path]) -> None:
        """Writes the page to a file, for any browser."""
        Path(path).write_text(self.to_html(), encoding="utf-8")

    def _graph(self) -> dict[str, Any]:
        """What the page draws; of a big graph the nodes with the most edges."""
        found = self._elements
        degrees = dict.fromkeys(found.nodes, 0)
        for edge in found.edges:
            for end in (edge["_src"], edge["_dst"]):
                degrees[end] += 1
        kept = sorted(found.nodes, key=lambda node: -degrees[node])[:MAX_NODES]
        index = {node: i for i, node in enumerate(kept)}
        edges = [
            {"source": index[e["_src"]], "target": index[e["_dst"]], "type": e.get("_type")}
            for e in found.edges
            if e["_src"] in index and e["_dst"] in index
        ]
        cut = f"{len(found.nodes)} nodes, {len(found.edges)} edges" if len(kept) < len(found.nodes) else None
        return {"nodes": [self._node(found.nodes[n]) for n in kept], "edges": edges, "cut": cut}

    def _node(self, node: dict[str, Any]) -> dict[str, Any]:
        properties = {k: v for k, v in node.items() if not k.startswith("_")}
        names = (self._caption,) if self._caption else (*NAMES, *properties)
        name = next((properties[n] for n in names if properties.get(n) is not None), node["_id"])
        return {"label": node.get("_label") or "", "name": str(name), "properties": properties}

    def _repr_html_(self) -> str:
        return (
            f'<iframe class="graph-olap-view" sandbox="allow-scripts" srcdoc="{escape(self.to_html())}" '
            f'style="width:100%;height:{self._height}px;border:1px solid #8886;border-radius:6px"></iframe>'
        )

    def __repr__(self) -> str:
        return f"GraphView({len(self._elements.nodes)} nodes, {len(self._elements.edges)} edges)"
