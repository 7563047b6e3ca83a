package io.grapholap.engine.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups of nodes, by their keys: communities, sides, layers. */
public record NodeGroups(String name, boolean required, String description)
        implements Parameter<List<int[]>> {
    @Override
    public @Nullable Object defaultValue() {
        return null;
    }

    @Override
    public String type() {
        return "list<list<node>>";
    }

    @Override
    public List<int[]> read(Object given, NodeNames names) {
        if (!(given instanceof List<?> list)) {
            throw refused(given);
        }
        var one = new Parameter.Nodes(name, required, description);
        var groups = new ArrayList<int[]>(list.size());
        for (var group : list) {
            if (group == null) {
                throw refused(list);
            }
            groups.add(one.read(group, names));
        }
        return groups;
    }

    private RuntimeException refused(Object given) {
        return Parameter.invalid(name, given, "must be of type " + type(), Map.of("type", type()));
    }
}
