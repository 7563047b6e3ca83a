"""A graph that stays on the platform."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from typing_extensions import Self

if TYPE_CHECKING:
    from graph_olap.instance.algorithms import NetworkXManager
    from graph_olap.models import AlgorithmExecution, AlgorithmInfo

__all__ = ["Graphs", "RemoteGraph", "WithoutGraphs"]


class RemoteGraph:
    """A graph, or a part of one, for the functions of NetworkX; nothing of it is fetched.

    Nodes go by their keys. What is neither a function of the platform nor a method here does not work on it:
    NetworkX says ``NotImplementedError`` and fetches nothing either.
    """

    __networkx_backend__ = "graph_olap"

    def __init__(
        self,
        functions: NetworkXManager,
        node_label: Optional[str] = None,
        edge_type: Optional[str] = None,
        *,
        directed: bool = True,
        subgraph_query: Optional[str] = None,
        timeout: float = 300,
    ) -> None:
        """Sends nothing yet.

        Args:
            functions: ``networkx`` of the instance's connection.
            node_label: Only nodes with this label.
            edge_type: Only edges of this type.
            directed: Whether edges have directions.
            subgraph_query: A query whose rows are the edges, in the place of label and type.
            timeout: Seconds that a function may run.
        """
        self._functions = functions
        self._infos: dict[str, AlgorithmInfo] = {}
        self.node_label = node_label
        self.edge_type = edge_type
        self.directed = directed
        self.subgraph_query = subgraph_query
        self.timeout = timeout

    def is_directed(self) -> bool:
        """Whether edges have directions."""
        return self.directed

    def is_multigraph(self) -> bool:
        """False: what makes no sense with parallel edges takes them as one, with the sum of their weights."""
        return False

    def to_undirected(self, as_view: bool = True) -> Self:  # noqa: ARG002
        """The same graph, its edges without directions; two that led forth and back are two parallel ones now."""
        return self._as(directed=False)

    def to_directed(self, as_view: bool = True) -> Self:  # noqa: ARG002
        """The same graph, its edges with directions."""
        return self._as(directed=True)

    def number_of_nodes(self) -> int:
        """How many nodes it has."""
        return int(self.answer("number_of_nodes", {})["value"])

    order = __len__ = number_of_nodes

    def number_of_edges(self) -> int:
        """How many edges it has."""
        return int(self.answer("number_of_edges", {})["value"])

    size = number_of_edges

    def info(self, function: str) -> AlgorithmInfo:
        """What the platform knows of a function.

        Raises:
            NotImplementedError: If it does not serve it.
        """
        if not self._infos:
            self._infos.update({info.name: info for info in self._functions.algorithms()})
        if function not in self._infos:
            raise NotImplementedError(f"The platform does not serve {function}; conn.networkx.algorithms() lists all.")
        return self._infos[function]

    def answer(self, function: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """What a function of the platform answers for this graph, as JSON."""
        return self._result(self._run(function, parameters))

    def name_of(self, key: Any) -> Any:
        """The node that an answer calls so."""
        return key

    def is_node(self, value: Any) -> bool:  # noqa: ARG002
        """Whether a value that could be many nodes is one; keys are no collections."""
        return False

    def key_of(self, node: Any) -> Any:
        """What the platform calls a node."""
        return node

    def _run(
        self, function: str, parameters: dict[str, Any], property_name: Optional[str] = None
    ) -> AlgorithmExecution:
        return self._functions.run(
            function,
            self.node_label,
            property_name,
            self.edge_type,
            parameters,
            self.timeout,
            direction=None if self.directed else "undirected",
            subgraph_query=self.subgraph_query,
        )

    def _result(self, execution: AlgorithmExecution) -> dict[str, Any]:
        result: dict[str, Any] = execution.result or {}
        if result.get("truncated"):
            name = execution.algorithm_name
            raise NotImplementedError(
                f"The answer of {name} has {result.get('count', 'more')} items, more than one answer may have. Take a "
                f"smaller part of the graph, or write to the nodes: conn.networkx.{name}(label, property_name=...)."
            )
        return result

    def _as(self, *, directed: bool) -> Self:
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__, directed=directed)
        return made

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        part = self.subgraph_query or f"{self.node_label or 'all nodes'}, {self.edge_type or 'all edges'}"
        return f"RemoteGraph({part}{'' if self.directed else ', undirected'})"


class WithoutGraphs:
    """A connection whose calls are awaited; NetworkX awaits nothing."""


class Graphs:
    """What NetworkX needs of a connection."""

    networkx: NetworkXManager

    def graph(
        self,
        node_label: Optional[str] = None,
        edge_type: Optional[str] = None,
        *,
        directed: bool = True,
        subgraph_query: Optional[str] = None,
        timeout: float = 300,
    ) -> RemoteGraph:
        """The graph, for NetworkX's functions; it stays where it is.

        Example:
            >>> import networkx as nx
            >>> nx.pagerank(conn.graph("Airport", "ROUTE"))

        Args:
            node_label: Only nodes with this label.
            edge_type: Only edges of this type.
            directed: Whether edges have directions.
            subgraph_query: A query whose rows are the edges, in the place of label and type: two nodes, and a number
                that weighs the edge if there is a third column.
            timeout: Seconds that a function may run.
        """
        return RemoteGraph(
            self.networkx,
            node_label,
            edge_type,
            directed=directed,
            subgraph_query=subgraph_query,
            timeout=timeout,
        )
