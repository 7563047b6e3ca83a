package io.grapholap.engine.networkx;

import static io.grapholap.engine.networkx.NetworkXFunction.named;

import io.grapholap.engine.algorithm.AlgorithmSpec.Category;
import io.grapholap.engine.algorithm.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;

/** Parts of a graph whose nodes reach each other. */
final class Components {
    private Components() {}

    static List<NetworkXFunction> functions() {
        return List.of(
                of("connected_components", "Groups of nodes that reach each other")
                        .undirected()
                        .list(c -> groups(c, Centralities.longs(c, c.graph(), "wcc"))),
                of("number_connected_components", "Number of groups that reach each other")
                        .undirected()
                        .scalar(c -> Values.scalar(count(c, "wcc"))),
                of("is_connected", "Whether all nodes reach each other")
                        .undirected()
                        .scalar(c -> Values.scalar(count(c, "wcc") == 1)),
                of("node_connected_component", "Nodes that a node reaches, and itself")
                        .undirected()
                        .takes(Lists.N)
                        .list(c -> Values.nodes(Hops.reached(c, c.graph().out(), c.get(Lists.N)))),
                of(
                                "weakly_connected_components",
                                "Groups of nodes that reach each other by either direction")
                        .directed()
                        .list(c -> groups(c, Centralities.longs(c, c.graph(), "wcc"))),
                of("number_weakly_connected_components", "Number of weakly connected components")
                        .directed()
                        .scalar(c -> Values.scalar(count(c, "wcc"))),
                of("is_weakly_connected", "Whether all nodes reach each other by either direction")
                        .directed()
                        .scalar(c -> Values.scalar(count(c, "wcc") == 1)),
                of("strongly_connected_components", "Groups of nodes that reach each other")
                        .directed()
                        .list(c -> groups(c, Centralities.longs(c, c.graph(), "scc"))),
                of(
                                "kosaraju_strongly_connected_components",
                                "Groups of nodes that reach each other")
                        .directed()
                        .list(c -> groups(c, Centralities.longs(c, c.graph(), "scc_kosaraju"))),
                of(
                                "number_strongly_connected_components",
                                "Number of strongly connected components")
                        .directed()
                        .scalar(c -> Values.scalar(count(c, "scc"))),
                of("is_strongly_connected", "Whether all nodes reach each other")
                        .directed()
                        .scalar(c -> Values.scalar(count(c, "scc") == 1)),
                of("is_semiconnected", "Whether of every two nodes one reaches the other")
                        .directed()
                        .scalar(c -> Values.scalar(isSemiconnected(c))),
                of("condensation", "Strongly connected components, and edges between them")
                        .directed()
                        .remark("Nodes of the result are the groups.")
                        .graph(Components::condensation),
                of("attracting_components", "Strongly connected components that nothing leaves")
                        .directed()
                        .list(c -> Values.groups(attracting(c))),
                of("number_attracting_components", "Number of attracting components")
                        .directed()
                        .scalar(c -> Values.scalar((long) attracting(c).size())),
                of("is_attracting_component", "Whether the whole graph is one attracting component")
                        .directed()
                        .scalar(c -> Values.scalar(count(c, "scc") == 1)));
    }

    private static NetworkXFunction.Builder of(String name, String description) {
        return named(name, Category.COMMUNITY, description);
    }

    static long count(long[] groups) {
        return Arrays.stream(groups).distinct().count();
    }

    private static long count(Call call, String algorithm) {
        return count(Centralities.longs(call, call.graph(), algorithm));
    }

    /** Nodes by the group they are in. */
    static List<int[]> members(long[] groups) {
        var members = new LinkedHashMap<Long, List<Integer>>();
        for (int v = 0; v < groups.length; v++) {
            members.computeIfAbsent(groups[v], _ -> new ArrayList<>()).add(v);
        }
        return members.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    static Value groups(Call call, long[] groups) {
        var list = call.listing();
        for (var group : members(groups)) {
            if (!list.add(Values.nodes(group), group.length)) {
                break;
            }
        }
        return list.value();
    }

    /** Components in the order of {@link #members}, and edges between them. */
    record Condensed(List<int[]> members, int[] groupOf, List<BitSet> successors) {}

    static Condensed condensed(Call call) {
        var names = Centralities.longs(call, call.graph(), "scc");
        var members = members(names);
        var groupOf = new int[call.n()];
        var successors = new ArrayList<BitSet>();
        for (int g = 0; g < members.size(); g++) {
            successors.add(new BitSet());
            for (int v : members.get(g)) {
                groupOf[v] = g;
            }
        }
        var edges = Form.edges(call.graph());
        for (int i = 0; i < edges.size(); i++) {
            int from = groupOf[edges.source(i)];
            int to = groupOf[edges.target(i)];
            if (from != to) {
                successors.get(from).set(to);
            }
        }
        return new Condensed(members, groupOf, successors);
    }

    private static List<int[]> attracting(Call call) {
        var condensed = condensed(call);
        var found = new ArrayList<int[]>();
        for (int g = 0; g < condensed.members().size(); g++) {
            if (condensed.successors().get(g).isEmpty()) {
                found.add(condensed.members().get(g));
            }
        }
        return found;
    }

    private static Value condensation(Call call) {
        var condensed = condensed(call);
        var graph = new Drawing(call, true);
        var nodes = condensed.members().stream().map(Values::nodes).toList();
        for (int g = 0; g < nodes.size(); g++) {
            graph.node(nodes.get(g), condensed.members().get(g).length);
        }
        for (int g = 0; g < nodes.size(); g++) {
            int from = g;
            condensed.successors().get(g).stream()
                    .forEach(to -> graph.edge(Values.tuple(nodes.get(from), nodes.get(to))));
        }
        return graph.value();
    }

    /** In the order of the condensation each component leads to the next. */
    private static boolean isSemiconnected(Call call) {
        if (count(call, "wcc") > 1) {
            throw Faults.notConnected();
        }
        var successors = condensed(call).successors();
        var order = Dag.order(successors);
        for (int i = 1; i < order.length; i++) {
            if (!successors.get(order[i - 1]).get(order[i])) {
                return false;
            }
        }
        return true;
    }
}
