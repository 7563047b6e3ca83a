package io.grapholap.engine.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.NodeValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The algorithms that are there, by name. */
public final class Algorithms {
    private static final Map<String, Algorithm> BY_NAME =
            byName(List.of(new PageRank(), new Wcc()));

    private Algorithms() {}

    /** All of them, sorted by name. */
    public static List<AlgorithmInfo> list() {
        return BY_NAME.values().stream().map(Algorithm::info).toList();
    }

    /**
     * @throws PlatformException {@code ALGORITHM_NOT_FOUND}
     */
    public static AlgorithmInfo info(String name) {
        return find(name).info();
    }

    /**
     * Refuses wrong parameters at once, before a graph is extracted.
     *
     * @throws PlatformException {@code ALGORITHM_NOT_FOUND}, {@code INVALID_ALGORITHM_PARAMETERS}
     */
    public static void check(String name, Map<String, ? extends @Nullable Object> parameters) {
        run(name, new CsrGraph(new int[1], new int[0]), parameters, Cancellation.forever());
    }

    /**
     * Runs an algorithm on all processors.
     *
     * @param parameters by name; null and absent mean the default
     * @return a value for every node of {@code graph}
     * @throws PlatformException {@code ALGORITHM_NOT_FOUND}, {@code INVALID_ALGORITHM_PARAMETERS},
     *     {@code ALGORITHM_TIMEOUT}
     * @throws java.util.concurrent.CancellationException when {@code cancellation} was cancelled
     */
    public static NodeValues run(
            String name,
            CsrGraph graph,
            Map<String, ? extends @Nullable Object> parameters,
            Cancellation cancellation) {
        var algorithm = find(name);
        return algorithm.run(graph, Parameters.of(algorithm.info(), parameters), cancellation);
    }

    private static Algorithm find(String name) {
        var algorithm = BY_NAME.get(name);
        if (algorithm == null) {
            throw new PlatformException.Refused(
                    ErrorCode.ALGORITHM_NOT_FOUND,
                    "No algorithm is called " + name + "; there are " + BY_NAME.keySet() + ".",
                    Map.of("algorithm_name", name, "available", List.copyOf(BY_NAME.keySet())));
        }
        return algorithm;
    }

    private static Map<String, Algorithm> byName(List<Algorithm> algorithms) {
        var map = new LinkedHashMap<String, Algorithm>();
        algorithms.forEach(a -> map.put(a.info().name(), a));
        return map;
    }
}
