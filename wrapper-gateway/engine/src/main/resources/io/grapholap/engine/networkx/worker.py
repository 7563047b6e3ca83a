"""Runs one function of NetworkX on one graph, then ends; it ends with its parent, too.

Standard input: a line of JSON (function, arguments, size of the graph, limits), then the edges as little-endian arrays: sources and
targets of 32 bits, weights of 64. Standard output: a line of JSON, the value or the fault. Nothing of a request is ever code: the
function is chosen from a list by the parent, arguments are data. Neither files nor more memory than allowed can be had.
"""

import array
import collections.abc
import ctypes
import importlib
import json
import math
import os
import resource
import signal
import sys
import threading

PR_SET_PDEATHSIG = 1
PARENT_GONE = 3


class Node(int):
    """A node of the graph: a number that can be told from others in a result, and in a text."""

    def __repr__(self):
        return f"\u27e8{int(self)}\u27e9"

    __str__ = __repr__


class TooBig(Exception):
    """There is more of a value than may be said, and a part of it would be no answer."""


class Saying:
    """Says a value as JSON in which nodes, tuples and dicts can be told from numbers and lists."""

    def __init__(self, nodes, items, nx):
        self.nodes, self.left, self.nx, self.truncated = nodes, items, nx, False

    def value(self, x):
        if x is None or isinstance(x, (bool, str)):
            return x
        if isinstance(x, Node):
            return {"n": int(x)}
        if isinstance(x, int):
            return int(x) if abs(x) < 2**63 else self.value(float(x))
        if isinstance(x, float):
            x = float(x)
            return x if math.isfinite(x) else {"f": "inf" if x > 0 else "-inf" if x < 0 else "nan"}
        if isinstance(x, complex):
            return self.value(x.real) if x.imag == 0 else self.value((x.real, x.imag))
        if isinstance(x, bytes):
            return x.decode("ascii", "replace")
        if isinstance(x, self.nx.Graph):
            return {"g": self.graph(x)}
        if hasattr(x, "toarray"):
            x = x.toarray()
        if hasattr(x, "dtype"):
            if x.size > self.left:
                raise TooBig(f"a matrix of {x.size} numbers")
            return self.value(x.tolist() if x.shape else x.item())
        if hasattr(x, "numerator"):
            return self.value(float(x))
        if isinstance(x, collections.abc.Mapping):
            return self.dict(x)
        if isinstance(x, tuple):
            return {"t": [self.value(item) for item in x]}
        if isinstance(x, collections.abc.Iterable):
            return {"l": [self.value(item) for item in self.bounded(x)]}
        raise TypeError(f"it answers with a {type(x).__name__}, which has no form in JSON")

    def bounded(self, items):
        """As many as there is room for: what nobody will be shown is not computed."""
        for item in items:
            if self.left <= 0:
                self.truncated = True
                return
            self.left -= 1
            yield item

    def dict(self, x):
        """A number for every node can be written back, so it is never cut."""
        if len(x) == self.nodes and all(isinstance(k, Node) for k in x):
            values = [x[v] for v in range(self.nodes)]
            values = [v.item() if hasattr(v, "dtype") and not v.shape else v for v in values]
            if all(isinstance(v, (int, float)) and not isinstance(v, (bool, Node)) for v in values):
                return {"N": [self.value(v) for v in values]}
        return {"d": [[self.value(k), self.value(x[k])] for k in self.bounded(x)]}

    def graph(self, x):
        edges = (
            (u, v) + ((d["weight"],) if isinstance(d.get("weight"), (int, float)) else ())
            for u, v, d in x.edges(data=True)
        )
        return [
            x.is_directed(),
            x.number_of_nodes(),
            x.number_of_edges(),
            [self.value(v) for v in self.bounded(x.nodes)],
            [self.value(e) for e in self.bounded(edges)],
        ]


def data(given, kind):
    """An argument of that kind: nodes become nodes, the rest is as it came."""
    if given is None:
        return None
    if kind == "node":
        return Node(given)
    if kind == "nodes":
        return [Node(v) for v in given]
    if kind == "node_set":
        return {Node(v) for v in given}
    if kind == "pairs":
        return [(Node(u), Node(v)) for u, v in given]
    if kind == "pair_set":
        return {(Node(u), Node(v)) for u, v in given}
    if kind == "pair":
        return tuple(Node(v) for v in given)
    if kind == "groups":
        return [{Node(v) for v in group} for group in given]
    if kind == "weights":
        return {Node(v): x for v, x in given}
    return given


def built(request, stream, nx):
    kinds = {(0, 0): nx.Graph, (1, 0): nx.DiGraph, (0, 1): nx.MultiGraph, (1, 1): nx.MultiDiGraph}
    graph = kinds[int(request["directed"]), int(request["parallel"])]()
    nodes = [Node(v) for v in range(request["nodes"])]
    graph.add_nodes_from(nodes)
    sources, targets = read(stream, "i", request["edges"]), read(stream, "i", request["edges"])
    if request["weighted"]:
        weights = read(stream, "d", request["edges"])
        edges = ((nodes[u], nodes[v], w) for u, v, w in zip(sources, targets, weights, strict=True))
        graph.add_weighted_edges_from(edges, weight="weight")
    else:
        graph.add_edges_from((nodes[u], nodes[v]) for u, v in zip(sources, targets, strict=True))
    return graph


def read(stream, kind, count):
    values = array.array(kind)
    values.frombytes(stream.read(count * values.itemsize))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def function(path):
    module, name = path.split(":")
    return getattr(importlib.import_module("networkx." + module), name)


def answer(request, stream):
    try:
        import networkx as nx
    except ImportError as e:
        return {"fault": "missing", "type": type(e).__name__, "message": str(e)}
    if nx.__version__ != request["version"]:
        return {"fault": "version", "type": "", "message": nx.__version__}
    try:
        graph = built(request, stream, nx)
        threading.Thread(target=end_with_parent, args=(stream,), daemon=True).start()
        arguments = {name: data(value, kind) for name, kind, value in request["arguments"]}
        saying = Saying(len(graph), request["items"], nx)
        return {
            "value": saying.value(function(request["function"])(graph, **arguments)),
            "truncated": saying.truncated,
        }
    except ImportError as e:
        return {"fault": "missing", "type": type(e).__name__, "message": str(e)}
    except MemoryError:
        return {"fault": "memory", "type": "MemoryError", "message": ""}
    except (TooBig, RecursionError) as e:
        return {"fault": "size", "type": type(e).__name__, "message": str(e)}
    except Exception as e:
        return {"fault": "refused", "type": type(e).__name__, "message": str(e)}


def end_with_parent(stream):
    """The parent never writes more: when this returns, it is gone."""
    stream.read(1)
    os._exit(PARENT_GONE)


def limit(request):
    """The kernel ends this process with its parent and at its deadline, and keeps memory and files from it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != request["parent"]:
        os._exit(PARENT_GONE)
    signal.alarm(request["seconds"])
    resource.setrlimit(resource.RLIMIT_AS, (request["memory"], request["memory"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main():
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a function prints is no answer
    request = json.loads(sys.stdin.buffer.readline())
    limit(request)
    said = answer(request, sys.stdin.buffer)
    try:
        out.write(json.dumps(said))
    except MemoryError:
        os._exit(4)
    out.close()
    os._exit(0)


if __name__ == "__main__":
    main()
