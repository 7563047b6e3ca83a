package io.grapholap.engine.ryugraph;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.OpenAirports;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.TestGraphs;
import io.grapholap.engine.guard.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hostile or broken request has its code; none kills the process or leaves a file behind. */
class HostileQueriesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final ErrorCode EXECUTION = ErrorCode.QUERY_EXECUTION_ERROR;

    @RegisterExtension static final OpenAirports AIRPORTS = new OpenAirports();

    /**
     * One request.
     *
     * @param code expected; null for an answer
     */
    record Row(String text, Map<String, @Nullable Object> parameters, @Nullable String code) {
        @Override
        public String toString() {
            return code + ": " + (text.length() > 80 ? text.substring(0, 80) + "…" : text);
        }
    }

    static List<Row> table() {
        var judged =
                Corpus.ALL.stream()
                        .filter(line -> line.code() != null)
                        .map(line -> new Row(line.text(), Map.of(), line.code()));
        return Stream.concat(judged, met().stream()).toList();
    }

    /** What only the engine, or its values, can say. */
    private static List<Row> met() {
        var nothing = new HashMap<String, @Nullable Object>();
        nothing.put("p", null);
        return List.of(
                row("MATCH (n:Nowhere) RETURN n", EXECUTION),
                row("MATCH ()-[r:NOWHERE]->() RETURN r", EXECUTION),
                row("MATCH (n:Airport) RETURN n.nothing", EXECUTION),
                row("RETURN n", EXECUTION),
                row("MATCH (n:Airport) RETURN n.iata + 1 - 'x'", EXECUTION),
                row("RETURN 1 / 0", EXECUTION),
                row("RETURN 9223372036854775807 + 1", EXECUTION),
                row("RETURN abs(-9223372036854775808)", EXECUTION),
                row("RETURN CAST('x' AS INT64)", EXECUTION),
                row("RETURN date('not a date')", EXECUTION),
                row("RETURN uuid('x')", EXECUTION),
                row("RETURN sum('x')", EXECUTION),
                row("MATCH (n) RETURN n.iata LIMIT -1", EXECUTION),
                row("MATCH (n) RETURN n.iata LIMIT 'x'", EXECUTION),
                row("MATCH (n) RETURN count(*) AS a, count(*) AS a", EXECUTION),
                row("RETURN substring('abc', 1, -9)", EXECUTION),
                row("WITH 1 AS n MATCH (n)-->(m) RETURN m", EXECUTION),
                row("MATCH (n) RETURN nodes(n)", EXECUTION),
                row("RETURN $missing", EXECUTION),
                row("RETURN 1 IN $p", nothing, EXECUTION),
                row("WITH $p AS x RETURN list_contains(x, 1)", nothing, EXECUTION),
                row("RETURN $p", Map.of("p", Map.of()), EXECUTION),
                row("RETURN $p", Map.of("p", Arrays.asList(1, "x")), EXECUTION),
                row("RETURN $p", Map.of("p", new Object()), EXECUTION),
                row("RETURN $p", Map.of("p", nested(20)), EXECUTION),
                row(
                        "MATCH (n:Airport) WHERE n.passengers > $p RETURN n",
                        Map.of("p", List.of(1)),
                        EXECUTION),
                row("MATCH (n) RETURN n.iata LIMIT $p", Map.of("p", "x"), EXECUTION),
                row("MATCH (n) RETURN n.iata LIMIT $p", nothing, EXECUTION),
                row(
                        "UNWIND range(1, 30000) AS x UNWIND range(1, 30000) AS y UNWIND range(1,"
                                + " 30000) AS z WITH x, y, z WHERE x * y + z = 3 RETURN count(*)",
                        ErrorCode.QUERY_TIMEOUT),
                row(
                        "UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y UNWIND range(1, 1000)"
                                + " AS z RETURN x, y, z ORDER BY x * y * z DESC LIMIT 1",
                        ErrorCode.QUERY_TIMEOUT));
    }

    private static Row row(String text, ErrorCode code) {
        return row(text, Map.of(), code);
    }

    private static Row row(String text, Map<String, @Nullable Object> parameters, ErrorCode code) {
        return new Row(text, parameters, code.name());
    }

    private static Object nested(int depth) {
        return depth == 0 ? 1 : List.of(nested(depth - 1));
    }

    @ParameterizedTest
    @MethodSource("table")
    void eachHasItsCodeAndTheEngineLives(Row row) throws IOException {
        assertThat(codeOf(row)).isEqualTo(row.code());

        assertThat(AIRPORTS.engine().query(TestGraphs.query("MATCH (n) RETURN count(*)")).rows())
                .isEqualTo(List.of(List.of(5L)));
        try (var files = Files.list(AIRPORTS.scratch())) {
            assertThat(files).isEmpty();
        }
    }

    private static @Nullable String codeOf(Row row) {
        var request =
                new QueryRequest(
                        UUID.randomUUID().toString(),
                        row.text(),
                        row.parameters(),
                        TIMEOUT,
                        10,
                        1_000);
        String code = null;
        try {
            AIRPORTS.engine().query(request);
        } catch (PlatformException e) {
            code = e.code().name();
        }
        try {
            AIRPORTS.engine().arrow(request, new ByteArrayOutputStream());
            assertThat(code).as("as a stream there was an answer").isNull();
        } catch (PlatformException e) {
            assertThat(e.code().name()).as("as a stream").isEqualTo(code);
        }
        return code;
    }
}
