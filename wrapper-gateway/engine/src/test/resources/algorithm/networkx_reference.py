"""Writes networkx-reference.json: results of NetworkX that the algorithms are compared with.

Run it with Python 3.11 and `pip install networkx==3.6.1 numpy scipy`:

    python networkx_reference.py > networkx-reference.json

Graphs: directed, weighted, undirected, disconnected, with self-loops, with parallel edges, without cycles.
Where NetworkX refuses a kind of graph, the case says what was made of it first.
"""

import json
import math
import random
import sys

import networkx as nx


def graph(name, directed, n, edges, loops=False, parallel=False):
    return dict(name=name, directed=directed, nodes=n, edges=edges, loops=loops, parallel=parallel)


def random_edges(seed, n, m, directed, loops=False, parallel=False, acyclic=False):
    rnd = random.Random(seed)
    edges, seen = [], set()
    while len(edges) < m:
        u, v = rnd.randrange(n), rnd.randrange(n)
        if acyclic and u > v:
            u, v = v, u
        if u == v and not loops:
            continue
        key = (u, v) if directed else (min(u, v), max(u, v))
        if key in seen and not parallel:
            continue
        seen.add(key)
        edges.append([u, v, rnd.randrange(1, 17) / 4])
    return edges


def ring_of_cliques():
    return [[u, v, 1.0] for u, v in nx.ring_of_cliques(5, 6).edges()]


GRAPHS = [
    graph("directed", True, 30, random_edges(1, 30, 90, True)),
    graph("sparse-directed", True, 40, random_edges(2, 40, 50, True)),
    graph("undirected", False, 34, [[u, v, float(d["weight"])] for u, v, d in nx.karate_club_graph().edges(data=True)]),
    graph("disconnected", False, 40, random_edges(3, 25, 40, False) + [[u + 25, v + 25, w] for u, v, w in random_edges(4, 12, 18, False)]),
    graph("self-loops", True, 25, random_edges(5, 25, 80, True, loops=True) + [[3, 3, 1.0], [7, 7, 2.0]], loops=True),
    graph("undirected-loops", False, 20, random_edges(6, 20, 45, False) + [[0, 0, 1.5], [5, 5, 2.0]], loops=True),
    graph("parallel", True, 20, random_edges(7, 20, 90, True, parallel=True) + [[1, 2, 0.5], [1, 2, 2.0], [2, 1, 1.0]], parallel=True),
    graph("undirected-parallel", False, 20, random_edges(8, 20, 70, False, parallel=True) + [[1, 2, 0.5], [1, 2, 2.0]], parallel=True),
    graph("acyclic", True, 30, random_edges(9, 30, 60, True, acyclic=True)),
    graph("ring-of-cliques", False, 30, ring_of_cliques()),
]


def build(g, multi, drop_loops=False):
    kinds = {(False, False): nx.Graph, (True, False): nx.DiGraph, (False, True): nx.MultiGraph, (True, True): nx.MultiDiGraph}
    made = kinds[g["directed"], multi]()
    made.add_nodes_from(range(g["nodes"]))
    for u, v, w in g["edges"]:
        if drop_loops and u == v:
            continue
        if not multi and made.has_edge(u, v):
            made[u][v]["weight"] += w
            made[u][v]["count"] += 1
            made[u][v]["least"] = min(made[u][v]["least"], w)
            made[u][v]["most"] = max(made[u][v]["most"], w)
        else:
            made.add_edge(u, v, weight=w, count=1, least=w, most=w)
    return made


def unweighted(g):
    made = (nx.MultiDiGraph if g["directed"] else nx.MultiGraph)()
    made.add_nodes_from(range(g["nodes"]))
    made.add_edges_from((u, v) for u, v, _ in g["edges"])
    return made


def undirected_simple(g):
    made = nx.Graph()
    made.add_nodes_from(range(g["nodes"]))
    for u, v, w in g["edges"]:
        if u != v:
            known = made.get_edge_data(u, v, {"weight": w, "most": w})
            made.add_edge(u, v, weight=min(known["weight"], w), most=max(known["most"], w))
    return made


def undirected_multi(g):
    made = nx.MultiGraph()
    made.add_nodes_from(range(g["nodes"]))
    made.add_weighted_edges_from(map(tuple, g["edges"]))
    return made


CASES = []


def case(g, algorithm, kind, value, weighted=False, within=1e-9, **parameters):
    CASES.append(dict(graph=g["name"], algorithm=algorithm, parameters=parameters, weighted=weighted, kind=kind,
                      value=value, within=within))


def per_node(g, values):
    return [None if v is None or math.isinf(v) else v for v in (values.get(i) for i in range(g["nodes"]))]


def partition(g, groups):
    labels = [None] * g["nodes"]
    for label, group in enumerate(groups):
        for node in group:
            labels[node] = label
    return labels


