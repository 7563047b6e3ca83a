package io.grapholap.wrapper.algorithm;

import io.grapholap.engine.TopologyRequest;
import io.grapholap.engine.algorithm.CsrGraph;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked wish to run an algorithm.
 *
 * @param labels labels of the nodes; none means all
 * @param types types of the edges; none means all
 * @param resultProperty where one value per node is written; null writes nothing
 * @param timeout for extracting, computing and writing together
 */
record AlgorithmRun(
        String algorithm,
        String type,
        List<String> labels,
        List<String> types,
        @Nullable String weightProperty,
        CsrGraph.Direction direction,
        @Nullable String subgraphQuery,
        @Nullable String resultProperty,
        Map<String, @Nullable Object> parameters,
        Duration timeout) {

    GraphCache.Key graph() {
        var request =
                new TopologyRequest(
                        Set.copyOf(labels), Set.copyOf(types), weightProperty, subgraphQuery);
        return new GraphCache.Key(request, direction);
    }
}
