"""NetworkX's functions on a graph of the platform."""

from __future__ import annotations

import json
from typing import Any

import httpx
import networkx as nx
import pytest

from graph_olap import InstanceConnection
from graph_olap.aio.instance import AsyncInstanceConnection
from graph_olap.nx import RemoteGraph
from graph_olap.nx.info import info
from graph_olap.nx.shapes import FUNCTIONS

from .conftest import Script, error

NODE = {"name": "source", "type": "node"}


def listing(name: str, *parameters: dict[str, Any]) -> httpx.Response:
    return httpx.Response(200, json={"algorithms": [{"name": name, "parameters": list(parameters)}], "total_count": 1})


def answer(kind: str, **result: Any) -> httpx.Response:
    body = {"execution_id": "e1", "started_at": "2024-01-01T00:00:00Z", "status": "completed"}
    return httpx.Response(200, json={**body, "result": {"kind": kind, "truncated": False, **result}})


def graph(*answers: httpx.Response, **part: Any) -> tuple[RemoteGraph, Script]:
    script = Script(*answers)
    connection = InstanceConnection("http://instance/wrapper/x", "key", 5, transport=httpx.MockTransport(script))
    return connection.graph(**part), script


def test_a_function_runs_where_the_graph_is() -> None:
    values = [{"node": "a", "value": 0.75}, {"node": "b", "value": 0.25}]
    g, script = graph(
        listing("pagerank", {"name": "alpha", "type": "float"}),
        answer("dict", values=values),
        node_label="Airport",
        edge_type="ROUTE",
    )

    assert nx.pagerank(g, alpha=0.5) == {"a": 0.75, "b": 0.25}
    assert script.requests[-1].url.path == "/wrapper/x/networkx/pagerank"
    assert json.loads(script.requests[-1].content) == {
        "node_label": "Airport",
        "edge_type": "ROUTE",
        "parameters": {"alpha": 0.5},
        "timeout_ms": 300_000,
        "write_back": False,
    }


def test_answers_have_the_types_of_networkx() -> None:
    g, script = graph(listing("connected_components"), answer("list", items=[["a", "b"], ["c"]]))

    assert list(nx.connected_components(g.to_undirected())) == [{"a", "b"}, {"c"}]
    assert json.loads(script.requests[-1].content)["direction"] == "undirected"


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ({"kind": "list", "items": ["a", "b"]}, ["a", "b"]),
        ({"kind": "dict", "values": [{"node": "b", "value": ["a", "b"]}]}, {"b": ["a", "b"]}),
    ],
)
def test_an_answer_depends_on_the_call(result: dict[str, Any], expected: Any) -> None:
    g, _ = graph(listing("shortest_path", NODE), answer(**result))
    assert nx.shortest_path(g, source="a") == expected


def test_all_pairs_are_iterated_over() -> None:
    rows = [{"node": "a", "value": [{"node": "b", "value": 1.5}]}]
    g, _ = graph(listing("all_pairs_dijkstra_path_length"), answer("dict", values=rows))
    assert dict(nx.all_pairs_dijkstra_path_length(g)) == {"a": {"b": 1.5}}


def test_a_graph_that_comes_out_is_one_of_networkx() -> None:
    result = {"directed": True, "nodes": [["a", "b"], ["c"]], "edges": [[["a", "b"], ["c"]]]}
    g, _ = graph(listing("condensation"), answer("graph", **result))

    made = nx.condensation(g)
    assert list(made.edges) == [(0, 1)]
    assert made.nodes[0]["members"] == {"a", "b"}
    assert made.graph["mapping"] == {"a": 0, "b": 0, "c": 1}


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("There is no path from the first node to the second.", nx.NetworkXNoPath),
        ("target must be the key of a node; the graph has none with it, found x.", nx.NodeNotFound),
        ("graph must be directed and without cycles, found a cycle.", nx.NetworkXUnfeasible),
        ("graph must be connected, found unconnected parts.", nx.NetworkXError),
        ("method must be one of [dijkstra, bellman-ford], found SPAM.", ValueError),
    ],
)
def test_refusals_are_those_of_networkx(message: str, kind: type[Exception]) -> None:
    g, _ = graph(
        listing("shortest_path", NODE, {"name": "target", "type": "node"}),
        error(400, "INVALID_ALGORITHM_PARAMETERS", message),
    )
    with pytest.raises(kind, match=message.split()[0]):
        nx.shortest_path(g, "a", "x")


def test_a_graph_is_neither_sent_nor_fetched() -> None:
    with pytest.raises(NotImplementedError, match=r"memory.*conn\.graph"):
        nx.utils.backends._load_backend("graph_olap").convert_from_nx(nx.path_graph(3))
    with pytest.raises(NotImplementedError):
        nx.pagerank(nx.path_graph(3), backend="graph_olap")
    g, script = graph(listing("x"))
    with pytest.raises(NotImplementedError):
        nx.optimize_edit_paths(g, g)
    assert len(script.requests) <= 1


def test_an_argument_that_the_platform_does_not_know_is_refused() -> None:
    g, script = graph(listing("pagerank", {"name": "alpha", "type": "float"}))
    with pytest.raises(NotImplementedError):
        nx.pagerank(g, nstart={"a": 1})
    assert [r.method for r in script.requests] == ["GET"]


def test_an_answer_that_was_cut_is_not_given() -> None:
    g, _ = graph(listing("triangles"), answer("dict", values=[], truncated=True, count=20_000))
    with pytest.raises(NotImplementedError, match="triangles"):
        nx.triangles(g.to_undirected())


def test_every_function_is_one_that_networkx_dispatches() -> None:
    for name in FUNCTIONS:
        function = getattr(nx, name, None) or getattr(nx.community, name)
        assert hasattr(function, "orig_func"), name
    assert set(info()["functions"]) == set(FUNCTIONS)
    assert "graph_olap" in nx.config.backends


def test_nothing_is_awaited_by_networkx() -> None:
    assert not hasattr(AsyncInstanceConnection, "graph")
