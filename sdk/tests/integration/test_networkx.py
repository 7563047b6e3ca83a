"""NetworkX on a graph of the platform, held against NetworkX on a copy of it."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from graph_olap import InstanceConnection
from graph_olap.nx import RemoteGraph
from graph_olap.nx.shapes import FUNCTIONS


@pytest.fixture(scope="module")
def remote(conn: InstanceConnection) -> RemoteGraph:
    return conn.graph("Airport", "ROUTE")


@pytest.fixture(scope="module")
def copied(conn: InstanceConnection) -> Any:
    """Its edges alone: NetworkX's graphs know no label."""
    graph = nx.DiGraph()
    graph.add_nodes_from(row["iata"] for row in conn.query("MATCH (a:Airport) RETURN a.iata AS iata"))
    for row in conn.query("MATCH (a:Airport)-[:ROUTE]->(b:Airport) RETURN a.iata AS a, b.iata AS b"):
        graph.add_edge(row["a"], row["b"])
    return graph


def test_the_same_answers(remote: RemoteGraph, copied: Any) -> None:
    assert (nx.number_of_nodes(remote), nx.number_of_edges(remote)) == (len(copied), copied.number_of_edges())
    assert nx.pagerank(remote, tol=1e-9) == pytest.approx(nx.pagerank(copied, tol=1e-9), abs=1e-7)
    assert nx.degree_centrality(remote) == pytest.approx(nx.degree_centrality(copied))
    assert nx.shortest_path_length(remote, "BTV", "SFO") == nx.shortest_path_length(copied, "BTV", "SFO")
    assert set(map(frozenset, nx.strongly_connected_components(remote))) == set(
        map(frozenset, nx.strongly_connected_components(copied))
    )
    assert nx.descendants(remote, "BTV") == nx.descendants(copied, "BTV")
    flat, here = remote.to_undirected(), copied.to_undirected()
    assert nx.core_number(flat) == nx.core_number(here)
    assert nx.clustering(flat) == pytest.approx(nx.clustering(here))
    assert sorted(map(len, nx.connected_components(flat))) == sorted(map(len, nx.connected_components(here)))
    assert set(nx.ego_graph(flat, "BTV")) == set(nx.ego_graph(here, "BTV"))


def test_a_part_by_a_query(conn: InstanceConnection) -> None:
    query = "MATCH (a:Airport)-[r:ROUTE]->(b:Airport) WHERE a.state = 'VT' RETURN a, b, r.flights"
    assert "BTV" in nx.pagerank(conn.graph(subgraph_query=query))


def test_every_function_of_the_server_is_dispatched(conn: InstanceConnection) -> None:
    # What the platform leaves to NetworkX itself is better computed where the notebook is.
    served = conn.networkx.algorithms()
    names = {info.name for info in served if "Computed by NetworkX itself" not in (info.long_description or "")}
    functions = {name: getattr(nx, name, None) or getattr(nx.community, name) for name in names}
    dispatched = {name for name, function in functions.items() if hasattr(function, "orig_func")}
    assert dispatched == set(FUNCTIONS)
