"""The backend that NetworkX finds by its entry points."""

from __future__ import annotations

import inspect
from functools import lru_cache, partial
from typing import Any, Callable, Union

import networkx

from graph_olap.exceptions import GraphOLAPError, ValidationError
from graph_olap.nx.graph import RemoteGraph
from graph_olap.nx.shapes import FUNCTIONS, decode

__all__ = ["backend"]

#: Parameters of ours whose values name nodes, by their types.
_NODES = {"node", "list<node>", "list<pair>", "map<node,float>"}


class _Backend:
    """Every function that the platform serves is an attribute, as NetworkX wants it."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name not in FUNCTIONS:
            raise AttributeError(name)
        return partial(self._run, name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *FUNCTIONS})

    def can_run(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Union[bool, str]:
        """Whether the platform knows all arguments; else what it does not know."""
        try:
            graph, given = _bound(name, args, kwargs)
            if isinstance(graph, RemoteGraph):
                _parameters(graph, name, given)
        except NotImplementedError as e:
            return str(e)
        return True

    def should_run(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:  # noqa: ARG002
        """True: only graphs of the platform come here."""
        return True

    def convert_from_nx(self, graph: Any, *args: Any, **kwargs: Any) -> RemoteGraph:  # noqa: ARG002
        """A graph of the platform is taken as it is; others are not sent there.

        Raises:
            NotImplementedError: If it is of another kind.
        """
        if isinstance(graph, RemoteGraph):
            return graph
        raise NotImplementedError(
            "This graph is in Python's memory; the platform computes on graphs of its own: conn.graph(label, type)."
        )

    def convert_to_nx(self, result: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ARG002
        """An answer is NetworkX's already; a graph of the platform is not fetched.

        Raises:
            NotImplementedError: If it is a graph of the platform.
        """
        if isinstance(result, RemoteGraph):
            raise NotImplementedError(
                "The graph stays on the platform. conn.query(...).to_networkx() fetches the part that a query gives."
            )
        return result

    def _run(self, name: str, *args: Any, **kwargs: Any) -> Any:
        graph, given = _bound(name, args, kwargs)
        parameters = _parameters(graph, name, given)
        try:
            return decode(name, graph.answer(name, parameters), graph.name_of)
        except GraphOLAPError as e:
            raise _translated(e) from e


backend = _Backend()


@lru_cache(maxsize=512)
def _signature(name: str) -> inspect.Signature:
    function = getattr(networkx, name, None) or getattr(networkx.community, name)
    signature = inspect.signature(function)
    ours = {"backend", "backend_kwargs"}
    return signature.replace(parameters=[p for p in signature.parameters.values() if p.name not in ours])


def _bound(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """The graph, and the arguments that are not NetworkX's defaults."""
    signature = _signature(name)
    arguments = signature.bind(*args, **kwargs).arguments
    first, *rest = signature.parameters.values()
    given = {p.name: arguments[p.name] for p in rest if p.name in arguments and arguments[p.name] is not p.default}
    more = next((p.name for p in rest if p.kind is p.VAR_KEYWORD), None)
    given.update(given.pop(more, {}) if more else {})
    return arguments[first.name], given


def _parameters(graph: RemoteGraph, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments as the platform takes them.

    Raises:
        NotImplementedError: If it does not take one.
    """
    types = {p["name"]: p["type"] for p in graph.info(name).parameters}
    made = {}
    for parameter, value in given.items():
        if parameter not in types:
            raise NotImplementedError(f"The platform's {name} has no parameter {parameter}; it has {sorted(types)}.")
        if callable(value) and not isinstance(value, type):
            raise NotImplementedError(f"{parameter} of {name} cannot be a function: the graph is not here.")
        made[parameter] = _keys(graph, value) if types[parameter] in _NODES else value
    return made


def _keys(graph: RemoteGraph, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, dict):
        return {str(graph.key_of(node)): weight for node, weight in value.items()}
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return graph.key_of(value)
    if isinstance(value, tuple) and len(value) > 2:
        value = value[:2]
    return [_keys(graph, v) for v in value]


def _translated(error: GraphOLAPError) -> Exception:
    """The exception that NetworkX would have raised; the platform's own if there is none like it."""
    if not isinstance(error, ValidationError) or error.code != "INVALID_ALGORITHM_PARAMETERS":
        return error
    message = str(error)
    kinds: dict[str, type[Exception]] = {
        "There is no path": networkx.NetworkXNoPath,
        "must be the key of a node": networkx.NodeNotFound,
        "found no nodes": networkx.NetworkXPointlessConcept,
        "without cycles": networkx.NetworkXUnfeasible,
        "no such cycle": networkx.NetworkXUnbounded,
    }
    kind = next((kind for words, kind in kinds.items() if words in message), networkx.NetworkXError)
    return kind(message)
