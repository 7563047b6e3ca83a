package io.grapholap.engine.algorithm;

import io.grapholap.engine.NodeKeys;
import io.grapholap.engine.Topology;
import io.grapholap.engine.Topology.NodeRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Nodes by their keys in the engine, which are fetched when the first one is asked for. */
public final class KeyNames implements NodeNames {
    private static final int SCANS = 8;

    private final Topology topology;
    private final Supplier<NodeKeys> source;
    private @Nullable NodeKeys keys;
    private @Nullable Map<String, List<Integer>> byKey;
    private int scans;

    public KeyNames(Topology topology, Supplier<NodeKeys> source) {
        this.topology = topology.nodes();
        this.source = source;
    }

    /** Numbers of the nodes that a client may mean, see {@link #index}; none when there is none. */
    public synchronized List<Integer> find(Object name) {
        @Nullable String label = null;
        Object key = name;
        if (name instanceof Map<?, ?> map
                && map.get("label") instanceof String text
                && map.get("key") != null) {
            label = text;
            key = map.get("key");
        }
        var found = new ArrayList<Integer>();
        for (int index : matching(text(key))) {
            if (label == null || label.equals(topology.range(index).label())) {
                found.add(index);
            }
        }
        return found;
    }

    @Override
    public int index(String parameter, Object name) {
        var found = find(name);
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.isEmpty()) {
            throw Parameter.invalid(
                    parameter,
                    name,
                    "must be the key of a node; the graph has none with it",
                    Map.of("labels", topology.ranges().stream().map(NodeRange::label).toList()));
        }
        throw Parameter.invalid(
                parameter,
                name,
                "is a key in several labels; say {\"label\": …, \"key\": …}",
                Map.of(
                        "labels",
                        found.stream().map(index -> topology.range(index).label()).toList()));
    }

    @Override
    public synchronized Object name(int index) {
        return keys().keys()[index];
    }

    /** Looks through all keys for the first few names, then makes a table. */
    private List<Integer> matching(String text) {
        if (byKey == null && scans++ < SCANS) {
            var found = new ArrayList<Integer>();
            var all = keys().keys();
            for (int i = 0; i < all.length; i++) {
                if (text(all[i]).equals(text)) {
                    found.add(i);
                }
            }
            return found;
        }
        if (byKey == null) {
            byKey = table();
        }
        return byKey.getOrDefault(text, List.of());
    }

    private Map<String, List<Integer>> table() {
        var table = new HashMap<String, List<Integer>>();
        var all = keys().keys();
        for (int i = 0; i < all.length; i++) {
            int index = i;
            table.merge(
                    text(all[i]),
                    List.of(i),
                    (known, _) -> {
                        var both = new ArrayList<>(known);
                        both.add(index);
                        return both;
                    });
        }
        return table;
    }

    private NodeKeys keys() {
        var known = keys;
        if (known == null) {
            known = source.get();
            keys = known;
        }
        return known;
    }

    private static String text(Object key) {
        return key instanceof Double number
                        && number == Math.rint(number)
                        && Math.abs(number) < 1e15
                ? String.valueOf(number.longValue())
                : String.valueOf(key);
    }
}
