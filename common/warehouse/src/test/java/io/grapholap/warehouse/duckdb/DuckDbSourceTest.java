package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.warehouse.source.ImportSource;
import io.grapholap.warehouse.source.ImportSourceSuite;
import io.grapholap.warehouse.source.SourceFailure;
import io.grapholap.warehouse.source.SourceTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbSourceTest extends ImportSourceSuite {
    @TempDir Path root;

    @Override
    protected ImportSource source() {
        return new DuckDbSource(root, InstantSource.system());
    }

    @Override
    protected void sql(String statement) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:duckdb:" + root.resolve("w.duckdb"));
                var running = database.createStatement()) {
            running.execute("SET TimeZone = 'UTC'");
            running.execute(statement);
        }
    }

    @Override
    protected SourceTable table(String name) {
        return new SourceTable("w", "main", name);
    }

    @Test
    void aViewOfTheDatabaseReachesNoOtherFile() throws Exception {
        Files.writeString(root.resolve("secret.csv"), "id,ts\nsecret,2026-01-01\n");
        sql(
                "CREATE VIEW spy AS SELECT id::VARCHAR AS id, ts::TIMESTAMP AS ts FROM read_csv('"
                        + root.resolve("secret.csv")
                        + "')");

        assertThatThrownBy(() -> source().count(window("spy", "2026-01-01", "2026-01-02"), CALL))
                .isInstanceOf(SourceFailure.class)
                .hasMessageNotContaining("secret,");
    }

    @Test
    void aDatabaseIsAFileOfTheSourcesDirectory() {
        for (var name : new String[] {"../w", "/etc/passwd", "a/b", "..", "w'x"}) {
            assertThatThrownBy(() -> source().describe(new SourceTable(name, "main", "t"), CALL))
                    .isInstanceOfSatisfying(
                            SourceFailure.class,
                            e -> assertThat(e.code()).isEqualTo(SourceFailure.Code.INVALID_CONFIG));
        }
    }
}
