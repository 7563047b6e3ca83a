"""How answers of the platform become what NetworkX gives: JSON has no sets, tuples, iterators and keys but text.

A shape makes a Python value of JSON, and says for which kind of answer. Most functions have one, some have one for
each way to call them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Callable, NamedTuple

__all__ = ["FUNCTIONS", "Mismatch", "decode"]

#: From what the platform calls a node to the node.
Name = Callable[[Any], Any]


class Mismatch(ValueError):
    """The answer does not have this shape."""


class Shape(NamedTuple):
    """One way an answer may look.

    Attributes:
        kind: Of the answer, as the platform says it.
        of: Makes the value.
    """

    kind: str
    of: Callable[[Any, Name], Any]


def _plain(value: Any, name: Name) -> Any:  # noqa: ARG001
    if isinstance(value, (list, dict)):
        raise Mismatch
    return value


def _node(value: Any, name: Name) -> Any:
    return name(_plain(value, name))


def _maybe_node(value: Any, name: Name) -> Any:
    return None if value is None else _node(value, name)


def _distance(value: Any, name: Name) -> Any:
    return float("inf") if value is None else _plain(value, name)


PLAIN = Shape("scalar", _plain)
NODE = Shape("scalar", _node)
MAYBE_NODE = Shape("scalar", _maybe_node)
DISTANCE = Shape("scalar", _distance)


def _items(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Mismatch
    return value


def many(item: Shape, into: Callable[[Iterator[Any]], Any] = list) -> Shape:
    """Items of one shape: a list, or what ``into`` makes of them."""
    return Shape("list", lambda value, name: into(iter([item.of(v, name) for v in _items(value)])))


def each(*items: Shape) -> Shape:
    """A tuple with a shape for each item."""

    def of(value: Any, name: Name) -> Any:
        if len(_items(value)) != len(items):
            raise Mismatch
        return tuple(item.of(v, name) for item, v in zip(items, value))

    return Shape("tuple", of)


def _key(entry: Any, name: Name) -> Any:
    if not isinstance(entry, dict) or "value" not in entry:
        raise Mismatch
    if "node" in entry:
        return name(entry["node"])
    return tuple(map(name, entry["edge"])) if "edge" in entry else entry["key"]


def by(item: Shape) -> Shape:
    """A dict by nodes, edges, or what else the platform says."""
    return Shape("dict", lambda value, name: {_key(e, name): item.of(e["value"], name) for e in _items(value)})


def pairs(item: Shape) -> Shape:
    """What iterates over key and value, where the platform says a dict."""
    return Shape("dict", lambda value, name: iter(list(by(item).of(value, name).items())))


def values(item: Shape) -> Shape:
    """Groups that NetworkX keeps in a dict and gives without keys."""
    return Shape("list", lambda value, name: dict(enumerate(many(item).of(value, name))).values())


def _weighted(value: Any, name: Name) -> Any:
    u, v, *weight = _items(value)
    return name(u), name(v), {"weight": weight[0]} if weight else {}


def _graph(value: Any, name: Name) -> Any:
    import networkx

    graph = networkx.DiGraph() if value["directed"] else networkx.Graph()
    graph.add_nodes_from(name(v) for v in value["nodes"])
    graph.add_edges_from(_weighted(edge, name) for edge in value["edges"])
    return graph


def _condensed(value: Any, name: Name) -> Any:
    """Components are numbered; which nodes they have stands beside."""
    import networkx

    graph = networkx.DiGraph()
    numbers = {tuple(members): i for i, members in enumerate(value["nodes"])}
    graph.add_nodes_from((i, {"members": set(map(name, members))}) for members, i in numbers.items())
    graph.add_edges_from((numbers[tuple(u)], numbers[tuple(v)]) for u, v, *_ in value["edges"])
    graph.graph["mapping"] = {name(node): i for members, i in numbers.items() for node in members}
    return graph


EDGE = each(NODE, NODE)
WEIGHTED_EDGE = Shape("list", _weighted)
PATH = many(NODE)
GROUP = many(NODE, set)
GRAPH = Shape("graph", _graph)

_DISTANCES = by(DISTANCE)
_PATHS = by(PATH)
_ONE_TARGET = each(DISTANCE, PATH)

_SHAPES: list[tuple[tuple[Shape, ...], str]] = [
    (
        (PLAIN,),
        """average_clustering boundary_expansion conductance cut_size degree_assortativity_coefficient
        degree_pearson_correlation_coefficient edge_connectivity edge_expansion flow_hierarchy global_efficiency
        global_reaching_centrality group_closeness_centrality group_degree_centrality group_in_degree_centrality
        group_out_degree_centrality has_bridges has_eulerian_path has_path is_aperiodic is_arborescence
        is_attracting_component is_biconnected is_bipartite is_branching is_connected is_directed_acyclic_graph
        is_dominating_set is_edge_cover is_empty is_eulerian is_forest is_isolate is_k_regular is_matching
        is_maximal_matching is_negatively_weighted is_perfect_matching is_regular is_semiconnected is_semieulerian
        is_simple_path is_strongly_connected is_tournament is_tree is_weakly_connected is_weighted local_constraint
        local_efficiency local_reaching_centrality maximum_flow_value minimum_cut_value mixing_expansion
        negative_edge_cycle node_connectivity node_expansion normalized_cut_size number_attracting_components
        number_connected_components number_of_isolates number_of_selfloops number_strongly_connected_components
        number_weakly_connected_components overall_reciprocity s_metric transitivity volume""",
    ),
    (
        (DISTANCE,),
        """astar_path_length average_shortest_path_length bellman_ford_path_length dag_longest_path_length diameter
        dijkstra_path_length efficiency girth gutman_index harmonic_diameter hyper_wiener_index radius schultz_index
        wiener_index""",
    ),
    ((MAYBE_NODE,), "lowest_common_ancestor"),
    (
        (by(PLAIN), PLAIN),
        """average_degree_connectivity average_neighbor_degree betweenness_centrality betweenness_centrality_subset
        closeness_centrality clustering constraint core_number degree_centrality edge_betweenness_centrality
        edge_betweenness_centrality_subset eigenvector_centrality eigenvector_centrality_numpy greedy_color
        harmonic_centrality in_degree_centrality katz_centrality katz_centrality_numpy node_clique_number onion_layers
        out_degree_centrality pagerank reciprocity square_clustering triangles""",
    ),
    (
        (by(DISTANCE), DISTANCE),
        """eccentricity multi_source_dijkstra_path_length single_source_bellman_ford_path_length
        single_source_dijkstra_path_length single_source_shortest_path_length single_target_shortest_path_length""",
    ),
    ((by(NODE),), "dfs_predecessors"),
    ((by(MAYBE_NODE),), "immediate_dominators"),
    ((by(by(PLAIN)),), "generalized_degree"),
    ((by(_DISTANCES),), "floyd_warshall"),
    ((by(GROUP),), "dominance_frontiers voronoi_cells"),
    (
        (by(PATH),),
        """dfs_successors multi_source_dijkstra_path single_source_bellman_ford_path single_source_dijkstra_path
        single_source_shortest_path single_target_shortest_path to_dict_of_lists""",
    ),
    ((by(_PATHS),), "johnson"),
    ((by(PATH), PATH), "predecessor"),
    ((PATH, pairs(_PATHS), _PATHS), "shortest_path"),
    ((DISTANCE, pairs(_DISTANCES), _DISTANCES), "shortest_path_length"),
    (
        (pairs(_PATHS),),
        "all_pairs_bellman_ford_path all_pairs_dijkstra_path all_pairs_shortest_path",
    ),
    (
        (pairs(_DISTANCES),),
        "all_pairs_bellman_ford_path_length all_pairs_dijkstra_path_length all_pairs_shortest_path_length",
    ),
    ((pairs(each(_DISTANCES, _PATHS)),), "all_pairs_dijkstra"),
    ((pairs(by(many(PATH))),), "all_pairs_all_shortest_paths"),
    ((pairs(many(PATH)),), "single_source_all_shortest_paths"),
    ((pairs(PATH), many(each(NODE, PATH), iter)), "bfs_successors"),
    ((pairs(NODE), many(EDGE, iter)), "bfs_predecessors"),
    (
        (PATH,),
        """astar_path barycenter bellman_ford_path bidirectional_shortest_path center dag_longest_path dijkstra_path
        periphery voterank""",
    ),
    (
        (many(NODE, iter),),
        """articulation_points dfs_postorder_nodes dfs_preorder_nodes isolates lexicographical_topological_sort
        topological_sort""",
    ),
    ((GROUP,), "ancestors descendants descendants_at_distance node_boundary node_connected_component"),
    (
        (many(GROUP, iter),),
        """attracting_components biconnected_components connected_components kosaraju_strongly_connected_components
        strongly_connected_components weakly_connected_components""",
    ),
    ((values(GROUP),), "label_propagation_communities"),
    ((many(GROUP),), "louvain_communities"),
    (
        (many(PATH, iter),),
        """all_shortest_paths all_simple_paths all_topological_sorts bfs_layers enumerate_all_cliques find_cliques
        find_cliques_recursive shortest_simple_paths simple_cycles topological_generations""",
    ),
    ((many(PATH),), "recursive_simple_cycles"),
    ((many(EDGE),), "find_cycle"),
    ((many(EDGE, set),), "max_weight_matching maximal_matching"),
    ((many(EDGE, iter),), "bfs_edges bridges dfs_edges edge_boundary generic_bfs_edges"),
    ((many(many(EDGE), iter),), "all_simple_edge_paths biconnected_component_edges"),
    ((many(each(NODE, NODE, NODE), iter),), "all_triangles"),
    (
        (many(each(NODE, NODE, DISTANCE), iter),),
        """adamic_adar_index common_neighbor_centrality jaccard_coefficient local_bridges preferential_attachment
        resource_allocation_index""",
    ),
    ((many(WEIGHTED_EDGE),), "to_edgelist"),
    ((many(WEIGHTED_EDGE, iter),), "maximum_spanning_edges minimum_spanning_edges"),
    ((each(by(PLAIN), by(PLAIN)),), "hits"),
    ((_ONE_TARGET,), "bidirectional_dijkstra"),
    (
        (each(_DISTANCES, _PATHS), _ONE_TARGET),
        "multi_source_dijkstra single_source_bellman_ford single_source_dijkstra",
    ),
    ((each(by(MAYBE_NODE), _DISTANCES),), "goldberg_radzik"),
    ((each(_PATHS, _DISTANCES),), "bellman_ford_predecessor_and_distance dijkstra_predecessor_and_distance"),
    ((each(PLAIN, by(by(PLAIN))),), "maximum_flow"),
    ((each(PLAIN, each(GROUP, GROUP)),), "minimum_cut"),
    (
        (GRAPH,),
        """bfs_tree complement dfs_tree ego_graph k_core k_corona k_crust k_shell k_truss maximum_spanning_tree
        minimum_spanning_tree moral_graph power reverse transitive_closure transitive_closure_dag
        transitive_reduction""",
    ),
    ((Shape("graph", _condensed),), "condensation"),
]

#: The functions that NetworkX dispatches and the platform serves, with what they give.
FUNCTIONS: dict[str, tuple[Shape, ...]] = {name: shapes for shapes, names in _SHAPES for name in names.split()}


def decode(function: str, result: dict[str, Any], name: Name) -> Any:
    """What NetworkX would give, made of what the platform answered.

    Raises:
        Mismatch: If that is of no known shape; another version of the platform, perhaps.
    """
    value = (
        result if result["kind"] == "graph" else next(result[f] for f in ("value", "items", "values") if f in result)
    )
    for shape in FUNCTIONS[function]:
        if shape.kind == result["kind"]:
            try:
                return shape.of(value, name)
            except Mismatch:
                continue
    raise Mismatch(f"The platform answered {function} with an unknown kind of {result['kind']}: {str(value)[:200]}")
