package io.grapholap.engine;

import java.nio.file.Path;

/** One kind of engine; found through {@link java.util.ServiceLoader}. */
public interface EngineAdapter {
    /** Name and version of what this adapter would open. */
    EngineInfo info();

    GraphEngine open(Path file, EngineSettings settings);

    GraphBuilder create(Path file, EngineSettings settings);
}
