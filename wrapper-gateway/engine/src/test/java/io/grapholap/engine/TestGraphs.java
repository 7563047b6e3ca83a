package io.grapholap.engine;

import io.grapholap.common.definition.PropertyDefinition;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Small graphs in real files, made from Parquet as snapshots are. */
public final class TestGraphs {
    private static final long BUFFER_POOL = 128L << 20;

    private TestGraphs() {}

    public static EngineSettings settings(Path directory) {
        return new EngineSettings(BUFFER_POOL, 2, 2, directory.resolve("scratch"));
    }

    public static PropertyDefinition column(String name, String type) {
        return new PropertyDefinition(name, type);
    }

    /** Writes the result of a DuckDB SELECT as Parquet. */
    public static Path parquet(Path directory, String select) {
        var file = directory.resolve(UUID.randomUUID() + ".parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows a Parquet file has. */
    public static long rows(Path file) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM '" + file + "'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Five airports, one of them (XXX) without routes, and seven routes, two of them parallel. */
    public static Path airports(Path directory) {
        var file = directory.resolve("airports.db");
        try (var builder = GraphEngines.create("ryugraph", file, settings(directory))) {
            builder.loadNodes(
                    "Airport",
                    column("iata", "STRING"),
                    List.of(
                            column("city", "STRING"),
                            column("created_at", "TIMESTAMP"),
                            column("passengers", "INT64")),
                    List.of(
                            parquet(
                                    directory,
                                    """
                                    SELECT * FROM (VALUES
                                      ('AAA', 'Alpha', TIMESTAMP '2020-01-02 03:04:05', 10::BIGINT),
                                      ('BBB', 'Beta', NULL, 20),
                                      ('CCC', 'It''s', NULL, 30),
                                      ('DDD', 'Delta', NULL, 40),
                                      ('XXX', NULL, NULL, NULL))
                                    """)));
            builder.loadEdges(
                    "ROUTE",
                    "Airport",
                    "Airport",
                    List.of(column("miles", "DOUBLE")),
                    List.of(
                            parquet(
                                    directory,
                                    """
                                    SELECT * FROM (VALUES
                                      ('AAA', 'BBB', 1.5::DOUBLE), ('AAA', 'CCC', 2), ('BBB', 'CCC', 3),
                                      ('CCC', 'AAA', 4), ('DDD', 'CCC', 5), ('DDD', 'CCC', 6),
                                      ('CCC', 'DDD', NULL))
                                    """)));
        }
        return file;
    }

    public static QueryRequest query(String text) {
        return query(text, Map.of());
    }

    public static QueryRequest query(String text, Map<String, @Nullable Object> parameters) {
        return new QueryRequest(
                UUID.randomUUID().toString(),
                text,
                parameters,
                Duration.ofSeconds(20),
                10_000,
                10_000_000);
    }
}
