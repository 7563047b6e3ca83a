"""NetworkX's functions, run where the graph is: ``nx.pagerank(conn.graph("Airport", "ROUTE"))``.

NetworkX finds this backend by its entry points, so nothing has to be imported. A graph of
:meth:`graph_olap.InstanceConnection.graph` is dispatched by itself; it stays on the platform, and the answer alone
comes back, as NetworkX would give it.
"""

from __future__ import annotations

from graph_olap.nx.graph import Graphs, RemoteGraph, WithoutGraphs

__all__ = ["Graphs", "RemoteGraph", "WithoutGraphs"]
