package io.grapholap.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The engines that are there, by name. */
public final class GraphEngines {
    private static final Map<String, EngineAdapter> ADAPTERS =
            ServiceLoader.load(EngineAdapter.class, GraphEngines.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .collect(Collectors.toMap(a -> a.info().name(), Function.identity()));

    private GraphEngines() {}

    public static List<String> names() {
        return ADAPTERS.keySet().stream().sorted().toList();
    }

    /** Name and version; the version is part of where a built graph is kept. */
    public static EngineInfo info(String engine) {
        return adapter(engine).info();
    }

    /**
     * Opens a graph read-write. The caller owns the file and everything beside it that begins with
     * its name; nobody else may have it open.
     *
     * @throws GraphBuildException when the file is missing or not one of this engine and version
     */
    public static GraphEngine open(String engine, Path file, EngineSettings settings) {
        return adapter(engine).open(file, settings);
    }

    /** Starts a new graph file; {@code file} must not exist yet, its directory must. */
    public static GraphBuilder create(String engine, Path file, EngineSettings settings) {
        return adapter(engine).create(file, settings);
    }

    private static EngineAdapter adapter(String engine) {
        var adapter = ADAPTERS.get(engine);
        if (adapter == null) {
            throw new IllegalArgumentException(
                    "no engine is called " + engine + "; there are " + names());
        }
        return adapter;
    }
}
