package io.grapholap.wrapper.algorithm;

import io.grapholap.common.definition.Identifiers;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.algorithm.AlgorithmInfo;
import io.grapholap.engine.algorithm.CsrGraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what a client wants to run against the algorithm and the graph that is there. */
final class RunRules {
    static final long MIN_TIMEOUT_MS = 1_000;
    static final long MAX_TIMEOUT_MS = 7_200_000;

    private final List<Fault> faults = new ArrayList<>();

    private RunRules() {}

    /**
     * The run that a body asks for.
     *
     * @throws ValidationFailed when the body breaks a rule of its own
     * @throws Refused {@code INVALID_ALGORITHM_PARAMETERS} when it names what the graph lacks, with
     *     what there is
     */
    static AlgorithmRun check(
            @Nullable AlgorithmBody body, AlgorithmInfo info, GraphSchema schema) {
        if (body == null) {
            throw new ValidationFailed("body", "is missing", "required");
        }
        var rules = new RunRules();
        var labels = rules.names("node_label", body.nodeLabel(), "node_labels", body.nodeLabels());
        var types =
                rules.names(
                        "edge_type",
                        body.edgeType(),
                        "relationship_types",
                        body.relationshipTypes());
        boolean writes = info.supportsWriteBack() && !Boolean.FALSE.equals(body.writeBack());
        var property = rules.property(body.resultProperty(), writes);
        var weight = body.weightProperty();
        if (weight != null) {
            rules.identifier("body.weight_property", weight);
        }
        var direction = rules.direction(body.direction());
        rules.subgraph(body.subgraphQuery(), labels, types, weight);
        if (Boolean.TRUE.equals(body.writeBack()) && !info.supportsWriteBack()) {
            rules.fault(
                    "body.write_back",
                    "is not possible, since " + info.name() + " has no value per node",
                    "conflict");
        }
        long timeout = rules.timeout(body.timeoutMs(), info);
        if (!rules.faults.isEmpty()) {
            throw new ValidationFailed(rules.faults);
        }
        known(labels, schema.nodeTables().stream().map(GraphSchema.NodeTable::label), "node_label");
        known(types, schema.edgeTables().stream().map(GraphSchema.EdgeTable::type), "edge_type");
        weighable(weight, info);
        if (writes) {
            noKey(property, labels, schema);
        }
        return new AlgorithmRun(
                info.name(),
                info.type(),
                labels,
                types,
                weight,
                direction,
                body.subgraphQuery(),
                writes ? property : null,
                body.parameters() == null ? Map.of() : body.parameters(),
                Duration.ofMillis(timeout));
    }

    private List<String> names(
            String one,
            @Nullable String single,
            String many,
            @Nullable List<@Nullable String> listed) {
        var names = new LinkedHashSet<String>();
        if (listed != null) {
            for (int i = 0; i < listed.size(); i++) {
                identifier("body." + many + "[" + i + "]", listed.get(i));
                names.add(String.valueOf(listed.get(i)));
            }
        }
        if (single != null) {
            identifier("body." + one, single);
            if (!names.isEmpty() && !names.equals(Set.of(single))) {
                fault("body." + one, "says something else than " + many, "conflict");
            }
            names.add(single);
        }
        return List.copyOf(names);
    }

    private CsrGraph.Direction direction(@Nullable String word) {
        if (word == null) {
            return CsrGraph.Direction.FORWARD;
        }
        for (var direction : CsrGraph.Direction.values()) {
            if (direction.name().equalsIgnoreCase(word)) {
                return direction;
            }
        }
        fault(
                "body.direction",
                "'" + word + "' is none of forward, reverse and undirected",
                "enum");
        return CsrGraph.Direction.FORWARD;
    }

    private void subgraph(
            @Nullable String query,
            List<String> labels,
            List<String> types,
            @Nullable String weight) {
        if (query != null && !(labels.isEmpty() && types.isEmpty() && weight == null)) {
            fault(
                    "body.subgraph_query",
                    "cannot be combined with labels, types or weight_property",
                    "conflict");
        }
    }

    private static void weighable(@Nullable String weight, AlgorithmInfo info) {
        if (weight != null && !info.supportsWeights()) {
            throw new Refused(
                    ErrorCode.INVALID_ALGORITHM_PARAMETERS,
                    info.name() + " does not look at weights; leave weight_property out.",
                    Map.of("parameter", "weight_property", "value", weight));
        }
    }

    private String property(@Nullable String name, boolean needed) {
        if (name == null || name.isEmpty()) {
            if (!needed) {
                return "";
            }
            fault("body.result_property", "is missing; name the property to write", "required");
            return "";
        }
        identifier("body.result_property", name);
        if (Identifiers.isReserved(name)) {
            fault(
                    "body.result_property",
                    "'" + name + "' is a reserved word; choose another name",
                    "reserved");
        }
        return name;
    }

    private void identifier(String field, @Nullable String name) {
        if (name == null || name.length() > Identifiers.MAX_LENGTH) {
            fault(field, "must have 1 to " + Identifiers.MAX_LENGTH + " characters", "length");
        } else if (!Identifiers.NAME.matcher(name).matches()) {
            fault(field, "'" + name + "' does not match " + Identifiers.NAME.pattern(), "pattern");
        }
    }

    private long timeout(@Nullable Long given, AlgorithmInfo info) {
        if (given == null) {
            return info.defaultTimeoutMs();
        }
        if (given < MIN_TIMEOUT_MS || given > MAX_TIMEOUT_MS) {
            fault(
                    "body.timeout_ms",
                    "must be between "
                            + MIN_TIMEOUT_MS
                            + " and "
                            + MAX_TIMEOUT_MS
                            + ", found "
                            + given,
                    "range");
        }
        return given;
    }

    private void fault(String field, String message, String type) {
        faults.add(new Fault(field, message, type));
    }

    private static void known(List<String> wanted, Stream<String> there, String parameter) {
        var available = there.sorted().toList();
        for (var name : wanted) {
            if (!available.contains(name)) {
                throw new Refused(
                        ErrorCode.INVALID_ALGORITHM_PARAMETERS,
                        "The graph has no "
                                + parameter.replace('_', ' ')
                                + " "
                                + name
                                + "; it has "
                                + available
                                + ".",
                        Map.of("parameter", parameter, "value", name, "available", available));
            }
        }
    }

    private static void noKey(String property, List<String> labels, GraphSchema schema) {
        for (var table : schema.nodeTables()) {
            boolean concerned = labels.isEmpty() || labels.contains(table.label());
            if (concerned && table.primaryKey().equalsIgnoreCase(property)) {
                throw new Refused(
                        ErrorCode.INVALID_ALGORITHM_PARAMETERS,
                        property
                                + " is the key of "
                                + table.label()
                                + "; choose another result_property.",
                        Map.of("parameter", "result_property", "value", property));
            }
        }
    }
}
