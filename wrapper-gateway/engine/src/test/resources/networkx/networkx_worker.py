"""Writes what the worker process serves, and answers of NetworkX to compare the worker's with.

    python networkx_worker.py functions > ../../../main/resources/io/grapholap/engine/networkx/worker-functions.json
    python networkx_worker.py cases > worker-cases.json

Run it with what deploy/networkx installs. A function is served if it takes a graph first, the rest of
what it requires is data whose kind is known here, and it answers on at least one of the graphs; what it cannot take (functions,
other graphs, attributes of nodes) is not offered. Functions of Java, which networkx-functions.json names, stay there.
"""

import importlib
import inspect
import itertools
import json
import pathlib
import pkgutil
import random
import signal
import sys
import warnings

import networkx as nx
from networkx_functions import GRAPHS, CASES, build, encoded, graph

warnings.simplefilter("ignore")
GRAPH_FIRST = ("G", "graph", "B", "D", "T", "F", "MG", "flowG", "Gbunch", "tree")

# Why functions are not served: by beginning of their module, then by name.
MODULES = {
    "drawing.nx_": "draws; that is done in the notebook",
    "readwrite": "reads or writes a file; a graph comes from a snapshot",
    "algorithms.bipartite.edgelist": "reads or writes a file; a graph comes from a snapshot",
    "algorithms.isomorphism": "compares two graphs; an instance has one",
    "algorithms.operators": "combines several graphs; an instance has one",
    "algorithms.coloring.greedy_coloring": "a part of greedy_color, which is served",
    "algorithms.node_classification": "reads attributes of nodes",
}
NAMES = {
    "changes a graph": """freeze set_edge_attributes set_node_attributes remove_edge_attributes remove_node_attributes add_cycle
        add_path add_star double_edge_swap connected_double_edge_swap directed_edge_swap relabel_nodes is_frozen
        convert_node_labels_to_integers""",
    "compares two graphs; an instance has one": """graph_edit_distance optimal_edit_paths optimize_edit_paths
        optimize_graph_edit_distance is_isomorphic could_be_isomorphic fast_could_be_isomorphic faster_could_be_isomorphic
        vf2pp_all_isomorphisms vf2pp_is_isomorphic vf2pp_isomorphism""",
    "reads attributes of nodes": """attribute_assortativity_coefficient attribute_mixing_dict attribute_mixing_matrix
        numeric_assortativity_coefficient node_attribute_xy percolation_centrality geometric_edges snap_aggregation cd_index
        cn_soundarajan_hopcroft ra_index_soundarajan_hopcroft within_inter_cluster get_node_attributes get_edge_attributes
        network_simplex capacity_scaling min_cost_flow min_cost_flow_cost cost_of_flow max_flow_min_cost""",
    "turns a graph into another Python object": "to_pandas_adjacency to_pandas_edgelist describe",
    "a part of another function": """flow.build_flow_dict flow.build_residual_network connectivity.build_auxiliary_edge_connectivity
        connectivity.build_auxiliary_node_connectivity subgraph_view""",
}
EXCLUDED = {name: reason for reason, names in NAMES.items() for name in names.split()}

