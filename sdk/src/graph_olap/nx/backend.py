"""The backend that NetworkX finds by its entry points."""

from __future__ import annotations

import inspect
from functools import lru_cache, partial
from typing import Any, Callable, Union

import networkx

from graph_olap.exceptions import GraphOLAPError
from graph_olap.nx.errors import translated
from graph_olap.nx.graph import RemoteGraph
from graph_olap.nx.shapes import FUNCTIONS, decode

__all__ = ["backend"]


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
        one = next(
            (p for p, t in _types(graph, name).items() if t == "list<node>" and _is_one(graph, given.get(p))), None
        )
        parameters = _parameters(graph, name, {**given, one: [given[one]]} if one else given)
        try:
            found = decode(name, graph.answer(name, parameters), graph.name_of)
        except GraphOLAPError as e:
            raise translated(e) from e
        return found[given[one]] if one and isinstance(found, dict) else found


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
    given = {p.name: arguments[p.name] for p in rest if p.name in arguments and not _same(arguments[p.name], p.default)}
    more = next((p.name for p in rest if p.kind is p.VAR_KEYWORD), None)
    given.update(given.pop(more, {}) if more else {})
    return arguments[first.name], given


def _same(value: Any, default: Any) -> bool:
    return value is default or (
        isinstance(value, (int, float, str)) and type(value) is type(default) and value == default
    )


def _types(graph: RemoteGraph, name: str) -> dict[str, str]:
    """The parameters that the platform's function has, with their types."""
    return {p["name"]: p["type"] for p in graph.info(name).parameters}


def _is_one(graph: RemoteGraph, value: Any) -> bool:
    """Whether one node was given where NetworkX takes one or many."""
    return value is not None and (graph.is_node(value) or isinstance(value, str) or not hasattr(value, "__iter__"))


def _parameters(graph: RemoteGraph, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The arguments as the platform takes them.

    Raises:
        NotImplementedError: If it does not take one.
    """
    types = _types(graph, name)
    made = {}
    for parameter, value in given.items():
        if parameter not in types:
            raise NotImplementedError(f"The platform's {name} has no parameter {parameter}; it has {sorted(types)}.")
        if callable(value):
            raise NotImplementedError(f"{parameter} of {name} cannot be a function: the graph is not here.")
        made[parameter] = value if value is None else _as(types[parameter], graph, value)
    return made


def _as(type: str, graph: RemoteGraph, value: Any) -> Any:
    """A value as the platform takes one of its type."""
    if type == "node":
        if isinstance(value, (list, set, frozenset)):
            raise NotImplementedError(f"The platform takes one node here, not {len(value)}.")
        return graph.key_of(value)
    if type == "list<node>":
        return [graph.key_of(value)] if _is_one(graph, value) else [graph.key_of(node) for node in value]
    if type == "list<pair>":
        return [[graph.key_of(node) for node in tuple(pair)[:2]] for pair in value]
    if type == "map<node,float>":
        return {str(graph.key_of(node)): number for node, number in value.items()}
    return value
