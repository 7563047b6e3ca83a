package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DuckDbTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void theUnpackedLibraryLeavesNoFileBehind() throws SQLException, IOException {
        try (var connection = DuckDb.inMemory()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(Files.readString(Path.of("/proc/self/maps")))
                .containsPattern("libduckdb_java\\w*\\.so \\(deleted\\)");
    }
}