KINDS = {
    **dict.fromkeys("u v s t _s _t source target root node n start node1 node2 nodeA nodeB start_with".split(), "node"),
    **dict.fromkeys("""nodes nbunch nbunch1 nbunch2 sources targets nodelist top_nodes terminal_nodes C row_order column_order
        roots""".split(), "nodes"),
    **dict.fromkeys("center_nodes S T".split(), "node_set"),
    **dict.fromkeys("ebunch pairs edges".split(), "pairs"),
    **dict.fromkeys("partition communities".split(), "groups"),
    **dict.fromkeys("personalization nstart dangling top_personalization bottom_personalization".split(), "weights"),
    "edge": "pair",
    **dict.fromkeys("""cutoff k best_n max_level seed depth_limit length_bound number_of_sets kmax l walk_length max_size
        num_colors treewidth_bound max_iter""".split(), "int"),
    **dict.fromkeys("alpha r threshold radius initial_size stretch min_density".split(), "float"),
}
OF_FUNCTION = {
    ("is_d_separator", None): dict(x="node_set", y="node_set", z="node_set"),
    ("is_minimal_d_separator", None): dict(x="node_set", y="node_set", z="node_set", included="node_set", restricted="node_set"),
    ("find_minimal_d_separator", None): dict(x="node_set", y="node_set", included="node_set", restricted="node_set"),
    ("bipartite.to_vertex_cover", None): dict(matching=None),
    ("dominating_set", None): dict(start_with="node"),
    ("dedensify", None): dict(threshold="int"),
    ("bipartite_layout", None): dict(nodes="nodes"),
    ("shell_layout", None): dict(nlist="groups"),
    ("eccentricity", None): dict(v="node"),
    ("restricted_view", None): dict(nodes="nodes", edges="pairs"),
}
# Words that a parameter may be; its default is NetworkX's.
WORDS = {
    ("degree_mixing_dict", "x"): ["in", "out"], ("degree_mixing_dict", "y"): ["in", "out"],
    ("degree_mixing_matrix", "x"): ["in", "out"], ("degree_mixing_matrix", "y"): ["in", "out"],
    ("node_degree_xy", "x"): ["in", "out"], ("node_degree_xy", "y"): ["in", "out"],
    ("bipartite.clustering", "mode"): ["dot", "min", "max"], ("bipartite.average_clustering", "mode"): ["dot", "min", "max"],
    ("tree.greedy_branching", "kind"): ["max", "min"], ("approximation.steiner_tree", "method"): ["mehlhorn", "kou"],
    ("approximation.densest_subgraph", "method"): ["greedy++", "fista"],
}
# Data that functions need to answer at all.
SAMPLES = {
    "node": [0, 4, 3], "nodes": [[0, 1, 2]], "node_set": [[0], [4], [2]], "pairs": [[[0, 3], [2, 4]]], "pair": [[0, 1]],
    "groups": [[[0, 1, 2], [3, 4, 5], [6, 7]], [[0, 2, 4, 6], [1, 3, 5]], [[0, 1, 2], [3, 4, 5]], [[0, 1, 2], [3, 4, 5, 6]]],
    "weights": [[[0, 1.0], [3, 2.5]]], "int": [2, 1, 3], "float": [0.5, 2.0, 3.0],
}
TOURNAMENT = [[u, v, 1.0] for u, v in itertools.combinations(range(6), 2)]
random.Random(7).shuffle(TOURNAMENT)
MORE = [
    graph("bipartite", False, 7, [[u, v, 1.5 + u + v / 8] for u in (0, 1, 2) for v in (3, 4, 5, 6) if (u + v) % 4]),
    graph("complete-bipartite", False, 6, [[u, v, 1.5 + u + v / 8] for u in (0, 1, 2) for v in (3, 4, 5)]),
    graph("tournament", True, 6, sorted([u, v, w] if (u * v) % 3 else [v, u, w] for u, v, w in TOURNAMENT)),
    graph("complete", False, 6, [[u, v, 1.0 + u * v / 4] for u, v in itertools.combinations(range(6), 2)]),
    graph("planar", False, 8, [[u, v, 1.25] for u, v in [*((i, i + 1) for i in range(7)), (0, 7), (0, 2), (2, 4), (4, 6), (0, 6)]]),
    graph("two-cliques", False, 8, [[u, v, 1.5] for c in (0, 4) for u, v in itertools.combinations(range(c, c + 4), 2)] + [[0, 4, 2.0]]),
    graph("triad", True, 3, [[0, 1, 1.0], [1, 2, 2.0], [2, 0, 1.5]]),
    graph("star", False, 6, [[0, v, 1.0 + v] for v in range(1, 6)]),
    graph("balanced", False, 6, [[u, (u + 1) % 6, 1.0] for u in range(6)] + [[0, 3, 1.0]]),
]
ALL = GRAPHS + MORE
ATTRIBUTES = ("weight", "distance", "capacity", "attr")
# Named like properties of edges, but of nodes.
OF_NODES = {"max_weight_clique", "approximation.min_weighted_dominating_set", "approximation.min_weighted_vertex_cover", "set_edge_attributes"}


def functions():
    """Every public function by the shortest name that is its own."""
    found = {}

    def take(module, prefix):
        for name in sorted(n for n in getattr(module, "__all__", dir(module)) if not n.startswith("_")):
            f = getattr(module, name)
            if callable(f) and not inspect.isclass(f) and hasattr(f, "__name__") and (f.__module__ or "").startswith("networkx."):
                found.setdefault((f.__module__, f.__name__), (prefix + name, f))

    top = type("Top", (), {n: getattr(nx, n) for n in dir(nx)})
    top.__all__ = dir(nx)
    take(top, "")
    for package in "community bipartite approximation tournament flow connectivity tree coloring".split():
        module = getattr(nx.algorithms, package)
        module = type("All", (), {**vars(module), "__all__": [n for n in dir(module) if not n.startswith("_")]})
        take(module, package + ".")
    for info in pkgutil.walk_packages(nx.algorithms.__path__, "networkx.algorithms."):
        if ".tests" not in info.name:
            take(importlib.import_module(info.name), info.name.removeprefix("networkx.algorithms.") + ".")
    for name, f in sorted(found.values(), key=lambda item: item[0]):
        known = list(inspect.signature(f).parameters)
        if known and known[0] in GRAPH_FIRST:
            yield name, f


