package io.grapholap.engine.algorithm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client may know of an algorithm; its JSON is that of {@code GET /algo/algorithms/{name}}.
 *
 * @param type {@code native}
 * @param category e.g. {@code centrality}, {@code community}
 * @param returns property type of the result
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
        long defaultTimeoutMs) {

    /**
     * @param type {@code float} or {@code int}
     */
    public record Parameter(
            String name,
            String type,
            boolean required,
            @JsonProperty("default") @Nullable Object defaultValue,
            String description) {}
}
