package io.grapholap.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A random graph as two Parquet tables of a warehouse directory: {@code bench.person(id, name,
 * age)} and {@code bench.knows(src, dst, since)}. The same numbers give the same graph.
 */
record TestGraph(Path warehouse, long nodes, long edges) {

    static TestGraph create(Path warehouse, long nodes, long edges) throws Exception {
        var schema = warehouse.resolve("bench");
        Files.createDirectories(schema);
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var sql = duck.createStatement()) {
            sql.execute(
                    """
                    COPY (SELECT i AS id, 'person-' || i AS name, CAST(hash(i) %% 90 AS BIGINT) AS age
                          FROM range(%d) r(i)) TO '%s' (FORMAT parquet)\
                    """
                            .formatted(nodes, schema.resolve("person.parquet")));
            sql.execute(
                    """
                    COPY (SELECT CAST(hash(i) %% %d AS BIGINT) AS src,
                                 CAST(hash(i + 7919) %% %d AS BIGINT) AS dst,
                                 CAST(2000 + i %% 25 AS BIGINT) AS since
                          FROM range(%d) r(i)) TO '%s' (FORMAT parquet)\
                    """
                            .formatted(nodes, nodes, edges, schema.resolve("knows.parquet")));
        } catch (SQLException e) {
            throw new IllegalStateException("the test graph could not be made", e);
        }
        return new TestGraph(warehouse, nodes, edges);
    }

    Path person() {
        return warehouse.resolve("bench/person.parquet");
    }

    Path knows() {
        return warehouse.resolve("bench/knows.parquet");
    }
}