def kind(name, p):
    """What data a parameter takes; None when it takes none that we know."""
    special = OF_FUNCTION.get((name, None), {})
    if p.name in special:
        return special[p.name]
    if (name, p.name) in WORDS:
        return "word"
    if isinstance(p.default, bool):
        return "bool"
    if p.name in KINDS and (p.default in (p.empty, None) or KINDS[p.name] in ("int", "float")):
        return "float" if isinstance(p.default, float) else KINDS[p.name]
    if isinstance(p.default, int):
        return "int"
    if isinstance(p.default, float):
        return "float"
    return None


def declared(name, f):
    """The parameters that are offered, and the name of a required one that cannot be."""
    parameters, attribute, missing = [], None, None
    for p in list(inspect.signature(f).parameters.values())[1:]:
        if p.kind not in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY) or p.name.startswith("backend"):
            continue
        if p.name in ATTRIBUTES and name not in OF_NODES and (p.default is None or isinstance(p.default, str)):
            attribute = attribute or [p.name, p.default]
            continue
        known = kind(name, p)
        if known is None:
            missing = p.name if p.default is p.empty else missing
            continue
        one = dict(name=p.name, kind=known, required=p.default is p.empty)
        if known in ("int", "float", "bool", "word") and p.default not in (p.empty, None):
            one["default"] = p.default
        if known == "word":
            one["words"] = WORDS[name, p.name]
            one.setdefault("default", one["words"][0])
        parameters.append(one)
    return parameters, attribute, missing


def converted(value, known):
    return {
        "node_set": lambda: set(value), "pairs": lambda: [tuple(p) for p in value], "pair": lambda: tuple(value),
        "groups": lambda: [set(g) for g in value], "weights": lambda: dict(value),
    }.get(known, lambda: value)()


def samples(parameters):
    """Ways to give what is required."""
    required = [p for p in parameters if p["required"]]
    used = {}
    choices = []
    for p in required:
        values = SAMPLES.get(p["kind"], [p.get("words", [None])[0]])
        at = used.get(p["kind"], 0)
        used[p["kind"]] = at + 1
        choices.append(values[at % len(values):] + values[:at % len(values)] if p["kind"] in ("int", "float", "groups") else [values[at % len(values)]])
    for values in itertools.product(*choices):
        yield {p["name"]: v for p, v in zip(required, values)}
    if not any(p["name"] == "seed" for p in required) and any(p["name"] == "seed" for p in parameters):
        for values in itertools.product(*choices):
            yield {**{p["name"]: v for p, v in zip(required, values)}, "seed": 5}


class Late(Exception):
    pass


def late(*_):
    raise Late


signal.signal(signal.SIGALRM, late)


def result(f, made, given, parameters):
    kinds = {p["name"]: p["kind"] for p in parameters}
    arguments = {k: converted(v, kinds[k]) for k, v in given.items()}
    signal.alarm(3)
    try:
        value = f(made, **arguments)
        if hasattr(value, "__next__"):
            value = list(itertools.islice(value, 5000))
        return value.toarray() if hasattr(value, "toarray") else value
    finally:
        signal.alarm(0)


def shape(value, n):
    if isinstance(value, nx.Graph):
        return "GRAPH"
    if isinstance(value, dict):
        numbers = [v.item() if getattr(v, "shape", None) == () else v for v in value.values()]
        if set(value) == set(range(n)) and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in numbers):
            return "NODE_DOUBLE" if any(isinstance(v, float) for v in numbers) else "NODE_LONG"
        return "DICT"
    if isinstance(value, tuple):
        return "TUPLE"
    if value is None or isinstance(value, (bool, int, float, str)) or getattr(value, "shape", None) == ():
        return "SCALAR"
    return "LIST"


