package io.grapholap.engine.ryugraph;

import com.kuzudb.Version;
import io.grapholap.engine.EngineAdapter;
import io.grapholap.engine.EngineInfo;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphBuilder;
import io.grapholap.engine.GraphEngine;
import java.nio.file.Path;

/** Opens and creates graph files of the engine called {@code ryugraph}. */
public final class RyugraphAdapter implements EngineAdapter {
    private static final String NAME = "ryugraph";

    @Override
    public EngineInfo info() {
        return new EngineInfo(NAME, Version.getVersion());
    }

    @Override
    public GraphEngine open(Path file, EngineSettings settings) {
        return RyugraphEngine.open(info(), file, settings);
    }

    @Override
    public GraphBuilder create(Path file, EngineSettings settings) {
        return RyugraphBuilder.create(info(), file, settings);
    }
}
