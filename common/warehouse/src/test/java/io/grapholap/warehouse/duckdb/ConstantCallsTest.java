package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.DescriptionRequest;
import io.grapholap.warehouse.ExportFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A question about a statement costs no more than its text, whatever stands in it. */
class ConstantCallsTest {
    private static final long MEMORY = 256L << 20;

    @TempDir Path directory;

    /** Each of these took all memory, or ran for minutes, when DuckDB merely bound it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT repeat('x', 10000000000) AS x",
                "SELECT length(repeat('x', 2000000000)) AS x",
                "SELECT upper(repeat('x', 2000000000)) AS x",
                "SELECT length('a' || repeat('x', 2000000000)) AS x",
                "SELECT length(repeat(repeat('x', 1000), 1000)) AS x",
                "SELECT length(repeat('x', 1000 * 1000 * 1000)) AS x",
                "SELECT length(repeat('x', CAST('2000000000' AS BIGINT))) AS x",
                "SELECT length(repeat('x', -(-2000000000))) AS x",
                "SELECT length(rpad('x', 2000000000, 'y')) AS x",
                "SELECT length(lpad('x', 2000000000, 'y')) AS x",
                "SELECT list_sum(range(1, 2000000000)) AS x",
                "SELECT 1 + list_sum(range(1, 2000000000)) AS x",
                "SELECT list_aggregate(generate_series(1, 500000000), 'sum') + 1 AS x",
                "SELECT len(range(TIMESTAMP '0001-01-01', TIMESTAMP '9999-01-01',"
                        + " INTERVAL 1 SECOND)) AS x",
                "SELECT 1 AS x LIMIT list_sum(range(1, 200000000))",
                "SELECT 1 AS x OFFSET list_sum(range(1, 200000000))",
                "SELECT x FROM range(list_sum(range(1, 300000000))::BIGINT) t(x)",
                "SELECT x FROM unnest(range(1, 1000000000)) t(x)",
                "SELECT x FROM (VALUES (len(range(1, 300000000)))) t(x)",
                "SELECT quantile_cont(r, 0.5 + 0 * list_sum(range(1, 300000000))) AS x"
                        + " FROM range(10) t(r)",
                "SELECT regexp_matches('a', repeat('a', 1000000000)) AS x",
                "SELECT COLUMNS(repeat('x', 1000000000)) AS x FROM range(3) t(x)",
                "SELECT strftime(DATE '2020-01-01', repeat('%Y', 500000000)) AS x",
                "SELECT length(printf('%2000000000d', 1)) AS x",
                "SELECT length(format('{:2000000000d}', 1)) AS x",
                "SELECT len(list_resize([1], 2000000000)) AS x",
                "SELECT bit_count(bitstring('1', 2000000000)) AS x",
                "SELECT len(list_transform(range(1000), a -> list_transform(range(1000),"
                        + " b -> list_transform(range(1000), c -> a)))) AS x",
                "SELECT len([a FOR a IN range(1, 300000000)]) AS x",
                "SELECT list_transform([1, 2], a -> repeat('x', 2000000000)) AS x",
                "SELECT list_transform([1, 2], a -> list_transform([1, 2], b -> a)) AS x",
                "SELECT CASE WHEN length(repeat('x', 2000000000)) > 1 THEN 1 ELSE 2 END AS x",
                "SELECT (SELECT length(repeat('x', 2000000000))) AS x",
                "WITH c AS (SELECT length(repeat('x', 2000000000)) AS x) SELECT x FROM c",
                "SELECT sum(x) OVER (ROWS BETWEEN list_sum(range(1, 200000000)) PRECEDING"
                        + " AND CURRENT ROW) AS x FROM range(3) t(x)",
                "SELECT main.repeat('x', 2000000000) || 'y' AS x",
                "SELECT REPEAT('x', 2000000000) || 'y' AS x",
                "SELECT ('x').repeat(2000000000).upper() AS x"
            })
    @Timeout(20)
    void whatGrowsOutOfConstantsIsRefused(String sql) {
        assertThatThrownBy(() -> SelectGuard.check(sql))
                .isInstanceOfSatisfying(
                        ExportFailure.class, e -> assertThat(e.code()).isEqualTo(Code.SQL_REFUSED))
                .hasMessageContaining("constants alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT x FROM range(1000000000000) t(x)",
                "SELECT x FROM generate_series(1, 1000000000000) t(x)",
                "SELECT unnest(range(1, 1000000000)) AS x",
                "SELECT unnest(generate_series(DATE '2020-01-01', DATE '2030-01-01',"
                        + " INTERVAL 1 DAY)) AS x",
                "SELECT generate_series(1, 1000000000) AS x",
                "SELECT x FROM unnest([1, 2, 3]) t(x)",
                "SELECT repeat('ab', 3) || lpad('7', 3, '0') AS x",
                "SELECT len(range(-5, 5)) AS x",
                "SELECT list_transform([1, 2, -3], a -> a * 2) AS x",
                "SELECT list_sort(['b', 'a']) AS x",
                "SELECT regexp_replace('a-b', '-', '_') AS x",
                "SELECT DATE '2020-01-01' + INTERVAL 3 DAY AS x",
                "SELECT md5('a' || 'b') AS x, coalesce(NULL, 'none') AS y",
                "SELECT repeat(r::VARCHAR, 2000000000) AS x FROM range(3) t(r)",
                "SELECT list_transform(range(r), i -> i * 2) AS x FROM range(3) t(r)",
                "SELECT CAST('2020-01-01' AS DATE) AS x WHERE 1 = 1 LIMIT 10",
                "SELECT count(*) AS x FROM range(1000000000000)"
            })
    @Timeout(20)
    void whatDoesNotIsDescribedAtOnce(String sql) throws IOException {
        assertThatCode(() -> SelectGuard.check(sql)).doesNotThrowAnyException();
        long started = System.nanoTime();

        var found =
                new DuckDbWarehouse(directory)
                        .describe(
                                new DescriptionRequest(
                                        sql,
                                        List.of(new PropertyDefinition("x", "STRING")),
                                        Files.createDirectories(directory.resolve("work")),
                                        MEMORY,
                                        Duration.ofSeconds(20)),
                                new Cancellation());

        assertThat(found.columns()).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theRefusalNamesTheFunctionAndTheWayOut() {
        assertThatThrownBy(() -> SelectGuard.check("SELECT length(repeat('x', 5000)) AS x"))
                .hasMessageContaining("repeat")
                .hasMessageContaining("literals")
                .hasMessageContaining("1000");
    }
}
