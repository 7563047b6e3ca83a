package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.GraphSchema;
import io.grapholap.engine.OpenAirports;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.QueryResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RyugraphEngineTest {
    /** Never ends within the test's life, yet stops at once when told to. */
    private static final String ENDLESS =
            "UNWIND range(1, 200000) AS a UNWIND range(1, 200000) AS b"
                    + " WITH a, b WHERE a * b % 7 = 8 RETURN count(*)";

    @RegisterExtension static final OpenAirports AIRPORTS = new OpenAirports();

    @Test
    void nodesEdgesAndPathsHaveTheFormOfTheContract() {
        var row =
                ask("MATCH p = (a:Airport {iata: 'AAA'})-[r:ROUTE]->(b:Airport {iata: 'BBB'})"
                                + " RETURN a, r, p")
                        .rows()
                        .getFirst();

        var node =
                Map.of(
                        "_id", 0L,
                        "_label", "Airport",
                        "iata", "AAA",
                        "city", "Alpha",
                        "created_at", "2020-01-02T03:04:05Z",
                        "passengers", 10L);
        assertThat(row.get(0)).isEqualTo(node);
        assertThat(row.get(1))
                .asInstanceOf(MAP)
                .containsEntry("_type", "ROUTE")
                .containsEntry("_src", 0L)
                .containsEntry("_dst", 1L)
                .containsEntry("miles", 1.5)
                .containsKey("_id")
                .doesNotContainKey("_label");
        assertThat(row.get(2))
                .asInstanceOf(MAP)
                .containsOnlyKeys("_nodes", "_rels")
                .extractingByKey("_rels")
                .isEqualTo(List.of(row.get(1)));
    }

    @Test
    void aNodeKeepsItsNulls() {
        var node = ask("MATCH (n:Airport {iata: 'XXX'}) RETURN n").rows().getFirst().getFirst();
        assertThat(node)
                .asInstanceOf(MAP)
                .containsKeys("_id", "city", "created_at")
                .containsEntry("city", null);
    }

    @Test
    void everyKindOfValueBecomesJson() {
        assertCell("RETURN 1", "INT64", 1L);
        assertCell("RETURN 1.5", "DOUBLE", 1.5);
        assertCell("RETURN true", "BOOL", true);
        assertCell("RETURN 'é😀'", "STRING", "é😀");
        assertCell("RETURN null", "STRING", null);
        assertCell("RETURN date('2020-02-03')", "DATE", "2020-02-03");
        assertCell(
                "RETURN timestamp('2020-02-03 04:05:06.7')",
                "TIMESTAMP",
                "2020-02-03T04:05:06.700Z");
        assertCell("RETURN interval('2 days 3 hours 4 seconds')", "INTERVAL", "P2DT3H4S");
        assertCell("RETURN blob('\\\\xAA\\\\x00')", "BLOB", "qgA=");
        assertCell("RETURN 0.0 / 0.0", "DOUBLE", null);
        assertCell("RETURN 1.0 / 0.0", "DOUBLE", null);
        assertCell("RETURN cast('1.50' AS DECIMAL(10, 2))", "DECIMAL", "1.50");
        assertCell("RETURN cast(7 AS INT128)", "INT128", 7L);
        assertCell("RETURN [1, null, 3]", "LIST<INT64>", Arrays.asList(1L, null, 3L));
        assertCell("RETURN [['a']]", "LIST<LIST<STRING>>", List.of(List.of("a")));
        assertCell("RETURN {a: 1, b: 'x'}", "STRUCT", Map.of("a", 1L, "b", "x"));
        assertCell("RETURN map(['k'], [1])", "MAP", Map.of("k", 1L));
        assertCell(
                "RETURN uuid('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')",
                "UUID",
                "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
        assertCell("MATCH (n:Airport {iata: 'BBB'}) RETURN id(n)", "INT64", 1L);
    }

    @Test
    void columnsAreCalledWhatTheUserWrote() {
        assertThat(
                        ask("MATCH (n:Airport)-[r]->(m:Airport) RETURN n.iata, count(*), label(n),"
                                        + " labels(m)[0] AS m, type(r), n.passengers % 2 ORDER BY n.iata")
                                .columns())
                .containsExactly(
                        "n.iata", "count(*)", "label(n)", "m", "type(r)", "n.passengers % 2");
    }

    @Test
    void openCypherSpellingsAreUnderstood() {
        var row =
                ask("MATCH (n:Airport {iata: 'AAA'})-[r]->(m {iata: 'BBB'}) RETURN labels(n)[0],"
                                + " labels(n), type(r), toString(n.passengers), toInteger('7'),"
                                + " coalesce(n.city, '-')")
                        .rows()
                        .getFirst();
        assertThat(row).containsExactly("Airport", List.of("Airport"), "ROUTE", "10", 7L, "Alpha");
    }

    @Test
    void parametersOfAllJsonTypesArrive() {
        assertThat(echo("text")).isEqualTo("text");
        assertThat(echo(7)).isEqualTo(7L);
        assertThat(echo(1.5)).isEqualTo(1.5);
        assertThat(echo(true)).isEqualTo(true);
        assertThat(echo(null)).isNull();
        assertThat(echo(List.of("a", "b"))).isEqualTo(List.of("a", "b"));
        assertThat(echo(List.of(1, 2.5))).isEqualTo(List.of(1.0, 2.5));
        assertThat(echo(Arrays.asList(1, null))).isEqualTo(Arrays.asList(1L, null));
        assertThat(echo(List.of())).isEqualTo(List.of());
        assertThat(echo(Map.of("a", 1, "b", List.of("x"))))
                .isEqualTo(Map.of("a", 1L, "b", List.of("x")));
        assertThat(
                        AIRPORTS.engine()
                                .query(
                                        query(
                                                "MATCH (n:Airport) WHERE n.iata IN $keys RETURN count(*)",
                                                Map.of("keys", List.of("AAA", "BBB"), "unused", 1)))
                                .rows())
                .isEqualTo(List.of(List.of(2L)));
    }

    @Test
    void aMissingParameterIsToldApart() {
        assertRefused("RETURN $nothing", ErrorCode.QUERY_EXECUTION_ERROR, "nothing");
    }

    @Test
    void errorsCarryTheirCodes() {
        assertRefused("MATCH (n RETURN n", ErrorCode.QUERY_SYNTAX_ERROR, "not closed");
        assertRefused("MATCH n RETURN n", ErrorCode.QUERY_SYNTAX_ERROR, "cannot be read");
        assertRefused("MATCH (n:Nowhere) RETURN n", ErrorCode.QUERY_EXECUTION_ERROR, "Nowhere");
        assertRefused("MATCH (n:Airport) SET n.city = 'x'", ErrorCode.QUERY_NOT_ALLOWED, "SET");
    }

    @Test
    void budgetsCutTheAnswerAndSaySo() {
        var all = "UNWIND range(1, 1000) AS x RETURN x";
        assertThat(ask(all, 1000, 1_000_000).truncated()).isFalse();
        var byRows = ask(all, 10, 1_000_000);
        assertThat(byRows.truncated()).isTrue();
        assertThat(byRows.rowCount()).isEqualTo(10);
        var byBytes = ask(all, 1000, 160);
        assertThat(byBytes.truncated()).isTrue();
        assertThat(byBytes.rowCount()).isEqualTo(10);
        assertThat(ask("UNWIND [1, 2, 3] AS x RETURN x LIMIT 3", 2, 100).truncated()).isTrue();
    }

    @Test
    void aDeadlineStopsTheEngine() {
        var request = new QueryRequest("slow", ENDLESS, Map.of(), Duration.ofMillis(300), 10, 1000);
        long start = System.nanoTime();

        assertThatThrownBy(() -> AIRPORTS.engine().query(request))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT);
                            assertThat(e.details()).containsEntry("timeout_ms", 300L);
                            assertThat((Long) e.details().get("elapsed_ms")).isGreaterThan(290L);
                        });

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(ask("RETURN 1").rows()).hasSize(1);
    }

    @Test
    void aRunningQueryCanBeInterruptedAndOthersGoOn() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var request =
                    new QueryRequest(
                            "endless", ENDLESS, Map.of(), Duration.ofSeconds(30), 10, 1000);
            var running =
                    CompletableFuture.supplyAsync(() -> AIRPORTS.engine().query(request), threads);
            assertThat(ask("RETURN 1").rows()).hasSize(1);

            await().atMost(Duration.ofSeconds(5))
                    .until(() -> AIRPORTS.engine().interrupt("endless"));

            assertThatThrownBy(running::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("interrupted");
            assertThat(AIRPORTS.engine().interrupt("endless")).isFalse();
        }
    }

    @Test
    void theSchemaHasTrueKeysTypesAndCounts() {
        assertThat(AIRPORTS.engine().schema())
                .isEqualTo(
                        GraphSchema.of(
                                List.of(
                                        new GraphSchema.NodeTable(
                                                "Airport",
                                                "iata",
                                                "STRING",
                                                Map.of(
                                                        "iata", "STRING",
                                                        "city", "STRING",
                                                        "created_at", "TIMESTAMP",
                                                        "passengers", "INT64"),
                                                5)),
                                List.of(
                                        new GraphSchema.EdgeTable(
                                                "ROUTE",
                                                "Airport",
                                                "Airport",
                                                Map.of("miles", "DOUBLE"),
                                                7))));
        assertThat(AIRPORTS.engine().schema().nodeTables().getFirst().properties().keySet())
                .containsExactly("iata", "city", "created_at", "passengers");
    }

    private static QueryResult ask(String text) {
        return AIRPORTS.engine().query(query(text));
    }

    private static QueryResult ask(String text, long maxRows, long maxBytes) {
        return AIRPORTS.engine()
                .query(
                        new QueryRequest(
                                "q", text, Map.of(), Duration.ofSeconds(10), maxRows, maxBytes));
    }

    private static @Nullable Object echo(@Nullable Object value) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("x", value);
        return AIRPORTS.engine().query(query("RETURN $x", parameters)).rows().getFirst().getFirst();
    }

    private static void assertCell(String text, String type, @Nullable Object cell) {
        var result = ask(text);
        assertThat(result.columnTypes()).as(text).containsExactly(type);
        assertThat(result.rows().getFirst().getFirst()).as(text).isEqualTo(cell);
    }

    private static void assertRefused(String text, ErrorCode code, String message) {
        assertThatThrownBy(() -> ask(text))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
