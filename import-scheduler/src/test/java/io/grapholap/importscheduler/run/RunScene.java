package io.grapholap.importscheduler.run;

import static org.hamcrest.Matchers.nullValue;

import io.grapholap.importscheduler.graphql.GraphQl;
import io.grapholap.importscheduler.graphql.Imports;
import io.grapholap.importscheduler.landing.LakeCatalog;
import io.grapholap.importscheduler.landing.LandedTables;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A DuckDB database, a space and a job of their own. */
final class RunScene {
    static final GraphQl ALICE = GraphQl.as("alice");
    private static final Path ROOT = Path.of("target/duckdb");
    private static final String COUNT =
            "select count(*) || ' ' || count(distinct prediction_id) from read_parquet([%s], union_by_name = true)";

    private final String jdbcUrl;
    private final String database = "runs_" + UUID.randomUUID().toString().replace("-", "");

    /** What the job's table is called after, so that it is alone in it. */
    private final String model = "m" + database;

    final String space = Imports.space("alice");

    /**
     * @param rows a query of DuckDB that gives {@code id} and {@code changed}
     */
    RunScene(String jdbcUrl, String rows) throws Exception {
        this.jdbcUrl = jdbcUrl;
        Files.createDirectories(ROOT);
        table(rows);
    }

    Path file() {
        return ROOT.resolve(database + ".duckdb");
    }

    void table(String rows) throws SQLException {
        duckDb(
                "create or replace table scores as select id, 'yes' as label, changed, 0.5 as feature_age from ("
                        + rows
                        + ")");
    }

    void duckDb(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs SQL in the importer's database; gives the first value. */
    String postgres(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("set search_path = import_scheduler");
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    String triggeredJob() {
        return job("createTriggeredOngoingTableImportJob", "");
    }

    String scheduledJob(String parameters) {
        return job("createTableImportJob", ", tableIngestionParameters: " + parameters);
    }

    private String job(String mutation, String more) {
        return ALICE.ask(
                        Imports.create(space, model, more, "tableImportJob { jobId }")
                                .replace("\"sales\"", '"' + database + '"')
                                .replace("createTableImportJob", mutation))
                .body("errors", nullValue())
                .extract()
                .path("data." + mutation + ".tableImportJob.jobId");
    }

    static ValidatableResponse trigger(String job, String start, String end) {
        return ALICE.ask(
                "mutation { createTriggeredOngoingTableRun(input: {jobId: \"%s\", queryStart: \"%s\", queryEnd: \"%s\", clientMutationId: \"c\"}) { clientMutationId tableImportJob { jobId } query { queryId } } }"
                        .formatted(job, start, end));
    }

    static void change(String verb, String job) {
        ALICE.ask(
                        "mutation { %sTableImportJob(input: {jobId: \"%s\"}) { clientMutationId } }"
                                .formatted(verb, job))
                .body("errors", nullValue());
    }

    static ValidatableResponse job(String job) {
        return ALICE.ask(
                        "{ node(id: \"%s\") { ... on TableImportJob { jobStatus pausedReason modelId totalQueriesSuccessCount totalQueriesPendingCount totalQueriesFailedCount queries(first: 10) { edges { node { queryId queryStatus recordsProcessedCount attempt errorCode errorMessage warehouseQueryId finishedAt } } } } } }"
                                .formatted(job))
                .rootPath("data.node");
    }

    static void await(ThrowingRunnable condition) {
        Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(condition);
    }

    /** Landed rows, and how many different ids they have, as the landed files tell. */
    String landed(LakeCatalog catalog) throws SQLException {
        var tables = new LandedTables(catalog);
        var files =
                tables.names().stream()
                        .filter(n ->
                                n.table().contains(database) && n.table().endsWith("__predictions"))
                        .flatMap(n -> tables.contents(n).orElseThrow().files().stream())
                        .map(path ->
                                "'" + Path.of("target/store").toAbsolutePath().resolve(path) + "'")
                        .collect(Collectors.joining(","));
        if (files.isEmpty()) {
            return "0 0";
        }
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(COUNT.formatted(files))) {
            rows.next();
            return rows.getString(1);
        }
    }
}
