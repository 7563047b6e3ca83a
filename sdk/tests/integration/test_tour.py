"""A short way through everything that an analyst does; all the rest is in the other files."""

from __future__ import annotations

import networkx as nx

from graph_olap import GraphOLAPClient, InstanceConnection
from graph_olap.testing import TestFixtures


def test_from_a_mapping_to_answers(client: GraphOLAPClient, fixtures: TestFixtures, conn: InstanceConnection) -> None:
    assert conn.query_scalar("MATCH (a:Airport {iata: $code}) RETURN a.city", {"code": "BTV"}) == "Burlington"
    assert conn.query_df("MATCH (a:Airport) RETURN a.iata").shape == (3376, 1)

    assert conn.algo.pagerank("Airport", "tour_rank", "ROUTE").nodes_updated == 3376
    top = conn.query("MATCH (a:Airport) RETURN a.iata AS iata ORDER BY a.tour_rank DESC LIMIT 3")
    assert top.to_dict() == {"iata": ["ATL", "DFW", "ORD"]}

    flights = conn.graph("Airport", "ROUTE")
    assert nx.shortest_path_length(flights, "BTV", "SFO") == 2
    assert len(nx.degree_centrality(flights)) == 3376

    fixtures.cleanup()
    assert conn.id not in [i.id for i in client.instances.list(limit=100)]
