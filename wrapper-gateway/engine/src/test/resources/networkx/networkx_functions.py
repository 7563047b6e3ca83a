"""Writes networkx-functions.json: what functions of NetworkX answer, to compare ours with.

Run it with Python 3.11 or later and `pip install networkx==3.6.1 numpy scipy`:

    python networkx_functions.py > networkx-functions.json

Graphs: directed, weighted, disconnected, with self-loops, with parallel edges, without cycles, a tree.
A graph is tried as it is; where NetworkX does not implement a function for its kind, without parallel edges (weights
summed), then without directions, then without both. A case without an answer is one that NetworkX refuses.
"""

import inspect
import itertools
import json
import math
import random
import sys

import networkx as nx


def random_edges(seed, n, m, directed, loops=0, parallel=0, acyclic=False):
    rnd = random.Random(seed)
    pairs = [(u, v) for u in range(n) for v in range(n) if (u < v or (directed and not acyclic and u > v))]
    edges = rnd.sample(pairs, m)
    edges += [(u, u) for u in rnd.sample(range(n), loops)]
    edges += rnd.sample(edges, parallel)
    weights = rnd.sample(range(101, 997), len(edges))
    return sorted([u, v, w / 64] for (u, v), w in zip(edges, weights))


def graph(name, directed, n, edges):
    return dict(name=name, directed=directed, nodes=n, edges=edges)


def ring(seed, n, m):
    rnd = random.Random(seed)
    pairs = {(v, (v + 1) % n) for v in range(n)} | {tuple(rnd.sample(range(n), 2)) for _ in range(m)}
    return sorted([u, v, rnd.randrange(101, 997) / 64] for u, v in pairs)


