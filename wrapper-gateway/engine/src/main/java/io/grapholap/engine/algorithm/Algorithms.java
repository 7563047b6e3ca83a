package io.grapholap.engine.algorithm;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The algorithms that are there, by name. */
public final class Algorithms {
    private Algorithms() {}

    /** Made when first asked for, so that a start does not wait for it. */
    private static final class Holder {
        private static final Map<String, Algorithm> BY_NAME = byName(Catalog.all());
    }

    /** All of them, sorted by name. */
    public static List<AlgorithmInfo> list() {
        return Holder.BY_NAME.values().stream().map(a -> AlgorithmInfo.of(a.spec())).toList();
    }

    /**
     * @param name in small or capital letters
     * @throws PlatformException {@code ALGORITHM_NOT_FOUND} with the nearest names
     */
    public static Algorithm find(String name) {
        var algorithm = Holder.BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (algorithm == null) {
            throw notFound(name, Holder.BY_NAME.keySet().stream().toList());
        }
        return algorithm;
    }

    /**
     * @throws PlatformException {@code ALGORITHM_NOT_FOUND}
     */
    public static AlgorithmInfo info(String name) {
        return AlgorithmInfo.of(find(name).spec());
    }

    /** {@code ALGORITHM_NOT_FOUND} with the names that come nearest. */
    public static PlatformException notFound(String name, List<String> available) {
        var nearest = Nearest.to(name, available);
        var hint =
                nearest.isEmpty()
                        ? "there are " + available
                        : "did you mean " + String.join(", ", nearest) + "?";
        return new PlatformException.Refused(
                ErrorCode.ALGORITHM_NOT_FOUND,
                "No algorithm is called " + name + "; " + hint,
                Map.of("algorithm_name", name, "nearest", nearest, "available", available));
    }

    /**
     * Refuses wrong parameters before a graph is extracted; whether nodes exist is seen only then.
     *
     * @throws PlatformException {@code INVALID_ALGORITHM_PARAMETERS}
     */
    public static void check(
            Algorithm algorithm, Map<String, ? extends @Nullable Object> parameters) {
        Parameters.of(algorithm.spec(), parameters, AnyNode.INSTANCE);
    }

    /**
     * Runs an algorithm on all processors.
     *
     * @param parameters by name; null and absent mean the default
     * @throws PlatformException {@code INVALID_ALGORITHM_PARAMETERS}, {@code ALGORITHM_TIMEOUT},
     *     {@code INSUFFICIENT_MEMORY}
     * @throws java.util.concurrent.CancellationException when {@code run} was cancelled
     */
    public static Result run(
            Algorithm algorithm,
            CsrGraph graph,
            Map<String, ? extends @Nullable Object> parameters,
            NodeNames names,
            Run run) {
        var spec = algorithm.spec();
        if (graph.edgeCount() > spec.maxEdges()) {
            throw new PlatformException.Refused(
                    ErrorCode.INSUFFICIENT_MEMORY,
                    "%s is fit for up to %d edges; this graph has %d. Choose fewer labels or types."
                            .formatted(spec.name(), spec.maxEdges(), graph.edgeCount()),
                    Map.of("required", graph.edgeCount(), "available", spec.maxEdges()));
        }
        if (spec.weights() == AlgorithmSpec.Weights.NOT_NEGATIVE && graph.minWeight() < 0) {
            throw Parameter.invalid(
                    "weight_property",
                    graph.minWeight(),
                    "must not be negative for " + spec.name(),
                    Map.of("min", 0));
        }
        var checked = Parameters.of(spec, parameters, names);
        run.check();
        var result = algorithm.run(graph, checked, run);
        run.progress(1, 1);
        return result;
    }

    private static Map<String, Algorithm> byName(List<Algorithm> algorithms) {
        var map = new TreeMap<String, Algorithm>();
        for (var algorithm : algorithms) {
            if (map.put(algorithm.spec().name(), algorithm) != null) {
                throw new IllegalStateException("two algorithms " + algorithm.spec().name());
            }
        }
        return map;
    }

    /** Any name is that of a node, as long as nobody looks. */
    private enum AnyNode implements NodeNames {
        INSTANCE;

        @Override
        public int index(String parameter, Object name) {
            return 0;
        }

        @Override
        public Object name(int index) {
            return index;
        }
    }
}
