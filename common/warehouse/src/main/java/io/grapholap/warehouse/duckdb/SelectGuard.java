package io.grapholap.warehouse.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.common.definition.DefinitionRules;
import io.grapholap.common.job.JobFailure;
import io.grapholap.warehouse.ExportFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides whether a user's SQL may run: exactly one SELECT, parsed by DuckDB itself, over named
 * tables alone. The sandbox is the wall behind this door.
 */
final class SelectGuard {
    static final int MAX_DEPTH = 100;
    private static final Duration PARSE_LIMIT = Duration.ofSeconds(10);
    // The parser recurses on its caller's stack, and a long statement may take a deep one.
    private static final long STACK_BYTES = 256L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SelectGuard() {}

    /**
     * The tables that the statement names, at every level of it.
     *
     * @throws ExportFailure {@code SQL_REFUSED} if it may not run, {@code SQL_FAILED} if it does
     *     not parse
     */
    static Set<TableName> check(String sql) {
        if (sql.length() > DefinitionRules.MAX_SQL_LENGTH) {
            throw refused(
                    "The statement has %d characters; at most %d are allowed."
                            .formatted(sql.length(), DefinitionRules.MAX_SQL_LENGTH));
        }
        if (sql.indexOf('\0') >= 0) {
            throw refused("The statement holds a NUL character; remove it.");
        }
        checkDepth(sql);
        return onDeepStack(() -> tables(parse(sql)));
    }

    static ExportFailure refused(String reason) {
        return ExportFailure.of(JobFailure.Code.SQL_REFUSED, reason);
    }

    private static void checkDepth(String sql) {
        int depth = 0;
        for (int i = 0; i < sql.length(); i++) {
            switch (sql.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw refused("The statement nests brackets deeper than " + MAX_DEPTH + " levels.");
            }
        }
    }

    private static Set<TableName> tables(JsonNode tree) {
        if (tree.path("error").asBoolean()) {
            if (tree.path("error_type").asText().equals("parser")) {
                throw ExportFailure.of(
                        JobFailure.Code.SQL_FAILED,
                        "The SQL does not parse: "
                                + tree.path("error_message").asText()
                                + position(tree)
                                + ".");
            }
            throw refused(
                    "Only one SELECT may run; other statements, and PIVOT without a list of values,"
                            + " are not allowed.");
        }
        var statements = tree.path("statements");
        if (statements.size() != 1) {
            throw refused(
                    "Exactly one SELECT is needed; this has " + statements.size() + " statements.");
        }
        var named = new SelectWalker().walk(statements.get(0));
        ConstantCalls.check(statements.get(0));
        return named;
    }

    private static String position(JsonNode tree) {
        return tree.hasNonNull("position")
                ? " (at character " + (tree.path("position").asInt() + 1) + ")"
                : "";
    }

    private static JsonNode parse(String sql) {
        try (var connection = DuckDb.inMemory()) {
            try (var settings = connection.createStatement()) {
                settings.execute("SET threads = 1");
                settings.execute("SET enable_external_access = false");
                settings.execute("SET lock_configuration = true");
            }
            try (var parser =
                    connection.prepareStatement("SELECT json_serialize_sql(CAST(? AS VARCHAR))")) {
                parser.setQueryTimeout((int) PARSE_LIMIT.toSeconds());
                parser.setString(1, sql);
                try (var rows = parser.executeQuery()) {
                    rows.next();
                    return JSON.readTree(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw ExportFailure.of(
                    JobFailure.Code.SQL_FAILED, "The SQL could not be parsed: " + e.getMessage());
        } catch (JsonProcessingException e) {
            throw refused("The statement is nested too deep.");
        }
    }

    private interface Check {
        Set<TableName> run();
    }

    private static Set<TableName> onDeepStack(Check check) {
        var result = new CompletableFuture<Set<TableName>>();
        Thread.ofPlatform()
                .name("sql-guard")
                .daemon()
                .stackSize(STACK_BYTES)
                .start(() -> complete(result, check));
        try {
            return result.get(2 * PARSE_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ExportFailure failure
                    ? failure
                    : new IllegalStateException("the SQL guard failed", e.getCause());
        } catch (TimeoutException e) {
            throw refused("The statement takes too long to parse; make it shorter.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ExportFailure.retryable(JobFailure.Code.WORKER_LOST, "The worker is stopping.");
        }
    }

    private static void complete(CompletableFuture<Set<TableName>> result, Check check) {
        try {
            result.complete(check.run());
        } catch (RuntimeException | StackOverflowError e) {
            result.completeExceptionally(e);
        }
    }
}
