package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.warehouse.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall behind the guard: what a statement could not do even if it got past it. */
class SandboxTest {
    @TempDir Path directory;
    private Path secret;
    private Sandbox sandbox;
    private final Execution execution = new Execution(new Cancellation(), Duration.ofSeconds(30));

    @BeforeEach
    void open() throws Exception {
        var table = Files.writeString(directory.resolve("t.csv"), "a\n1\n");
        secret = Files.writeString(directory.resolve("secret.csv"), "a\n2\n");
        var attempt = Files.createDirectory(directory.resolve("attempt"));
        sandbox =
                Sandbox.open(
                        List.of(new SandboxTable("f", "t", List.of(table))),
                        new Sandbox.Limits(attempt, 256 << 20, 1),
                        execution);
    }

    @AfterEach
    void close() throws SQLException {
        sandbox.close();
    }

    @Test
    void itsOwnTablesAreReadByEitherName() throws SQLException {
        assertThat(sandbox.query("SELECT a FROM f.t", execution, SandboxTest::first)).isEqualTo(1);
        assertThat(sandbox.query("SELECT a FROM local.f.t", execution, SandboxTest::first))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM '%s'",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_csv('%s')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_blob('/proc/self/environ')",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM read_csv('https://localhost/x.csv')",
                "SELECT * FROM query('SELECT * FROM read_text(''/etc/passwd'')')",
                "COPY (SELECT 1) TO '%s'",
                "COPY (SELECT 1) TO '/tmp/graph-olap-escape.csv'",
                "COPY f.t FROM '/etc/passwd'",
                "EXPORT DATABASE '/tmp/graph-olap-escape'",
                "IMPORT DATABASE '/tmp/graph-olap-escape'",
                "ATTACH '/tmp/graph-olap-escape.db' AS x",
                "INSTALL httpfs",
                "LOAD httpfs",
                "LOAD '/tmp/x.duckdb_extension'",
                "SET enable_external_access = true",
                "SET allowed_directories = ['/']",
                "SET memory_limit = '1TB'",
                "SET threads = 64",
                "RESET lock_configuration",
                "PRAGMA memory_limit = '1TB'",
                "SELECT getenv('HOME')",
            })
    void nothingElseOfTheMachineIsReached(String statement) {
        var sql = statement.formatted(secret);
        assertThatThrownBy(() -> sandbox.execute(sql, execution)).isInstanceOf(SQLException.class);
    }

    @Test
    void memoryIsBounded() {
        assertThatThrownBy(() ->
                        sandbox.query(
                                "SELECT len(list(range)) FROM range(200000000)",
                                execution,
                                SandboxTest::first))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Memory");
    }

    private static long first(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }
}
