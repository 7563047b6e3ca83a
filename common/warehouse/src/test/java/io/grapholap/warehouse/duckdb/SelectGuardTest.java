package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.warehouse.ExportFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT a FROM f.t;",
                "  select a -- a ; comment\n from f.t ; -- and another\n",
                "FROM f.t",
                "VALUES (1, 'a'), (2, 'b')",
                "WITH x AS (SELECT 1 AS a) SELECT * FROM x UNION ALL SELECT a FROM f.t ORDER BY 1 LIMIT 3",
                "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 9) SELECT n FROM r",
                "WITH x AS (SELECT a FROM f.t), y AS (SELECT a FROM x) SELECT * FROM y",
                "SELECT * FROM range(10) r(i), generate_series(1, 3) g(j)",
                "SELECT unnest([1, 2]) AS u, u2 FROM unnest([3]) AS t(u2)",
                "SELECT DISTINCT ON (a) a FROM f.t WHERE a IN (SELECT b FROM f.u) AND NOT EXISTS (SELECT 1)",
                "SELECT sum(x) OVER (PARTITION BY y ORDER BY z DESC NULLS LAST) FROM f.t QUALIFY x > 1",
                "SELECT CASE WHEN a BETWEEN 1 AND 2 THEN a::DECIMAL(4, 2) END FROM f.t TABLESAMPLE 10%",
                "SELECT * EXCLUDE (a) REPLACE (b + 1 AS b) FROM f.t JOIN f.u USING (k) LEFT JOIN f.w ON w.k = t.k",
                "SELECT * FROM f.t ASOF JOIN f.u ON t.k = u.k AND t.at >= u.at",
                "SELECT * FROM (UNPIVOT f.t ON x INTO NAME k VALUE v) p",
                "SELECT * FROM f.t PIVOT (sum(v) FOR k IN ('a', 'b'))",
                "SELECT list_transform([1], lambda y: y + 1), {'a': 1}, MAP {'k': 1}, date '2020-01-01' + INTERVAL 1 DAY",
                "SELECT a, count(*) FILTER (WHERE b) FROM f.t GROUP BY ROLLUP (a) HAVING count(*) > 1",
                "SELECT (SELECT max(b) FROM f.u WHERE u.a = t.a) FROM f.t, LATERAL (SELECT t.a + 1) l(c)",
                "SELECT * FROM f.t POSITIONAL JOIN f.u LIMIT 10%",
            })
    void selectsOverTablesAreLetThrough(String sql) {
        assertThat(SelectGuard.check(sql)).allSatisfy(t -> assertThat(t.schema()).isEqualTo("f"));
    }

    @Test
    void tablesOfEveryLevelAreFound() {
        var sql =
                """
                WITH x AS (SELECT a FROM local.s1.t1 WHERE a IN (SELECT b FROM S2."T 2"))
                SELECT (SELECT max(c) FROM s3.t3) FROM x JOIN (SELECT * FROM s4.t4) y ON x.a = y.a
                """;

        assertThat(SelectGuard.check(sql))
                .containsExactlyInAnyOrder(
                        new TableName("s1", "t1"),
                        new TableName("s2", "t 2"),
                        new TableName("s3", "t3"),
                        new TableName("s4", "t4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP TABLE f.t",
                "",
                ";",
                "INSERT INTO f.t VALUES (1)",
                "DELETE FROM f.t",
                "UPDATE f.t SET a = 1",
                "CREATE TABLE x AS SELECT 1",
                "COPY (SELECT 1) TO '/tmp/x'",
                "COPY f.t TO '/tmp/x'",
                "EXPORT DATABASE '/tmp/x'",
                "ATTACH '/tmp/x.db' AS x",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET memory_limit = '1TB'",
                "PRAGMA database_list",
                "CALL pragma_version()",
                "EXPLAIN SELECT 1",
                "DESCRIBE f.t",
                "SUMMARIZE f.t",
                "SHOW TABLES",
                "SELECT * FROM (DESCRIBE f.t)",
                "SELECT * FROM (SHOW ALL TABLES)",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM \"/etc/passwd\"",
                "SELECT * FROM 'data.parquet'",
                "SELECT * FROM t",
                "SELECT * FROM duckdb_settings()",
                "SELECT * FROM sqlite_master",
                "SELECT * FROM other.f.t",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_blob('/etc/passwd')",
                "SELECT * FROM read_parquet(['x.parquet'])",
                "SELECT * FROM parquet_metadata('x.parquet')",
                "SELECT * FROM sniff_csv('/etc/passwd')",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM query('SELECT 1')",
                "SELECT * FROM query_table('f.t')",
                "SELECT * FROM system.main.read_text('/etc/passwd')",
                "SELECT * FROM json_execute_serialized_sql('{}')",
                "WITH x AS (SELECT * FROM read_text('/etc/passwd')) SELECT * FROM x",
                "WITH x AS MATERIALIZED (FROM '/etc/passwd') SELECT 1",
                "SELECT 1 UNION SELECT * FROM glob('/*')",
                "SELECT (SELECT content FROM read_text('/etc/passwd'))",
                "SELECT 1 WHERE EXISTS (FROM '/etc/passwd')",
                "SELECT 1 ORDER BY (SELECT count(*) FROM glob('/*'))",
                "SELECT 1 LIMIT (SELECT count(*) FROM glob('/*'))",
                "SELECT * FROM f.t JOIN '/etc/passwd' ON true",
                "SELECT * FROM (SELECT 1 AS a) x, LATERAL (SELECT * FROM read_text('/etc/passwd')) y",
                "WITH \"/etc/hosts\" AS (SELECT 1) SELECT * FROM '/etc/passwd'",
                "SELECT * FROM (WITH x AS (SELECT 1) SELECT * FROM x) y, x",
                "SELECT getenv('HOME')",
                "SELECT main.getenv('HOME')",
                "SELECT current_setting('temp_directory')",
                "SELECT list_transform([1], lambda y: getenv('HOME'))",
                "SELECT getvariable('x')",
                "SELECT nextval('s')",
                "SELECT write_log('x')",
                "SELECT a FROM f.t WHERE a = $1",
                "SELECT a FROM f.t WHERE a = ?",
            })
    void everythingElseIsRefused(String sql) {
        assertThatThrownBy(() -> SelectGuard.check(sql))
                .isInstanceOfSatisfying(
                        ExportFailure.class, e -> assertThat(e.code()).isEqualTo(Code.SQL_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH x AS (DELETE FROM f.t RETURNING *) SELECT * FROM x",
                "WITH x AS (INSERT INTO f.t VALUES (1) RETURNING *) SELECT * FROM x",
                "WITH x AS (UPDATE f.t SET a = 1 RETURNING *) SELECT * FROM x",
            })
    void writingInsideASelectIsRefused(String sql) {
        assertThatThrownBy(() -> SelectGuard.check(sql)).isInstanceOf(ExportFailure.class);
    }

    @Test
    void whatDoesNotParseIsShownWithItsPosition() {
        assertThatThrownBy(() -> SelectGuard.check("SELECT a FRM f.t WHERE"))
                .isInstanceOfSatisfying(
                        ExportFailure.class, e -> assertThat(e.code()).isEqualTo(Code.SQL_FAILED))
                .hasMessageContaining("at character");
    }

    @Test
    void aBareTableNameIsAnsweredWithTheWayOut() {
        assertThatThrownBy(() -> SelectGuard.check("SELECT * FROM airports"))
                .hasMessageContaining("local.<schema>.<table>");
    }

    @Test
    void statementsThatWouldOverrunAParserAreRefused() {
        assertThatThrownBy(() ->
                        SelectGuard.check("SELECT " + "(".repeat(200) + "1" + ")".repeat(200)))
                .hasMessageContaining("nests");
        assertThatThrownBy(() ->
                        SelectGuard.check(
                                "SELECT 1 FROM f.t" + " JOIN f.t USING (x)".repeat(5_000)))
                .isInstanceOf(ExportFailure.class);
        assertThatThrownBy(() -> SelectGuard.check("SELECT 1 FROM f.t" + ",f.t".repeat(20_000)))
                .isInstanceOf(ExportFailure.class);
        assertThatThrownBy(() -> SelectGuard.check("SELECT 1" + "+1".repeat(49_000)))
                .isInstanceOf(ExportFailure.class);
        assertThatThrownBy(() -> SelectGuard.check("SELECT '" + "x".repeat(100_000) + "'"))
                .hasMessageContaining("100000");
    }
}
