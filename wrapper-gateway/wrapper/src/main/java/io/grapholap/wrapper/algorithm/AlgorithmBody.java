package io.grapholap.wrapper.algorithm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /algo/{name}}, in both spellings that clients use.
 *
 * @param writeBack whether to write one value per node into {@code resultProperty}; else the result
 *     itself carries them
 * @param weightProperty property of the edges that weighs them
 * @param direction {@code forward}, {@code reverse} or {@code undirected}
 * @param subgraphQuery Cypher whose rows are the edges; instead of labels and types
 */
record AlgorithmBody(
        @Nullable String nodeLabel,
        @Nullable List<@Nullable String> nodeLabels,
        @Nullable String edgeType,
        @Nullable List<@Nullable String> relationshipTypes,
        @Nullable String resultProperty,
        @Nullable Map<String, @Nullable Object> parameters,
        @Nullable Long timeoutMs,
        @Nullable Boolean writeBack,
        @Nullable String weightProperty,
        @Nullable String direction,
        @Nullable String subgraphQuery) {

    /** The same wish, which leaves the graph as it is. */
    AlgorithmBody withoutWriting() {
        return new AlgorithmBody(
                nodeLabel,
                nodeLabels,
                edgeType,
                relationshipTypes,
                null,
                parameters,
                timeoutMs,
                false,
                weightProperty,
                direction,
                subgraphQuery);
    }
}
