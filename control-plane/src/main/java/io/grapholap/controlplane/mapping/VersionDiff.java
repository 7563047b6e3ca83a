package io.grapholap.controlplane.mapping;

import com.fasterxml.jackson.annotation.JsonValue;
import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.QualityPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of a mapping (wire contract, section 3.4): entities by name,
 * sorted by it; those that are alike are left out. A renamed entity is one removed and one added.
 *
 * @param qualityPolicy null unless it differs
 */
record VersionDiff(
        List<Change<NodeDefinition>> nodes,
        List<Change<EdgeDefinition>> edges,
        @Nullable PolicyChange qualityPolicy) {
    private static final Map<String, Function<NodeDefinition, Object>> NODE_FIELDS =
            Map.of(
                    "primary_key", NodeDefinition::primaryKey,
                    "properties", NodeDefinition::properties,
                    "sql", NodeDefinition::sql);
    private static final Map<String, Function<EdgeDefinition, Object>> EDGE_FIELDS =
            Map.of(
                    "from_key", EdgeDefinition::fromKey,
                    "from_node", EdgeDefinition::fromNode,
                    "properties", EdgeDefinition::properties,
                    "sql", EdgeDefinition::sql,
                    "to_key", EdgeDefinition::toKey,
                    "to_node", EdgeDefinition::toNode);

    /** What happened to an entity on the way from one version to the other. */
    enum Kind {
        ADDED,
        REMOVED,
        MODIFIED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An entity that differs.
     *
     * @param fieldsChanged sorted; null unless modified
     * @param from null if added
     * @param to null if removed
     */
    record Change<D extends EntityDefinition>(
            String name,
            Kind kind,
            @Nullable List<String> fieldsChanged,
            @Nullable D from,
            @Nullable D to) {}

    /** The policy before and after. */
    record PolicyChange(QualityPolicy from, QualityPolicy to) {}

    static VersionDiff between(MappingVersion from, MappingVersion to) {
        var old = from.definition();
        var now = to.definition();
        return new VersionDiff(
                changes(old.nodeDefinitions(), now.nodeDefinitions(), NODE_FIELDS),
                changes(old.edgeDefinitions(), now.edgeDefinitions(), EDGE_FIELDS),
                old.qualityPolicy() == now.qualityPolicy()
                        ? null
                        : new PolicyChange(old.qualityPolicy(), now.qualityPolicy()));
    }

    private static <D extends EntityDefinition> List<Change<D>> changes(
            List<D> from, List<D> to, Map<String, Function<D, Object>> fields) {
        var before = byName(from);
        var after = byName(to);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var changes = new ArrayList<Change<D>>();
        for (var name : names) {
            var old = before.get(name);
            var now = after.get(name);
            if (old == null) {
                changes.add(new Change<>(name, Kind.ADDED, null, null, now));
            } else if (now == null) {
                changes.add(new Change<>(name, Kind.REMOVED, null, old, null));
            } else if (!old.equals(now)) {
                changes.add(
                        new Change<>(name, Kind.MODIFIED, differing(old, now, fields), old, now));
            }
        }
        return changes;
    }

    private static <D> List<String> differing(
            D from, D to, Map<String, Function<D, Object>> fields) {
        return fields.entrySet().stream()
                .filter(f -> !Objects.equals(f.getValue().apply(from), f.getValue().apply(to)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static <D extends EntityDefinition> TreeMap<String, D> byName(List<D> definitions) {
        return definitions.stream()
                .collect(
                        Collectors.toMap(
                                EntityDefinition::name, d -> d, (one, _) -> one, TreeMap::new));
    }
}
