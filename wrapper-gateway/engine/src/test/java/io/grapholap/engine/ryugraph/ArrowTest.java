package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.OpenAirports;
import io.grapholap.engine.QueryRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ArrowTest {
    private static final String BIG =
            "UNWIND range(1, 30000) AS x RETURN x, x / 2.0 AS half, 'n' + to_string(x) AS name,"
                    + " date('2020-01-02') AS d, CASE WHEN x % 2 = 0 THEN true END AS even ORDER BY"
                    + " x DESC";

    @RegisterExtension static final OpenAirports AIRPORTS = new OpenAirports();

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        try (var files = Files.list(AIRPORTS.scratch())) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void scalarsKeepTheirTypesAndTheRestIsJson() throws IOException {
        var table =
                read(
                        "MATCH (a:Airport {iata: 'AAA'})-[r:ROUTE]->(b {iata: 'BBB'}) RETURN a.iata,"
                                + " a.created_at AS t, a.passengers, r.miles, date('1970-01-03') AS"
                                + " d, true AS yes, interval('1 hour') AS i, sum(a.passengers) AS s,"
                                + " b.city IS NULL AS n, b.created_at AS missing, [1, 2] AS l, a, r");

        assertThat(table.types())
                .containsExactly(
                        "Utf8",
                        "Timestamp(MICROSECOND, null)",
                        "Int(64, true)",
                        "FloatingPoint(DOUBLE)",
                        "Date(DAY)",
                        "Bool",
                        "Duration(MICROSECOND)",
                        "Decimal(76, 0, 256)",
                        "Bool",
                        "Timestamp(MICROSECOND, null)",
                        "Utf8",
                        "Utf8",
                        "Utf8");
        assertThat(table.rows()).hasSize(1);
        var row = table.rows().getFirst();
        assertThat(row.subList(0, 11))
                .containsExactly(
                        "AAA",
                        "2020-01-02T03:04:05",
                        "10",
                        "1.5",
                        "2",
                        "true",
                        "PT1H",
                        "10",
                        "false",
                        "null",
                        "[1,2]");
        assertThat(row.get(11)).startsWith("{\"_id\":").contains("\"_label\":\"Airport\"");
        assertThat(row.get(12)).contains("\"_type\":\"ROUTE\"");
    }

    @Test
    void aBigAnswerComesInItsOrderAndHasTheTypesOfASmallOne() throws IOException {
        var big = read(BIG);

        assertThat(big.rows()).hasSize(30_000);
        assertThat(big.rows().getFirst())
                .containsExactly("30000", "15000.0", "n30000", "18263", "true");
        assertThat(big.rows().get(1).getLast()).isEqualTo("null");
        assertThat(big.rows()).extracting(r -> r.getFirst()).startsWith("30000", "29999", "29998");
        assertThat(big.rows().getLast().getFirst()).isEqualTo("1");
        assertThat(big.types()).isEqualTo(read(BIG + " LIMIT 5").types());
    }

    @Test
    void aBigAnswerThatNoFileCanHoldComesRowByRow() throws IOException {
        var table = read("UNWIND range(1, 30000) AS x MATCH (n:Airport {iata: 'AAA'}) RETURN x, n");

        assertThat(table.rows()).hasSize(30_000);
        assertThat(table.rows().getLast().getLast()).contains("\"iata\":\"AAA\"");
    }

    @Test
    void decimalsKeepTheirDigitsWhereverTheFirstOneStands() throws IOException {
        var some =
                read(
                        "UNWIND range(1, 3) AS x RETURN CASE WHEN x > 1 THEN CAST('1.50' AS"
                                + " DECIMAL(10, 2)) END AS d ORDER BY x");
        var late =
                read(
                        "UNWIND range(1, 30000) AS x RETURN CASE WHEN x = 30000 THEN CAST('1.50' AS"
                                + " DECIMAL(38, 20)) END AS d ORDER BY x");

        assertThat(some.types()).containsExactly("Decimal(76, 2, 256)");
        assertThat(some.rows()).containsExactly(List.of("null"), List.of("1.50"), List.of("1.50"));
        assertThat(new BigDecimal(late.rows().getLast().getFirst())).isEqualByComparingTo("1.5");
    }

    @Test
    void anEmptyAnswerHasItsColumns() throws IOException {
        var table = read("MATCH (n:Airport {iata: 'nowhere'}) RETURN n.iata, n.passengers");

        assertThat(table.types()).containsExactly("Utf8", "Int(64, true)");
        assertThat(table.rows()).isEmpty();
    }

    @Test
    void whoCannotWriteLeavesNothing() {
        var broken =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("gone");
                    }
                };

        assertThatThrownBy(() -> AIRPORTS.engine().arrow(query(BIG), broken))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(AIRPORTS.engine().query(query("RETURN 1")).rowCount()).isEqualTo(1);
    }

    @Test
    void whatIsRefusedWritesNothing() {
        var out = new ByteArrayOutputStream();

        for (var text : List.of("MATCH (n) DELETE n", "RETURN", "MATCH (n:Nowhere) RETURN n")) {
            assertThatThrownBy(() -> AIRPORTS.engine().arrow(query(text), out))
                    .isInstanceOfSatisfying(
                            PlatformException.class,
                            e -> assertThat(e.code().status()).isEqualTo(400));
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void theDeadlineHolds() {
        var request =
                new QueryRequest(
                        "slow",
                        "UNWIND range(1, 30000) AS x UNWIND range(1, 30000) AS y RETURN x, y",
                        Map.of(),
                        Duration.ofMillis(1500),
                        1,
                        1);

        assertThatThrownBy(() -> AIRPORTS.engine().arrow(request, new ByteArrayOutputStream()))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.QUERY_TIMEOUT));
    }

    private record Table(List<String> types, List<List<String>> rows) {}

    private static Table read(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        long written = AIRPORTS.engine().arrow(query(text), out);
        try (var allocator = new RootAllocator();
                var reader =
                        new ArrowStreamReader(
                                new ByteArrayInputStream(out.toByteArray()), allocator)) {
            var root = reader.getVectorSchemaRoot();
            var types = root.getSchema().getFields().stream().map(f -> f.getType().toString());
            var rows = new ArrayList<List<String>>();
            while (reader.loadNextBatch()) {
                for (int i = 0; i < root.getRowCount(); i++) {
                    int row = i;
                    rows.add(
                            root.getFieldVectors().stream()
                                    .map(v -> String.valueOf(v.getObject(row)))
                                    .toList());
                }
            }
            assertThat(written).isEqualTo(rows.size());
            return new Table(types.toList(), rows);
        }
    }
}