GRAPHS = [
    graph("directed", True, 8, random_edges(1, 8, 16, True)),
    graph("strongly-connected", True, 7, ring(2, 7, 5)),
    graph("undirected", False, 8, random_edges(3, 8, 14, False)),
    graph("disconnected", False, 9, random_edges(4, 5, 6, False) + [[6, 7, 2.5], [6, 8, 3.25]]),
    graph("self-loops", True, 7, random_edges(5, 7, 12, True, loops=2)),
    graph("undirected-loops", False, 7, random_edges(6, 7, 10, False, loops=2)),
    graph("parallel", True, 6, random_edges(7, 6, 10, True, parallel=3)),
    graph("undirected-parallel", False, 6, random_edges(8, 6, 9, False, parallel=3)),
    graph("acyclic", True, 8, random_edges(9, 8, 13, True, acyclic=True)),
    graph("tree", False, 8, random_edges(10, 8, 0, False) + [[(v - 1) // 2, v, 1.5 + v / 8] for v in range(1, 8)]),
    graph("branching", True, 7, sorted([(v - 1) // 2, v, 1.5 + v / 8] for v in range(1, 7))),
]


def build(g, weighted, directed, merged):
    g = dict(g, edges=sorted([*(e[:2] if directed else sorted(e[:2])), e[2]] for e in g["edges"]))
    pairs = [tuple(e[:2]) if directed else tuple(sorted(e[:2])) for e in g["edges"]]
    multi = len(set(pairs)) < len(pairs) and not merged
    kinds = {(0, 0): nx.Graph, (1, 0): nx.DiGraph, (0, 1): nx.MultiGraph, (1, 1): nx.MultiDiGraph}
    made = kinds[int(directed), int(multi)]()
    made.add_nodes_from(range(g["nodes"]))
    for (u, v), w in sorted(zip(pairs, (e[2] for e in g["edges"])), key=lambda e: e[0]):
        if not weighted:
            made.add_edge(u, v)
        elif not multi and made.has_edge(u, v):
            made[u][v]["weight"] += w
        else:
            made.add_edge(u, v, weight=w)
    return made


def forms(g, weighted, name):
    if name in DIRECTED and not g["directed"]:
        return
    if name in WITHOUT_LOOPS:
        g = dict(g, edges=[e for e in g["edges"] if e[0] != e[1]])
    for directed in (True, False) if g["directed"] and name not in UNDIRECTED else (False,):
        for merged in (False, True) if name not in MERGED else (True,):
            yield build(g, weighted, directed, merged)


def encoded(x):
    if isinstance(x, (bool, str, type(None))):
        return x
    if isinstance(x, (set, frozenset)):
        return {"set": [encoded(i) for i in x]}
    if isinstance(x, dict):
        return {"dict": [[encoded(k), encoded(v)] for k, v in x.items()]}
    if isinstance(x, (nx.Graph,)):
        edges = [[encoded(u), encoded(v)] + ([d["weight"]] if "weight" in d else []) for u, v, d in x.edges(data=True)]
        return {"graph": [x.is_directed(), [encoded(v) for v in x.nodes], edges]}
    if hasattr(x, "dtype") and getattr(x, "shape", None) == ():
        x = x.item()
    if isinstance(x, float):
        return x if math.isfinite(x) else str(x)
    if isinstance(x, int):
        return x
    return [encoded(i) for i in x]


def path_of(G):
    """The nodes of a longest shortest path from node 0."""
    return list(max(nx.single_source_shortest_path(G, 0).values(), key=lambda p: (len(p), p)))


def some_edges(G):
    return [list(e[:2]) for e in list(G.edges())[:3]]


def matched(G):
    return [sorted(e) for e in sorted(map(sorted, nx.maximal_matching(nx.Graph(G))))]


S, ST = dict(S=[0, 1, 2]), dict(S=[0, 1], T=[2, 3, 4])
SRC, ENDS = dict(source=0), [dict(source=0, target=4), dict(source=1, target=2)]
NODES = [{}, dict(nodes=[0, 2])]
ROOTS = [dict(source=0), dict(source=2, depth_limit=2)]
DFS = [{}, dict(source=0), dict(source=1, depth_limit=2)]
SUBSET = [dict(sources=[0, 1, 2], targets=[3, 4, 5]), dict(sources=[0, 1], targets=[1, 3], normalized=True)]
FLOW = [dict(_s=0, _t=4), dict(_s=1, _t=3)]
PAIRS = [{}, dict(ebunch=[[0, 1], [2, 3], [4, 0]])]

CASES = {
    # counting and lists
    **{n: [{}] for n in ("number_of_nodes number_of_edges number_of_selfloops number_of_isolates is_directed is_empty density "
                         "degree_histogram isolates nodes_with_selfloops selfloop_edges nodes non_edges to_dict_of_lists").split()},
    "degree": [{}, dict(nbunch=[0, 2])], "is_isolate": [dict(n=5)], "is_weighted": [{}], "is_negatively_weighted": [{}],
    "edges": [{}, dict(nbunch=[0, 2])], "to_edgelist": [{}], "neighbors": [dict(n=0), dict(n=2)],
    "all_neighbors": [dict(node=1)], "non_neighbors": [dict(node=1)], "common_neighbors": [dict(u=0, v=2), dict(u=1, v=4)],
    "is_path": [dict(path=[0, 1, 2]), lambda G: dict(path=path_of(G))],
    "path_weight": [lambda G: dict(path=path_of(G)), dict(path=[0, 1, 2, 5])],
    "is_simple_path": [lambda G: dict(nodes=path_of(G)), dict(nodes=[0, 1, 0])],
    # centralities
    "pagerank": [dict(max_iter=10000, tol=1e-14), dict(alpha=0.7, max_iter=10000, tol=1e-14),
                 dict(max_iter=10000, tol=1e-14, personalization={0: 1, 3: 2.5})],
    "hits": [dict(max_iter=100000, tol=1e-14)],
    "betweenness_centrality": [{}, dict(normalized=False)], "closeness_centrality": [{}, dict(u=2), dict(wf_improved=False)],
    "harmonic_centrality": [{}, dict(nbunch=[0, 3]), dict(sources=[0, 1])],
    "eigenvector_centrality": [dict(max_iter=100000, tol=1e-13)], "eigenvector_centrality_numpy": [{}],
    "katz_centrality": [dict(alpha=0.03, tol=1e-13, max_iter=100000), dict(alpha=0.02, beta=2, normalized=False, tol=1e-13)],
    "katz_centrality_numpy": [dict(alpha=0.01)], "voterank": [{}, dict(number_of_nodes=2)],
    **{n: [{}] for n in "degree_centrality in_degree_centrality out_degree_centrality".split()},
    **{n: [S] for n in "group_degree_centrality group_in_degree_centrality group_out_degree_centrality".split()},
    "group_closeness_centrality": [S],
    "average_neighbor_degree": NODES, "average_degree_connectivity": NODES,
    "edge_betweenness_centrality": [{}, dict(normalized=False)],
    "betweenness_centrality_subset": SUBSET, "edge_betweenness_centrality_subset": SUBSET,
    "constraint": NODES, "local_constraint": [dict(u=0, v=1), dict(u=2, v=4)],
    "local_reaching_centrality": [dict(v=0)], "global_reaching_centrality": [{}],
    "degree_assortativity_coefficient": [{}], "degree_pearson_correlation_coefficient": [{}],
    # shapes
    **{n: [{}] for n in ("is_regular is_tournament is_tree is_forest is_arborescence is_branching is_bipartite overall_reciprocity "
                         "s_metric flow_hierarchy").split()},
    "is_k_regular": [dict(k=2), dict(k=3)], "reciprocity": NODES,
    # components
    **{n: [{}] for n in ("connected_components number_connected_components is_connected weakly_connected_components "
                         "number_weakly_connected_components is_weakly_connected strongly_connected_components "
                         "kosaraju_strongly_connected_components number_strongly_connected_components is_strongly_connected "
                         "is_semiconnected condensation attracting_components number_attracting_components is_attracting_component "
                         "bridges has_bridges local_bridges articulation_points biconnected_components biconnected_component_edges "
                         "is_biconnected").split()},
    "node_connected_component": [dict(n=0), dict(n=6)],
    # cores and clusters
    "core_number": [{}], "k_core": [{}, dict(k=2)], "k_shell": [{}, dict(k=1)], "k_crust": [{}, dict(k=1)], "k_corona": [dict(k=2)],
    "k_truss": [dict(k=3)], "onion_layers": [{}],
    "triangles": NODES, "all_triangles": [{}], "clustering": NODES, "average_clustering": [{}, dict(count_zeros=False)],
    "transitivity": [{}], "square_clustering": NODES, "generalized_degree": NODES,
    **{n: [{}] for n in "find_cliques find_cliques_recursive enumerate_all_cliques".split()},
    "node_clique_number": NODES, "number_of_cliques": NODES,
    # covers
    "is_dominating_set": [dict(nbunch=[0, 1, 2]), dict(nbunch=[0, 1, 2, 3, 4, 5])],
    "is_edge_cover": [lambda G: dict(cover=[list(e[:2]) for e in G.edges()]), lambda G: dict(cover=some_edges(G))],
    "is_matching": [lambda G: dict(matching=matched(G)), lambda G: dict(matching=some_edges(G))],
    "is_maximal_matching": [lambda G: dict(matching=matched(G)), lambda G: dict(matching=matched(G)[:1])],
    "is_perfect_matching": [lambda G: dict(matching=matched(G))],
    "maximal_matching": [{}], "max_weight_matching": [{}], "greedy_color": [{}],
    # cuts
    "edge_boundary": [dict(nbunch1=[0, 1, 2]), dict(nbunch1=[0, 1], nbunch2=[3, 4])],
    "node_boundary": [dict(nbunch1=[0, 1, 2]), dict(nbunch1=[0, 1], nbunch2=[3, 4])],
    "volume": [S], "node_expansion": [S], "boundary_expansion": [S],
    **{n: [S, ST] for n in "cut_size normalized_cut_size conductance edge_expansion mixing_expansion".split()},
    # cycles
    "simple_cycles": [{}], "recursive_simple_cycles": [{}], "find_cycle": [{}, dict(source=1)], "girth": [{}], "negative_edge_cycle": [{}],
    "is_eulerian": [{}], "has_eulerian_path": [{}], "is_semieulerian": [{}],
    # without cycles
    **{n: [{}] for n in ("is_directed_acyclic_graph topological_sort topological_generations lexicographical_topological_sort "
                         "all_topological_sorts transitive_closure_dag transitive_reduction dag_longest_path dag_longest_path_length "
                         "is_aperiodic").split()},
    "transitive_closure": [{}, dict(reflexive=True)], "ancestors": [dict(source=4)], "descendants": [dict(source=1)],
    "lowest_common_ancestor": [dict(node1=3, node2=4), dict(node1=5, node2=6)],
    "immediate_dominators": [dict(start=0)], "dominance_frontiers": [dict(start=0)],
    # distances
    "eccentricity": [{}, dict(v=0)],
    **{n: [{}] for n in ("diameter radius center periphery barycenter wiener_index hyper_wiener_index schultz_index gutman_index "
                         "global_efficiency local_efficiency harmonic_diameter average_shortest_path_length").split()},
    "efficiency": [dict(u=0, v=3)],
    # paths
    "has_path": ENDS, "shortest_path": ENDS + [dict(source=0), dict(target=2), {}],
    "shortest_path_length": ENDS + [dict(source=0), dict(target=2), {}],
    **{n: ENDS for n in ("bidirectional_shortest_path dijkstra_path dijkstra_path_length astar_path astar_path_length bellman_ford_path "
                         "bellman_ford_path_length bidirectional_dijkstra all_shortest_paths all_simple_paths all_simple_edge_paths "
                         "shortest_simple_paths").split()},
    "single_source_all_shortest_paths": [SRC], "all_pairs_all_shortest_paths": [{}],
    "predecessor": [SRC, dict(source=0, target=4), dict(source=0, cutoff=1)],
    "single_source_shortest_path": [SRC, dict(source=1, cutoff=2)], "single_source_shortest_path_length": [SRC, dict(source=1, cutoff=2)],
    "single_target_shortest_path": [dict(target=3), dict(target=2, cutoff=1)],
    "single_target_shortest_path_length": [dict(target=3), dict(target=2, cutoff=1)],
    "all_pairs_shortest_path": [dict(cutoff=2)], "all_pairs_shortest_path_length": [{}, dict(cutoff=1)],
    "single_source_dijkstra": [SRC, dict(source=0, target=4)], "single_source_dijkstra_path": [SRC],
    "single_source_dijkstra_path_length": [SRC, dict(source=1, cutoff=8)], "all_pairs_dijkstra": [dict(cutoff=6)],
    "all_pairs_dijkstra_path": [dict(cutoff=7)], "all_pairs_dijkstra_path_length": [{}],
    "single_source_bellman_ford": [SRC, dict(source=0, target=4)], "single_source_bellman_ford_path": [SRC],
    "single_source_bellman_ford_path_length": [SRC], "all_pairs_bellman_ford_path": [{}], "all_pairs_bellman_ford_path_length": [{}],
    "multi_source_dijkstra": [dict(sources=[0, 3]), dict(sources=[0, 3], target=2)],
    "multi_source_dijkstra_path": [dict(sources=[0, 3])], "multi_source_dijkstra_path_length": [dict(sources=[0, 3])],
    "floyd_warshall": [{}], "johnson": [{}], "goldberg_radzik": [SRC],
    "dijkstra_predecessor_and_distance": [SRC], "bellman_ford_predecessor_and_distance": [SRC],
    # flows
    "maximum_flow": FLOW, "maximum_flow_value": FLOW, "minimum_cut": FLOW, "minimum_cut_value": FLOW,
    "edge_connectivity": [{}, dict(s=0, t=4)], "node_connectivity": [{}, dict(s=0, t=4)],
    # communities, links, trees
    "label_propagation_communities": [{}], "voronoi_cells": [dict(center_nodes=[0, 3])],
    **{n: PAIRS for n in ("jaccard_coefficient adamic_adar_index resource_allocation_index preferential_attachment "
                          "common_neighbor_centrality").split()},
    **{n: [{}] for n in "minimum_spanning_tree maximum_spanning_tree minimum_spanning_edges maximum_spanning_edges".split()},
    # graphs
    "subgraph": [dict(nbunch=[0, 1, 2, 4])], "induced_subgraph": [dict(nbunch=[0, 1, 2, 4])],
    "edge_subgraph": [lambda G: dict(edges=some_edges(G))],
    **{n: [{}] for n in "create_empty_copy reverse to_undirected to_directed complement moral_graph".split()},
    "power": [dict(k=2)], "ego_graph": [dict(n=0), dict(n=0, radius=2, center=False), dict(n=1, undirected=True)],
    # traversal
    "bfs_edges": ROOTS + [dict(source=1, reverse=True)], "generic_bfs_edges": ROOTS, "bfs_tree": ROOTS, "bfs_predecessors": ROOTS,
    "bfs_successors": ROOTS, "bfs_layers": [dict(sources=[0]), dict(sources=[0, 3])],
    "descendants_at_distance": [dict(source=0, distance=2)],
    **{n: DFS for n in "dfs_edges dfs_tree dfs_predecessors dfs_successors dfs_preorder_nodes dfs_postorder_nodes".split()},
}

# What is compared: "bag" a list in any order, "deep" lists in any order inside too, "size" the number of items of a
# path that is one of many, "first" the first item of a tuple, "total" the sum of weights of edges that are one of many.
HOW = {
    **{n: "bag" for n in ("isolates nodes_with_selfloops selfloop_edges edges to_edgelist non_edges common_neighbors all_neighbors "
                          "edge_boundary find_cycle bfs_predecessors all_shortest_paths all_topological_sorts center periphery barycenter "
                          "all_simple_paths all_simple_edge_paths jaccard_coefficient adamic_adar_index resource_allocation_index "
                          "preferential_attachment common_neighbor_centrality predecessor").split()},
    **{n: "deep" for n in ("connected_components simple_cycles recursive_simple_cycles bridges local_bridges find_cliques "
                           "find_cliques_recursive enumerate_all_cliques all_triangles biconnected_component_edges articulation_points "
                           "maximal_matching minimum_spanning_edges maximum_spanning_edges bfs_layers "
                           "weakly_connected_components strongly_connected_components kosaraju_strongly_connected_components "
                           "attracting_components biconnected_components label_propagation_communities single_source_all_shortest_paths "
                           "all_pairs_all_shortest_paths dijkstra_predecessor_and_distance bellman_ford_predecessor_and_distance").split()},
    "maximum_flow": "first", "goldberg_radzik": "second", "find_cycle": "cycle", "max_weight_matching": "matching",
    "shortest_simple_paths": "sizes",
    **{n: "size" for n in "bidirectional_shortest_path shortest_path".split()},
}



def as_dict(pairs):
    return dict(pairs) if isinstance(pairs, list) and pairs and isinstance(pairs[0], tuple) else pairs


AFTER = {
    "degree": lambda r: dict(r) if not isinstance(r, int) else r,
    "condensation": lambda C: nx.relabel_nodes(nx.DiGraph(C.edges) if C.edges else nx.empty_graph(len(C), nx.DiGraph),
                                               {n: frozenset(C.nodes[n]["members"]) for n in C}),
    "edges": lambda r: [e[:2] for e in r], "selfloop_edges": lambda r: [e[:2] for e in r], "edge_boundary": lambda r: [e[:2] for e in r],
    "bridges": lambda r: [e[:2] for e in r], "find_cycle": lambda r: [e[:2] for e in r],
    "to_edgelist": lambda r: [(u, v) + ((d["weight"],) if "weight" in d else ()) for u, v, d in r],
    "minimum_spanning_edges": lambda r: [(e[0], e[1]) + ((e[-1]["weight"],) if e[-1] else ()) for e in r],
    "maximum_spanning_edges": lambda r: [(e[0], e[1]) + ((e[-1]["weight"],) if e[-1] else ()) for e in r],
    "johnson": lambda r: {k: dict(v) for k, v in r.items()},
    "average_degree_connectivity": dict, "generalized_degree": lambda r: {k: dict(v) for k, v in r.items()},
    "common_neighbors": set, "all_neighbors": list,
    "descendants_at_distance": set,
}
AFTER.update({n: as_dict for n in CASES if n.startswith(("all_pairs_", "single_source_all", "shortest_path")) or n == "voronoi_cells"})
# Where ours is stricter than NetworkX, or merges edges that it counts (said in their descriptions).
DIRECTED = set("overall_reciprocity reciprocity simple_cycles recursive_simple_cycles transitive_closure".split())
UNDIRECTED = set("""greedy_color square_clustering is_matching is_maximal_matching is_perfect_matching""".split())
MERGED = set("""all_simple_edge_paths average_degree_connectivity average_neighbor_degree betweenness_centrality_subset complement
    edge_betweenness_centrality edge_betweenness_centrality_subset constraint local_constraint degree_assortativity_coefficient
    degree_pearson_correlation_coefficient hits greedy_color moral_graph eigenvector_centrality_numpy overall_reciprocity reciprocity transitive_closure to_undirected is_matching is_maximal_matching
    is_perfect_matching""".split())
WITHOUT_LOOPS = set("greedy_color label_propagation_communities biconnected_component_edges".split())
WEIGHTED = set("maximum_flow maximum_flow_value minimum_cut minimum_cut_value".split())
# Weights that NetworkX reads and ours does not.
WITHOUT_WEIGHTS = set("""clustering average_clustering local_reaching_centrality global_reaching_centrality
    degree_assortativity_coefficient degree_pearson_correlation_coefficient is_weighted condensation
    label_propagation_communities group_closeness_centrality""".split())
ATTRIBUTES = ("weight", "distance", "capacity")
SHOWS_WEIGHTS = {"to_edgelist", "subgraph", "induced_subgraph"}


def function(name):
    return getattr(nx, name) if hasattr(nx, name) else getattr(nx.community, name)


def attribute(name):
    if name == "hits":
        return "weight"
    if name == "descendants_at_distance":
        return None
    known = inspect.signature(function(name)).parameters
    return next((a for a in ATTRIBUTES if a in known), None)


def answer(g, name, given, weighted):
    """The parameters and the answer; no answer when NetworkX refuses."""
    parameters = {}
    for made in forms(g, weighted, name):
        try:
            parameters = given(made) if callable(given) else given
            kept = dict(parameters)
            for pairs in ("matching", "cover", "ebunch"):
                if pairs in kept:
                    kept[pairs] = {tuple(p) for p in kept[pairs]} if pairs != "ebunch" else [tuple(p) for p in kept[pairs]]
            if weighted and name not in SHOWS_WEIGHTS and name != "hits":
                kept[attribute(name)] = "weight"
            if name == "edge_subgraph":
                kept["edges"] = [tuple(e) for e in kept["edges"]]
                if made.is_multigraph():
                    continue
            result = function(name)(made, **kept)
            if inspect.isgenerator(result) or hasattr(result, "__next__"):
                result = list(result)
            if name in AFTER:
                result = AFTER[name](result)
            return parameters, encoded(result)
        except nx.NetworkXNotImplemented:
            continue
        except nx.NetworkXError as e:
            if "not supported" in str(e):
                continue
            return parameters, {"refused": True}
        except TypeError as e:  # a fault of NetworkX
            print(name, g["name"], parameters, repr(e)[:90], file=sys.stderr)
            return parameters, None
        except Exception as e:
            print(name, g["name"], parameters, repr(e)[:90], file=sys.stderr)
            return parameters, {"refused": True}
    return parameters, {"refused": True}


def cases(name):
    found = []
    weights = (True,) if name in WEIGHTED else (False, True) if name in SHOWS_WEIGHTS or (attribute(name) and name not in WITHOUT_WEIGHTS) else (False,)
    for (at, g), given, weighted in itertools.product(enumerate(GRAPHS), CASES[name], weights):
        parameters, value = answer(g, name, given, weighted)
        if name == "hits" and g["name"] in ("tree", "branching"):  # hubs and authorities are not determined
            continue
        if value is not None or name in ("lowest_common_ancestor", "reciprocity"):
            found.append([at, weighted, parameters, value])
    assert any("refused" not in c[3] if isinstance(c[3], dict) else True for c in found), name
    return found


def top_level():
    """Every function at NetworkX's top level that takes a graph first."""
    names = []
    for name in sorted(dir(nx)):
        f = getattr(nx, name)
        if name.startswith("_") or not callable(f) or inspect.isclass(f):
            continue
        known = list(inspect.signature(f).parameters) if not inspect.isbuiltin(f) else []
        if known and known[0] in ("G", "graph", "B", "D", "G1", "T", "F", "MG", "flowG", "Gbunch"):
            names.append([name, f.__module__.removeprefix("networkx.")])
    return names


if __name__ == "__main__":
    out = dict(networkx=nx.__version__, functions=top_level(), graphs=GRAPHS, how=HOW, cases={n: cases(n) for n in sorted(CASES)})
    text = json.dumps(out, separators=(",", ":"))
    sys.stdout.write(text.replace(',"cases":', ',\n"cases":').replace(']],"', ']],\n"') + "\n")
