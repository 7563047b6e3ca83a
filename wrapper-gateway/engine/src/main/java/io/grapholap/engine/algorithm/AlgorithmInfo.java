package io.grapholap.engine.algorithm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client may know of an algorithm; its JSON is that of {@code GET /algo/algorithms/{name}}.
 *
 * @param type {@code native} or {@code networkx}
 * @param category e.g. {@code centrality}, {@code community}
 * @param returns property type of the result, or its shape
 * @param supportsWriteBack whether the result is one value per node
 * @param supportsWeights whether {@code weight_property} has a meaning
 */
public record AlgorithmInfo(
        String name,
        String displayName,
        String type,
        String category,
        String description,
        String longDescription,
        List<Parameter> parameters,
        String returns,
        boolean supportsWriteBack,
        boolean supportsWeights,
        long defaultTimeoutMs) {

    /**
     * @param type {@code float}, {@code int}, {@code bool}, {@code string}, {@code node}, {@code
     *     list<node>}, {@code list<pair>} or {@code map<node,float>}
     * @param choices the words it may be; null when it is free
     */
    public record Parameter(
            String name,
            String type,
            boolean required,
            @JsonProperty("default") @Nullable Object defaultValue,
            @Nullable Number min,
            @Nullable Number max,
            @Nullable List<String> choices,
            String description) {}

    static AlgorithmInfo of(AlgorithmSpec spec) {
        return of(spec, "native");
    }

    /**
     * @param type {@code native} or {@code networkx}
     */
    public static AlgorithmInfo of(AlgorithmSpec spec, String type) {
        var parameters = new ArrayList<Parameter>();
        spec.parameters().forEach(p -> parameters.add(of(p)));
        return new AlgorithmInfo(
                spec.name(),
                spec.displayName(),
                type,
                spec.category().name().toLowerCase(Locale.ROOT),
                spec.description(),
                spec.details(),
                parameters,
                spec.returns().wireName(),
                spec.returns().perNode(),
                spec.weights() != AlgorithmSpec.Weights.IGNORED,
                spec.defaultTimeout().toMillis());
    }

    private static Parameter of(io.grapholap.engine.algorithm.Parameter<?> parameter) {
        @Nullable Number min = null;
        @Nullable Number max = null;
        @Nullable List<String> choices = null;
        if (parameter instanceof io.grapholap.engine.algorithm.Parameter.Real real) {
            min = real.min();
            max = real.max();
        } else if (parameter instanceof io.grapholap.engine.algorithm.Parameter.Whole whole) {
            min = whole.min();
            max = whole.max();
        } else if (parameter instanceof io.grapholap.engine.algorithm.Parameter.Choice choice) {
            choices = choice.words();
        }
        return new Parameter(
                parameter.name(),
                parameter.type(),
                parameter.required(),
                parameter.defaultValue(),
                min,
                max,
                choices,
                parameter.description());
    }
}
