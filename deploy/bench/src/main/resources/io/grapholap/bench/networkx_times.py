"""Times functions of NetworkX: a graph as numbers on standard input, a line of JSON per function on standard output.

Input: numbers of nodes and edges, then sources and targets, all of 32 bits, little-endian. Each line says the function, its seconds
and its answer: a number, or those of some nodes. What takes longer than a minute is not said.
"""

import array
import json
import signal
import sys
import time

import networkx as nx

SECONDS = 60
STEP = 9973  # every so many nodes one is said

raw = array.array("i")
raw.frombytes(sys.stdin.buffer.read())
n, m = raw[0], raw[1]
directed = nx.DiGraph()
directed.add_nodes_from(range(n))
directed.add_edges_from(zip(raw[2 : m + 2], raw[m + 2 :]))
undirected = directed.to_undirected()

FUNCTIONS = {
    "pagerank": lambda: nx.pagerank(directed, tol=1e-12, max_iter=1000),
    "eigenvector_centrality": lambda: nx.eigenvector_centrality(undirected, max_iter=1000, tol=1e-10),
    "katz_centrality": lambda: nx.katz_centrality(directed, alpha=0.05, tol=1e-8),
    "degree_centrality": lambda: nx.degree_centrality(directed),
    "in_degree_centrality": lambda: nx.in_degree_centrality(directed),
    "core_number": lambda: nx.core_number(undirected),
    "onion_layers": lambda: nx.onion_layers(undirected),
    "triangles": lambda: nx.triangles(undirected),
    "clustering": lambda: nx.clustering(undirected),
    "average_clustering": lambda: nx.average_clustering(undirected),
    "transitivity": lambda: nx.transitivity(undirected),
    "number_connected_components": lambda: nx.number_connected_components(undirected),
    "number_weakly_connected_components": lambda: nx.number_weakly_connected_components(directed),
    "number_strongly_connected_components": lambda: nx.number_strongly_connected_components(directed),
    "single_source_shortest_path_length": lambda: nx.single_source_shortest_path_length(directed, 0),
    "single_source_dijkstra_path_length": lambda: nx.single_source_dijkstra_path_length(directed, 0),
    "average_neighbor_degree": lambda: nx.average_neighbor_degree(undirected),
    "degree_assortativity_coefficient": lambda: nx.degree_assortativity_coefficient(undirected),
    "is_directed_acyclic_graph": lambda: nx.is_directed_acyclic_graph(directed),
    "number_attracting_components": lambda: nx.number_attracting_components(directed),
}


def late(*_):
    raise TimeoutError


signal.signal(signal.SIGALRM, late)
for name, function in FUNCTIONS.items():
    signal.alarm(SECONDS)
    start = time.perf_counter()
    try:
        found = function()
        seconds = time.perf_counter() - start
    except TimeoutError:
        continue
    finally:
        signal.alarm(0)
    answer = [found.get(v) for v in range(0, n, STEP)] if isinstance(found, dict) else [float(found)]
    print(json.dumps({"name": name, "seconds": seconds, "answer": answer}), flush=True)
