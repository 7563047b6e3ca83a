package io.grapholap.common.definition;

import io.grapholap.common.error.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a mapping's definitions: one {@link Fault} for every rule broken, none when they may be
 * stored.
 */
public final class DefinitionRules {
    public static final int MAX_PROPERTIES = 100;
    public static final int MAX_SQL_LENGTH = 100_000;

    private final MappingDefinition mapping;
    private final List<Fault> faults = new ArrayList<>();

    private DefinitionRules(MappingDefinition mapping) {
        this.mapping = mapping;
    }

    public static List<Fault> check(MappingDefinition mapping) {
        var rules = new DefinitionRules(mapping);
        rules.nodes();
        rules.edges();
        return List.copyOf(rules.faults);
    }

    private void nodes() {
        var nodes = mapping.nodeDefinitions();
        if (nodes.isEmpty()) {
            fault("node_definitions", "needs at least one node definition", "required");
        }
        var labels = new HashMap<String, String>();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            var at = "node_definitions[" + i + "]";
            identifier(at + ".label", node.label(), Identifiers.NAME, true);
            unique(labels, at + ".label", node.label());
            sql(at + ".sql", node.sql());
            var names = new HashMap<String, String>();
            if (node.primaryKey() == null) {
                fault(
                        at + ".primary_key",
                        "is missing; name the column that identifies a node",
                        "required");
            } else {
                column(at + ".primary_key", node.primaryKey(), false, names);
            }
            properties(at, node.properties(), names);
        }
    }

    private void edges() {
        Set<String> labels =
                mapping.nodeDefinitions().stream()
                        .map(NodeDefinition::label)
                        .filter(l -> l != null)
                        .collect(Collectors.toCollection(HashSet::new));
        var types = new HashMap<String, String>();
        for (int i = 0; i < mapping.edgeDefinitions().size(); i++) {
            var edge = mapping.edgeDefinitions().get(i);
            var at = "edge_definitions[" + i + "]";
            identifier(at + ".type", edge.type(), Identifiers.EDGE_TYPE, true);
            unique(types, at + ".type", edge.type());
            endpoint(at + ".from_node", edge.fromNode(), labels);
            endpoint(at + ".to_node", edge.toNode(), labels);
            sql(at + ".sql", edge.sql());
            var names = new HashMap<String, String>();
            identifier(at + ".from_key", edge.fromKey(), Identifiers.NAME, false);
            unique(names, at + ".from_key", edge.fromKey());
            identifier(at + ".to_key", edge.toKey(), Identifiers.NAME, false);
            unique(names, at + ".to_key", edge.toKey());
            properties(at, edge.properties(), names);
        }
    }

    private void properties(
            String at, List<PropertyDefinition> properties, Map<String, String> names) {
        if (properties.size() > MAX_PROPERTIES) {
            fault(
                    at + ".properties",
                    "has "
                            + properties.size()
                            + " entries; at most "
                            + MAX_PROPERTIES
                            + " are allowed",
                    "too_many");
        }
        for (int i = 0; i < properties.size(); i++) {
            column(at + ".properties[" + i + "]", properties.get(i), true, names);
        }
    }

    private void column(
            String at, PropertyDefinition column, boolean reserved, Map<String, String> names) {
        identifier(at + ".name", column.name(), Identifiers.NAME, reserved);
        unique(names, at + ".name", column.name());
        if (column.type() == null) {
            fault(
                    at + ".type",
                    "is missing; use one of " + List.of(PropertyType.values()),
                    "required");
        } else if (PropertyType.of(column.type()).isEmpty()) {
            fault(
                    at + ".type",
                    "'"
                            + column.type()
                            + "' is not a type; use one of "
                            + List.of(PropertyType.values()),
                    "enum");
        }
    }

    private void identifier(String at, @Nullable String name, Pattern pattern, boolean reserved) {
        if (name == null || name.isEmpty()) {
            fault(at, "is missing", "required");
        } else if (name.length() > Identifiers.MAX_LENGTH) {
            fault(
                    at,
                    "has "
                            + name.length()
                            + " characters; at most "
                            + Identifiers.MAX_LENGTH
                            + " are allowed",
                    "too_long");
        } else if (!pattern.matcher(name).matches()) {
            fault(at, "'" + name + "' does not match " + pattern.pattern(), "pattern");
        } else if (reserved && Identifiers.isReserved(name)) {
            fault(at, "'" + name + "' is a reserved word; choose another name", "reserved");
        }
    }

    private void endpoint(String at, @Nullable String label, Set<String> labels) {
        if (label == null || label.isEmpty()) {
            fault(at, "is missing; name a label of this mapping", "required");
        } else if (!labels.contains(label)) {
            fault(
                    at,
                    "'"
                            + label
                            + "' is not a label of this mapping "
                            + labels.stream().sorted().toList(),
                    "unknown_label");
        }
    }

    private void sql(String at, @Nullable String sql) {
        if (sql == null || sql.isBlank()) {
            fault(at, "is missing; write one SELECT", "required");
        } else if (sql.length() > MAX_SQL_LENGTH) {
            fault(
                    at,
                    "has "
                            + sql.length()
                            + " characters; at most "
                            + MAX_SQL_LENGTH
                            + " are allowed",
                    "too_long");
        }
    }

    /** Names that differ in case alone clash too: engines and warehouses fold case. */
    private void unique(Map<String, String> seen, String at, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            return;
        }
        var first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), at);
        if (first != null) {
            fault(at, "'" + name + "' is used already by " + first, "duplicate");
        }
    }

    private void fault(String field, String message, String type) {
        faults.add(new Fault(field, message, type));
    }
}
