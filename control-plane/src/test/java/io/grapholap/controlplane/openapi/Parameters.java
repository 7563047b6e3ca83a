package io.grapholap.controlplane.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.jspecify.annotations.Nullable;

/**
 * Puts the descriptions of parameters in the place of what the scanner found: one by the tag of the
 * operation, a dot and its name where there is such a one, else by its name alone.
 */
final class Parameters {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Components components;

    Parameters(Components components) {
        this.components = components;
    }

    static boolean isInPath(Parameter parameter) {
        return parameter.getIn() == In.PATH;
    }

    static boolean isPaged(Operation operation) {
        return listed(operation).stream().anyMatch(p -> "offset".equals(p.getName()));
    }

    /** The parameters that the method takes. */
    static List<Parameter> listed(Operation operation) {
        var parameters = operation.getParameters();
        return parameters == null ? List.of() : parameters;
    }

    /**
     * @throws IllegalStateException naming a parameter that is described nowhere
     */
    void describe(Operation operation, Endpoint endpoint) {
        var described = new ArrayList<Parameter>();
        var tag = operation.getTags().getFirst();
        listed(operation).forEach(found -> described.add(reference(tag, found.getName())));
        if (endpoint.isIdempotent()) {
            described.add(reference(tag, IDEMPOTENCY_KEY));
        }
        described.add(reference(tag, Answers.REQUEST_ID));
        operation.setParameters(described);
    }

    private Parameter reference(String tag, @Nullable String name) {
        var special = tag + "." + name;
        var known = components.getParameters();
        if (known.containsKey(special)) {
            return OASFactory.createParameter().ref(special);
        }
        if (!known.containsKey(name)) {
            throw new IllegalStateException(
                    "META-INF/openapi.yaml describes neither the parameter "
                            + special
                            + " nor "
                            + name);
        }
        return OASFactory.createParameter().ref(name);
    }
}
