package io.grapholap.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The graph of {@link TestGraphs#airports}, open from before the first test until the last. */
public final class OpenAirports implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Path directory;
    private @Nullable GraphEngine engine;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        directory = Files.createTempDirectory("airports");
        engine =
                GraphEngines.open(
                        "ryugraph", TestGraphs.airports(directory), TestGraphs.settings(directory));
    }

    public GraphEngine engine() {
        return Objects.requireNonNull(engine);
    }

    /** Where the engine keeps temporary files. */
    public Path scratch() {
        return Objects.requireNonNull(directory).resolve("scratch");
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        engine().close();
        try (var files = Files.walk(Objects.requireNonNull(directory))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
