package io.grapholap.engine.ryugraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.TestGraphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
    @TempDir Path directory;

    @Test
    void noUnpackedLibraryIsLeftBehind() throws IOException, SQLException {
        try (var engine =
                        GraphEngines.open(
                                "ryugraph",
                                TestGraphs.airports(directory),
                                TestGraphs.settings(directory));
                var helper = NativeLibraries.duckDb();
                var mapped = Files.lines(Path.of("/proc/self/maps"))) {
            assertThat(engine.info().name()).isEqualTo("ryugraph");
            assertThat(
                            mapped.filter(
                                    line -> line.contains("libkuzu") || line.contains("libduckdb")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("(deleted)"));
            assertThat(helper).isNotNull();
        }
    }
}
