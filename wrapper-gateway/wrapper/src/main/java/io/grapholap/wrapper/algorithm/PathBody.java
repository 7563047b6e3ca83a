package io.grapholap.wrapper.algorithm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /algo/shortest_path}.
 *
 * @param sourceId key of the first node
 * @param targetId key of the last node
 * @param maxDepth most edges of the path, 1 to 50
 */
record PathBody(
        @Nullable Object sourceId,
        @Nullable Object targetId,
        @Nullable List<@Nullable String> relationshipTypes,
        @Nullable Integer maxDepth) {}
