package io.grapholap.engine.algorithm;

import io.grapholap.common.error.PlatformException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checked parameters of one run: every declared one that has a value, and no other. */
public final class Parameters {
    private final Map<String, Object> values;
    private final NodeNames names;

    private Parameters(Map<String, Object> values, NodeNames names) {
        this.values = values;
        this.names = names;
    }

    /** What the caller calls the nodes, for sentences. */
    public NodeNames names() {
        return names;
    }

    /**
     * @param given by name; null and absent mean the default
     * @throws PlatformException {@code INVALID_ALGORITHM_PARAMETERS}
     */
    static Parameters of(
            AlgorithmSpec spec, Map<String, ? extends @Nullable Object> given, NodeNames names) {
        var values = new LinkedHashMap<String, Object>();
        for (var parameter : spec.parameters()) {
            var value = given.get(parameter.name());
            var found = value == null ? parameter.defaultValue() : value;
            if (found != null) {
                values.put(parameter.name(), parameter.read(found, names));
            } else if (parameter.required()) {
                throw Parameter.invalid(
                        parameter.name(),
                        "nothing",
                        "of " + spec.name() + " is required (" + parameter.type() + ")",
                        Map.of("type", parameter.type()));
            }
        }
        refuseUnknown(spec, given);
        return new Parameters(values, names);
    }

    private static void refuseUnknown(
            AlgorithmSpec spec, Map<String, ? extends @Nullable Object> given) {
        var known = spec.parameters().stream().map(Parameter::name).toList();
        for (var entry : given.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw Parameter.invalid(
                        entry.getKey(),
                        String.valueOf(entry.getValue()),
                        "is no parameter of " + spec.name() + "; it has " + known,
                        Map.of("available", List.copyOf(known)));
            }
        }
    }

    /** The value of a parameter that has a default or is required. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(
                        () -> new IllegalStateException(parameter.name() + " was not declared"));
    }

    /** The value of a parameter, if there is one. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) values.get(parameter.name()));
    }
}
