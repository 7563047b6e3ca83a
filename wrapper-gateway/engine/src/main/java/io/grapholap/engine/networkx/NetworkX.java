package io.grapholap.engine.networkx;

import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.algorithm.AlgorithmInfo;
import io.grapholap.engine.algorithm.Algorithms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The functions of NetworkX {@value #VERSION} that are there, by name: those that Java computes,
 * and those for which {@link PythonWorker} asks NetworkX itself.
 */
public final class NetworkX {
    /** What names, parameters, defaults and results are compared with. */
    public static final String VERSION = "3.6.1";

    /** Type of its executions. */
    public static final String TYPE = "networkx";

    private NetworkX() {}

    /** Made when first asked for, so that a start does not wait for it. */
    private static final class Holder {
        private static final Map<String, NetworkXFunction> BY_NAME = byName();
    }

    /** All of them, sorted by name. */
    public static List<NetworkXFunction> list() {
        return List.copyOf(Holder.BY_NAME.values());
    }

    /**
     * @param name in small or capital letters
     * @throws PlatformException {@code ALGORITHM_NOT_FOUND} with the nearest names
     */
    public static NetworkXFunction find(String name) {
        var function = Holder.BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (function == null) {
            throw Algorithms.notFound(name, List.copyOf(Holder.BY_NAME.keySet()));
        }
        return function;
    }

    /** What a client may know of a function, the parameter that names a property included. */
    public static AlgorithmInfo info(NetworkXFunction function) {
        var info = AlgorithmInfo.of(function.spec(), TYPE);
        var attribute = function.attribute();
        if (attribute == null) {
            return info;
        }
        var parameters = new ArrayList<>(info.parameters());
        parameters.add(parameter(attribute));
        return new AlgorithmInfo(
                info.name(),
                info.displayName(),
                info.type(),
                info.category(),
                info.description(),
                info.longDescription(),
                parameters,
                info.returns(),
                info.supportsWriteBack(),
                info.supportsWeights(),
                info.defaultTimeoutMs());
    }

    private static AlgorithmInfo.Parameter parameter(NetworkXFunction.EdgeAttribute attribute) {
        @Nullable String byDefault = attribute.defaultName();
        return new AlgorithmInfo.Parameter(
                attribute.parameter(),
                "string",
                false,
                byDefault,
                null,
                null,
                null,
                "Property of the edges with its numbers; an edge without it counts 1."
                        + (byDefault == null
                                ? ""
                                : " The default counts only where edges have that property."));
    }

    private static Map<String, NetworkXFunction> byName() {
        var map = new TreeMap<String, NetworkXFunction>();
        for (var function : Families.all()) {
            var name = function.spec().name().toLowerCase(Locale.ROOT);
            if (map.put(name, function) != null) {
                throw new IllegalStateException("two functions " + function.spec().name());
            }
        }
        return map;
    }
}