class FirstNodes(random.Random):
    """Samples the first nodes, so that the sample is known."""

    def sample(self, population, k):
        return list(population)[:k]


def centralities(g):
    multi, summed, simple = build(g, True), build(g, False), build(g, False)
    exact = dict(max_iterations=10000, tolerance=1e-15)
    for weight in (None, "weight"):
        weighted = weight is not None
        case(g, "pagerank", "values", per_node(g, nx.pagerank(multi, max_iter=10000, tol=1e-15, weight=weight)), weighted, 1e-9, **exact)
        people = {0: 1.0, 3: 2.0, 5: 0.5}
        case(g, "pagerank", "values",
             per_node(g, nx.pagerank(multi, personalization=people, max_iter=10000, tol=1e-15, weight=weight)), weighted, 1e-9,
             personalization={str(k): v for k, v in people.items()}, **exact)
        case(g, "betweenness", "values", per_node(g, nx.betweenness_centrality(multi, weight=weight)), weighted)
        case(g, "betweenness", "values", per_node(g, nx.betweenness_centrality(multi, weight=weight, normalized=False)), weighted, normalized=False)
        case(g, "closeness", "values", per_node(g, nx.closeness_centrality(multi, distance=weight)), weighted)
        case(g, "harmonic", "values", per_node(g, nx.harmonic_centrality(multi, distance=weight)), weighted)
        summing = "weight" if weighted else "count"
        if nx.is_strongly_connected(multi) if g["directed"] else nx.is_connected(multi):
            case(g, "eigenvector", "values", per_node(g, nx.eigenvector_centrality(summed, weight=summing, max_iter=100000, tol=1e-13)),
                 weighted, 1e-8, max_iterations=100000, tolerance=1e-13)
        case(g, "katz", "values", per_node(g, nx.katz_centrality(summed, alpha=0.01, weight=summing, max_iter=10000, tol=1e-12)),
             weighted, 1e-8, alpha=0.01, tolerance=1e-12, max_iterations=10000)
    case(g, "closeness", "values", per_node(g, nx.closeness_centrality(multi, wf_improved=False)), wf_improved=False)
    case(g, "betweenness", "values", per_node(g, nx.betweenness_centrality(multi, k=5, seed=FirstNodes())), sources=[0, 1, 2, 3, 4])
    case(g, "betweenness", "values", per_node(g, nx.betweenness_centrality(multi, k=5, normalized=False, seed=FirstNodes())),
         sources=[0, 1, 2, 3, 4], normalized=False)
    for weighted in (False, True):
        made = multi if weighted else unweighted(g)
        hubs, authorities = nx.hits(made, max_iter=100000, tol=1e-13)
        settled = dict(max_iterations=100000, tolerance=1e-13)
        case(g, "hits", "values", per_node(g, authorities), weighted, 1e-6, **settled)
        case(g, "hits", "values", per_node(g, hubs), weighted, 1e-6, score="hubs", **settled)
    case(g, "degree", "values", per_node(g, dict(multi.degree())))
    case(g, "degree_centrality", "values", per_node(g, nx.degree_centrality(multi)))
    if g["directed"]:
        case(g, "degree", "values", per_node(g, dict(multi.in_degree())), ends="in")
        case(g, "degree", "values", per_node(g, dict(multi.out_degree())), ends="out")
        case(g, "degree_centrality", "values", per_node(g, nx.in_degree_centrality(multi)), ends="in")


def communities(g):
    multi, simple, plain = build(g, True), undirected_simple(g), build(g, False, drop_loops=True)
    case(g, "wcc", "partition", partition(g, nx.weakly_connected_components(multi) if g["directed"] else nx.connected_components(multi)))
    if g["directed"]:
        case(g, "scc", "partition", partition(g, nx.strongly_connected_components(multi)))
        case(g, "scc_kosaraju", "partition", partition(g, nx.kosaraju_strongly_connected_components(multi)))
    case(g, "triangle_count", "values", per_node(g, nx.triangles(simple)))
    case(g, "clustering", "values", per_node(g, nx.clustering(plain)))
    case(g, "clustering", "fact", ["average_clustering", nx.average_clustering(plain)])
    case(g, "kcore", "values", per_node(g, nx.core_number(simple)))
    case(g, "label_propagation", "partition", partition(g, nx.community.label_propagation_communities(simple)))
    case(g, "greedy_color", "values", per_node(g, nx.greedy_color(simple, strategy="largest_first")))
    case(g, "cliques", "groups", [sorted(c) for c in nx.find_cliques(simple)], limit=100000)
    for resolution in (1.0, 0.5):
        best = max((nx.community.louvain_communities(undirected_multi(g), weight="weight", resolution=resolution, seed=s) for s in range(20)),
                   key=lambda c: nx.community.modularity(undirected_multi(g), c, resolution=resolution))
        for name in ("louvain", "leiden"):
            case(g, name, "modularity", nx.community.modularity(undirected_multi(g), best, resolution=resolution), True, resolution=resolution)
    if g["name"] == "ring-of-cliques":
        for name in ("louvain", "leiden"):
            case(g, name, "partition", partition(g, nx.community.louvain_communities(simple, seed=1)))


