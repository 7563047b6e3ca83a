package io.grapholap.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A random graph as two Parquet tables of a warehouse directory: {@code bench.person(id, name,
 * age)} and {@code bench.knows(src, dst, since)}; beside it {@code bench.payment} with nine columns
 * of several types and as many rows as there are edges. The same numbers give the same rows.
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
            sql.execute(
                    """
                    COPY (SELECT i AS id, 'account-' || hash(i) %% 100000 AS payer,
                                 'account-' || hash(i + 1) %% 100000 AS payee,
                                 CAST(hash(i + 2) %% 1000000 AS DOUBLE) / 100 AS amount,
                                 ['EUR', 'USD', 'GBP'][1 + i %% 3] AS currency,
                                 TIMESTAMP '2025-01-01' + INTERVAL (i) SECOND AS paid_at,
                                 CAST('2025-01-01' AS DATE) + CAST(i %% 365 AS INTEGER) AS booked_on,
                                 i %% 7 = 0 AS flagged, 'invoice ' || i AS reference
                          FROM range(%d) r(i)) TO '%s' (FORMAT parquet)\
                    """
                            .formatted(edges, schema.resolve("payment.parquet")));
        } catch (SQLException e) {
            throw new IllegalStateException("the test graph could not be made", e);
        }
        return new TestGraph(warehouse, nodes, edges);
    }

    Path person() {
        return warehouse.resolve("bench/person.parquet");
    }

    Path payment() {
        return warehouse.resolve("bench/payment.parquet");
    }

    Path knows() {
        return warehouse.resolve("bench/knows.parquet");
    }
}
