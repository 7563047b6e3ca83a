package io.grapholap.wrapper.algorithm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /algo/{name}}, in both spellings that clients use. */
record AlgorithmBody(
        @Nullable String nodeLabel,
        @Nullable List<@Nullable String> nodeLabels,
        @Nullable String edgeType,
        @Nullable List<@Nullable String> relationshipTypes,
        @Nullable String resultProperty,
        @Nullable Map<String, @Nullable Object> parameters,
        @Nullable Long timeoutMs) {}
