package io.grapholap.wrapper.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.networkx.NetworkXFunction.EdgeAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NetworkX names the property that weighs edges in a parameter, we in a field of the body. */
final class EdgeProperty {
    private static final Set<String> NUMBERS =
            Set.of(
                    "INT8", "INT16", "INT32", "INT64", "INT128", "UINT8", "UINT16", "UINT32",
                    "UINT64", "FLOAT", "DOUBLE");

    private EdgeProperty() {}

    /**
     * The body with the property in its field: the one that the parameter names, else the default
     * if edges have it as a number. {@code null} as the parameter's value means none.
     */
    static AlgorithmBody named(
            AlgorithmBody body, @Nullable EdgeAttribute attribute, GraphSchema schema) {
        if (attribute == null) {
            return body;
        }
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        if (body.parameters() != null) {
            parameters.putAll(body.parameters());
        }
        boolean said = parameters.containsKey(attribute.parameter());
        var value = parameters.remove(attribute.parameter());
        if (!said) {
            var byDefault = attribute.defaultName();
            boolean applies =
                    byDefault != null
                            && body.weightProperty() == null
                            && body.subgraphQuery() == null
                            && has(body, byDefault, schema);
            return with(body, parameters, applies ? byDefault : body.weightProperty());
        }
        if (value != null && !(value instanceof String)) {
            throw new Refused(
                    ErrorCode.INVALID_ALGORITHM_PARAMETERS,
                    attribute.parameter()
                            + " must be the name of a property of the edges, or null, found "
                            + value
                            + ".",
                    Map.of("parameter", attribute.parameter(), "value", value, "type", "string"));
        }
        if (body.weightProperty() != null && !body.weightProperty().equals(value)) {
            throw new ValidationFailed(
                    "body.weight_property",
                    "says something else than parameters." + attribute.parameter(),
                    "conflict");
        }
        return with(body, parameters, (String) value);
    }

    private static boolean has(AlgorithmBody body, String property, GraphSchema schema) {
        var types = new ArrayList<@Nullable String>();
        if (body.relationshipTypes() != null) {
            types.addAll(body.relationshipTypes());
        }
        if (body.edgeType() != null) {
            types.add(body.edgeType());
        }
        return schema.edgeTables().stream()
                .filter(table -> types.isEmpty() || types.contains(table.type()))
                .anyMatch(table -> isNumber(table.properties().get(property)));
    }

    private static boolean isNumber(@Nullable String type) {
        return type != null && NUMBERS.contains(type);
    }

    private static AlgorithmBody with(
            AlgorithmBody body, Map<String, @Nullable Object> parameters, @Nullable String weight) {
        return new AlgorithmBody(
                body.nodeLabel(),
                body.nodeLabels(),
                body.edgeType(),
                body.relationshipTypes(),
                body.resultProperty(),
                parameters,
                body.timeoutMs(),
                body.writeBack(),
                weight,
                body.direction(),
                body.subgraphQuery());
    }
}