def paths(g):
    multi, least = build(g, True), build(g, False)
    for source in (0, 3):
        case(g, "bfs", "values", per_node(g, nx.single_source_shortest_path_length(multi, source)), source=source)
        case(g, "bfs", "values", per_node(g, nx.single_source_shortest_path_length(multi, source, cutoff=2)), source=source, max_depth=2)
        case(g, "sssp", "values", per_node(g, nx.single_source_dijkstra_path_length(multi, source)), True, source=source)
        for target in (1, 9, 17):
            ends = dict(source=source, target=target)
            for weight in (None, "weight"):
                found = nx.has_path(multi, source, target)
                ways = list(nx.all_shortest_paths(multi, source, target, weight=weight)) if found else []
                length = nx.shortest_path_length(multi, source, target, weight=weight) if found else None
                case(g, "all_shortest_paths", "paths", sorted(ways), weight is not None, **ends)
                case(g, "shortest_path", "one-of", [sorted(ways), length], weight is not None, **ends)
                simple_ways = []
                if found:
                    for i, way in enumerate(nx.shortest_simple_paths(least, source, target, weight=None if weight is None else "least")):
                        if i == 5:
                            break
                        simple_ways.append(sum(1 if weight is None else least[u][v]["least"] for u, v in zip(way, way[1:])))
                case(g, "k_shortest_paths", "lengths", simple_ways, weight is not None, k=5, **ends)
            for capacity in ("count", "weight"):
                case(g, "maximum_flow", "fact", ["flow_value", nx.maximum_flow_value(least, source, target, capacity=capacity)],
                     capacity == "weight", **ends)


def structure(g):
    multi, simple = undirected_multi(g), undirected_simple(g)
    case(g, "bridges", "pairs", sorted(sorted(e[:2]) for e in nx.bridges(multi)))
    case(g, "articulation_points", "node-set", sorted(nx.articulation_points(simple)))
    if g["directed"] and nx.is_directed_acyclic_graph(build(g, True)):
        case(g, "topological_sort", "nodes", list(nx.topological_sort(build(g, True))))
    for optimum, function in (("minimum", nx.minimum_spanning_edges), ("maximum", nx.maximum_spanning_edges)):
        total = sum(d["weight"] for _, _, _, d in function(undirected_multi(g), keys=True, data=True))
        case(g, "minimum_spanning_tree", "fact", ["total_weight", total], True, optimum=optimum)
    case(g, "matching", "count", len(nx.max_weight_matching(simple, maxcardinality=True, weight=None)))
    case(g, "matching", "fact", ["total_weight", sum(simple[u][v]["most"] for u, v in nx.max_weight_matching(simple, weight="most"))], True)
    if g["directed"]:
        rings = []
        for ring in nx.simple_cycles(build(g, False)):
            rings.append(sorted(ring))
            if len(rings) > 3000:
                break
        if len(rings) <= 3000:
            case(g, "cycles", "group-bag", sorted(rings), limit=100000)
    else:
        loops = sum(1 for _ in nx.nodes_with_selfloops(multi))
        case(g, "cycles", "count", len(nx.cycle_basis(simple)) + loops, limit=100000)


def similarity(g):
    simple = undirected_simple(g)
    pairs = [(u, v) for u in range(0, 12) for v in range(u + 1, 15)]
    for metric, function in (("jaccard", nx.jaccard_coefficient), ("adamic_adar", nx.adamic_adar_index),
                             ("resource_allocation", nx.resource_allocation_index), ("preferential_attachment", nx.preferential_attachment)):
        case(g, "link_prediction", "pair-values", [float(p) for _, _, p in function(simple, pairs)], metric=metric, pairs=pairs)
    case(g, "link_prediction", "pair-values", [float(len(sorted(nx.common_neighbors(simple, u, v)))) for u, v in pairs],
         metric="common_neighbors", pairs=pairs)
    if not g["directed"]:
        scored = sorted(([u, v, p] for u in range(g["nodes"]) for v in range(u + 1, g["nodes"])
                         for _, _, p in nx.jaccard_coefficient(simple, [(u, v)]) if p > 0))
        case(g, "node_similarity", "scored-pairs", scored, top_k=1000, limit=100000)


for each in GRAPHS:
    centralities(each)
    communities(each)
    paths(each)
    structure(each)
    similarity(each)

json.dump(dict(networkx=nx.__version__, graphs=GRAPHS, cases=CASES), sys.stdout, separators=(",", ":"))
sys.stdout.write("\n")