def category(module):
    words = {"centrality": "CENTRALITY", "link_analysis": "CENTRALITY", "community": "COMMUNITY", "shortest_paths": "PATHFINDING",
             "simple_paths": "PATHFINDING", "similarity": "SIMILARITY", "traversal": "TRAVERSAL", "cluster": "CLUSTERING",
             "link_prediction": "LINK_PREDICTION"}
    return next((c for w, c in words.items() if w in module), "OTHER")


def tried(name, f):
    """How a function is declared, and its answers; or why it is not served."""
    module = f.__module__.removeprefix("networkx.")
    reason = EXCLUDED.get(name) or next((r for m, r in MODULES.items() if module.startswith(m)), None)
    parameters, attribute, missing = declared(name, f)
    if reason or missing:
        return None, reason or f"requires {missing}, which is no data", []
    answers, worked, shapes = [], set(), []
    for at, g in enumerate(ALL):
        for directed in (True, False) if g["directed"] else (False,):
            pairs = [tuple(e[:2]) if directed else tuple(sorted(e[:2])) for e in g["edges"]]
            for merged in (False, True) if len(set(pairs)) < len(pairs) else (True,):
                for given in samples(parameters):
                    try:
                        value = result(f, build(g, False, directed, merged), given, parameters)
                        said = encoded(value)
                    except Exception:
                        continue
                    if value is None:
                        continue
                    worked.add((directed, not merged))
                    shapes.append(shape(value, g["nodes"]))
                    answers.append((at, directed == g["directed"], merged, given, said))
                    break
    if not answers:
        return None, "answers on no graph that we know how to make", []
    directions = {d for d, _ in worked}
    returns = "NODE_DOUBLE" if set(shapes) == {"NODE_DOUBLE", "NODE_LONG"} else max(set(shapes), key=lambda s: (shapes.count(s), s))
    spec = dict(
        name=name, function=f"{module}:{f.__name__}", category=category(module),
        returns=returns,
    )
    if len(directions) == 1:
        spec["direction"] = "DIRECTED" if True in directions else "UNDIRECTED"
    if not any(multi for _, multi in worked):
        spec["merged"] = True
    if attribute:
        spec["attribute"] = attribute
    if parameters:
        spec["parameters"] = parameters
    return spec, None, answers


def all_tried():
    for name, f in functions():
        if name not in CASES and name.split(".")[-1] not in BELOW:
            yield name, f.__module__.removeprefix("networkx."), *tried(name, f)


# Served by Java under their bare names.
BELOW = {"louvain_communities", "label_propagation_communities"}


def catalogue():
    served, unserved = [], []
    for name, module, spec, reason, _ in all_tried():
        if spec:
            served.append(spec)
        else:
            unserved.append([name, module, reason])
    lines = [json.dumps(s, separators=(",", ":")) for s in served]
    no = [json.dumps(s, separators=(",", ":")) for s in unserved]
    return '{"networkx":"%s",\n"served":[\n%s],\n"unserved":[\n%s]}' % (nx.__version__, ",\n".join(lines), ",\n".join(no))


# Several answers are right, or a set of pairs would lose some in the comparison.
UNCOMPARED = {"bipartite.min_edge_cover", "community.greedy_node_swap_bipartition", "community.lukes_partitioning", "k_edge_subgraphs"}


def named(given):
    """The nodes that arguments name, roughly: the numbers in their lists."""
    text = json.dumps([v for v in given.values() if isinstance(v, list)])
    return [int(word) for word in text.replace("[", " ").replace("]", " ").replace(",", " ").split() if word.isdigit()]


def cases():
    """Answers that do not depend on chance, three at most for each function, the smallest of each shape."""
    found = {}
    for name, _, spec, _, answers in all_tried():
        if spec and name not in UNCOMPARED and not any(p["name"] == "seed" for p in spec.get("parameters", [])):
            small = [a for a in answers if len(json.dumps(a)) < 700 and a[1] and max(named(a[3]), default=0) < ALL[a[0]]["nodes"]
                     and (spec.get("merged", False) or not a[2] or ALL[a[0]]["name"].find("parallel") < 0)]
            found[name] = [[at, given, said] for at, _, _, given, said in sorted(small, key=lambda a: len(json.dumps(a)))[:40:14]]
    return '{"networkx":"%s","graphs":%s,\n"cases":{\n%s}}' % (
        nx.__version__, json.dumps(ALL, separators=(",", ":")),
        ",\n".join(f"{json.dumps(n)}:{json.dumps(c, separators=(',', ':'))}" for n, c in sorted(found.items()) if c))


if __name__ == "__main__":
    print(catalogue() if sys.argv[1] == "functions" else cases())
