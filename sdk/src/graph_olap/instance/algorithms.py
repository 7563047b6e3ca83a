# Generated from aio/instance/algorithms.py by tools/unasync_sdk.py; change that file.
"""The algorithms of an instance: the platform's own, and NetworkX's by their names."""

from __future__ import annotations

from typing import Any, List, Optional

from graph_olap._coerce import plain
from graph_olap._text import given
from graph_olap.instance.runner import START_SECONDS, Runner, completed
from graph_olap.models import AlgorithmExecution

__all__ = ["AlgorithmManager", "NetworkXManager"]


class AlgorithmManager(Runner):
    """The platform's own algorithms."""

    def pagerank(
        self,
        node_label: Optional[str] = None,
        property_name: Optional[str] = None,
        edge_type: Optional[str] = None,
        damping: float = 0.85,
        max_iterations: int = 100,
        tolerance: float = 1e-6,
        **options: Any,
    ) -> AlgorithmExecution:
        """How much each node is pointed at by nodes that are; options are those of :meth:`run`.

        Args:
            node_label: Only nodes with this label.
            property_name: Node property to write to.
            edge_type: Only edges of this type.
            damping: Chance to follow an edge rather than to start anew.
            max_iterations: Rounds at most.
            tolerance: Change of all values together at which it ends.
            options: More arguments.
        """
        return self._named(
            "pagerank",
            node_label,
            property_name,
            edge_type,
            damping_factor=damping,
            max_iterations=max_iterations,
            tolerance=tolerance,
            **options,
        )

    def wcc(
        self,
        node_label: Optional[str] = None,
        property_name: Optional[str] = None,
        edge_type: Optional[str] = None,
        **options: Any,
    ) -> AlgorithmExecution:
        """Parts that hang together when directions are ignored; options are those of :meth:`run`."""
        return self._named("wcc", node_label, property_name, edge_type, **options)

    def connected_components(
        self,
        node_label: Optional[str] = None,
        property_name: Optional[str] = None,
        edge_type: Optional[str] = None,
        **options: Any,
    ) -> AlgorithmExecution:
        """Same as :meth:`wcc`."""
        return self.wcc(node_label, property_name, edge_type, **options)

    def shortest_path(
        self,
        source_id: Any,
        target_id: Any,
        relationship_types: Optional[List[str]] = None,
        max_depth: Optional[int] = None,
    ) -> AlgorithmExecution:
        """A path with the fewest edges; ``result`` has path, length and found.

        Args:
            source_id: Key of the first node.
            target_id: Key of the last node.
            relationship_types: Only edges of these types.
            max_depth: Most edges, 1 to 50.
        """
        body = given(
            source_id=plain(source_id),
            target_id=plain(target_id),
            relationship_types=relationship_types,
            max_depth=max_depth,
        )
        answer = self._http.request("POST", "/algo/shortest_path", json=body, timeout=START_SECONDS, repeatable=True)
        return completed(AlgorithmExecution.from_api_response(answer))


class NetworkXManager(Runner):
    """Algorithms by their names in NetworkX, run by the server on the whole graph or a part of it."""

    _path = "/networkx"

    def clustering_coefficient(
        self,
        node_label: Optional[str] = None,
        property_name: Optional[str] = None,
        **options: Any,
    ) -> AlgorithmExecution:
        """NetworkX's ``clustering``; options are those of :meth:`run`."""
        return self._named("clustering", node_label, property_name, **options)
