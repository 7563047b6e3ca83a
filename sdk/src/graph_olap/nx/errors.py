"""Refusals of the platform as the exceptions that NetworkX raises."""

from __future__ import annotations

import networkx

from graph_olap.exceptions import GraphOLAPError

__all__ = ["MissingNode", "WrongValue", "translated"]


class MissingNode(networkx.NodeNotFound, networkx.NetworkXError):  # type: ignore[misc]
    """A node is not in the graph; NetworkX says so by the one exception or the other."""


class WrongValue(networkx.NetworkXError, ValueError):  # type: ignore[misc]
    """An argument cannot be so; NetworkX says so by the one exception or the other."""


#: By words of the message, which the platform's tests hold.
_KINDS: dict[str, type[Exception]] = {
    "There is no path": networkx.NetworkXNoPath,
    "must be the key of a node": MissingNode,
    "found no nodes": networkx.NetworkXPointlessConcept,
    "found no cycle": networkx.NetworkXNoCycle,
    "without cycles": networkx.NetworkXUnfeasible,
    "no such cycle": networkx.NetworkXUnbounded,
    "found self-loops": networkx.NetworkXNotImplemented,
    "found an undirected graph": NotImplementedError,
}


def translated(error: GraphOLAPError) -> Exception:
    """The exception that NetworkX would have raised; the platform's own if there is none like it."""
    if error.code != "INVALID_ALGORITHM_PARAMETERS":
        return error
    message = str(error)
    kind = next((kind for words, kind in _KINDS.items() if words in message), WrongValue)
    return kind(message)
