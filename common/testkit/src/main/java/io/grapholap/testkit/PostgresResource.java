package io.grapholap.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Gives a Quarkus test an empty database of its own on the JVM's shared PostgreSQL. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var base = "postgresql://" + SharedServers.postgres() + "/";
        var database = "test_" + UUID.randomUUID().toString().replace("-", "");
        create("jdbc:" + base + "postgres", database);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:" + base + database,
                "quarkus.datasource.reactive.url",
                base + database,
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres");
    }

    private static void create(String jdbcUrl, String database) {
        try (var connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + database, e);
        }
    }

    /** The server goes with the JVM. */
    @Override
    public void stop() {}
}
