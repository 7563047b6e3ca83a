package io.grapholap.warehouse.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.source.ColumnType.Kind;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and edge cases that every warehouse must get right. */
public abstract class ImportSourceSuite {
    protected static final Call CALL = Call.within(Duration.ofSeconds(60));

    /** The source under test. */
    protected abstract ImportSource source();

    /** Runs DuckDB's SQL in the database behind the source. */
    protected abstract void sql(String statement) throws SQLException;

    /** The table {@code name} that was made by {@link #sql}. */
    protected abstract SourceTable table(String name);

    protected final TableDescription described(String name) {
        return source().describe(table(name), CALL).orElseThrow();
    }

    protected final WindowQuery window(String name, String from, String to) {
        var description = described(name);
        return new WindowQuery(
                description.table(),
                cursor(description),
                CursorValue.parse(from),
                CursorValue.parse(to),
                List.of(actual(description, "id")),
                HashSlice.WHOLE,
                description.columns());
    }

    private static SourceColumn cursor(TableDescription description) {
        return description.column(actual(description, "ts")).orElseThrow();
    }

    /** The column as the warehouse spells it, which may be in upper case. */
    private static String actual(TableDescription description, String name) {
        return description.columns().stream()
                .map(SourceColumn::name)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow();
    }

    /** Each row as its columns' texts, joined by commas. */
    protected final List<String> rows(WindowQuery query) {
        try (var read = source().open(query, UUID.randomUUID().toString(), _ -> {}, CALL);
                var duckDb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckDb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            read.bind(duckDb, "rows_of_window");
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT * FROM rows_of_window")) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(String.valueOf(rows.getString(i)));
                    }
                    found.add(String.join(",", row));
                }
            }
            assertThat(read.expectedRows()).isEqualTo(found.size());
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> ids(WindowQuery query) {
        return rows(query).stream().map(row -> row.substring(0, row.indexOf(','))).toList();
    }

    private static WindowQuery slice(WindowQuery q, HashSlice slice) {
        return new WindowQuery(
                q.table(), q.cursor(), q.from(), q.to(), q.hashed(), slice, q.columns());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMESTAMP", "TIMESTAMPTZ", "TIMESTAMP_NS"})
    void aWindowHoldsItsStartAndNotItsEnd(String type) throws SQLException {
        sql("CREATE OR REPLACE TABLE edges (id VARCHAR, ts " + type + ")");
        sql(
                """
                INSERT INTO edges VALUES ('before', '2026-01-01 23:59:59.999999'),
                    ('start', '2026-01-02 00:00:00'), ('last', '2026-01-02 23:59:59.999999'),
                    ('end', '2026-01-03 00:00:00'), ('after', '2026-01-03 00:00:00.000001'),
                    ('never', NULL)
                """);

        assertThat(ids(window("edges", "2026-01-02", "2026-01-03")))
                .containsExactlyInAnyOrder("start", "last");
        assertThat(source().count(window("edges", "2026-01-02", "2026-01-03"), CALL)).isEqualTo(2);
        assertThat(ids(window("edges", "2026-01-03", "2026-01-03T00:00:00.000001")))
                .containsExactly("end");
    }

    @Test
    void nanosecondsAreNeverRounded() throws SQLException {
        sql("CREATE OR REPLACE TABLE nanos (id VARCHAR, ts TIMESTAMP_NS)");
        sql(
                """
                INSERT INTO nanos VALUES ('a', '2026-08-01 00:00:00.123456001'),
                    ('b', '2026-08-01 00:00:00.123456999'), ('c', '2026-08-01 00:00:00.123457000')
                """);

        assertThat(
                        ids(
                                window(
                                        "nanos",
                                        "2026-08-01T00:00:00.123456001",
                                        "2026-08-01T00:00:00.123456999")))
                .containsExactly("a");
        assertThat(
                        ids(
                                window(
                                        "nanos",
                                        "2026-08-01T00:00:00.123456999",
                                        "2026-08-01T00:00:00.123457001")))
                .containsExactlyInAnyOrder("b", "c");
        assertThat(rows(window("nanos", "2026-08-01T00:00:00.123457", "2026-08-02")))
                .containsExactly("c,2026-08-01 00:00:00.123457");
    }

    @Test
    void boundsFinerThanAColumnCutItWhereTheyAre() throws SQLException {
        sql("CREATE OR REPLACE TABLE micros (id VARCHAR, ts TIMESTAMP)");
        sql(
                """
                INSERT INTO micros VALUES ('a', '2026-08-01 00:00:00.000001'),
                    ('b', '2026-08-01 00:00:00.000002')
                """);

        assertThat(ids(window("micros", "2026-08-01T00:00:00.000001001", "2026-08-02")))
                .containsExactly("b");
        assertThat(ids(window("micros", "2026-08-01", "2026-08-01T00:00:00.000001001")))
                .containsExactly("a");
        assertThat(ids(window("micros", "2026-08-01", "2026-08-01T00:00:00.000001"))).isEmpty();
    }

    @Test
    void daysAreWholeDays() throws SQLException {
        sql("CREATE OR REPLACE TABLE days (id VARCHAR, ts DATE)");
        sql(
                "INSERT INTO days VALUES ('a', '2026-03-28'), ('b', '2026-03-29'), ('c', '2026-03-30')");

        assertThat(ids(window("days", "2026-03-29", "2026-03-30"))).containsExactly("b");
        assertThat(described("days").column(cursor(described("days")).name()).orElseThrow().type())
                .isEqualTo(ColumnType.of(Kind.DATE));
    }

    @Test
    void anInstantIsTheSameInEveryZone() throws SQLException {
        sql("CREATE OR REPLACE TABLE zones (id VARCHAR, ts TIMESTAMPTZ)");
        sql(
                """
                INSERT INTO zones VALUES ('first 02:30', '2026-10-25 02:30:00+02'),
                    ('second 02:30', '2026-10-25 02:30:00+01')
                """);

        assertThat(ids(window("zones", "2026-10-25T00:30:00", "2026-10-25T01:30:00")))
                .containsExactly("first 02:30");
        assertThat(ids(window("zones", "2026-10-25T01:30:00", "2026-10-25T01:30:00.000001")))
                .containsExactly("second 02:30");
    }

    static Stream<Integer> seeds() {
        return IntStream.range(0, 8).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void windowsThatTouchHoldEachRowOnce(int seed) throws SQLException {
        var chance = new Random(seed);
        sql("CREATE OR REPLACE TABLE touching (id VARCHAR, ts TIMESTAMP)");
        sql(
                "INSERT INTO touching SELECT 'r' || i, TIMESTAMP '2026-01-01' + to_microseconds((hash(i"
                        + " + %d) %% 5000)::BIGINT) FROM range(400) t(i)".formatted(seed));
        var cuts =
                Stream.concat(Stream.of(0L, 6_000_000L), chance.longs(6, 1, 5_999_999).boxed())
                        .sorted()
                        .map(n -> CursorValue.parse("2026-01-01").plus(Duration.ofNanos(n)).text())
                        .toList();

        var found = new ArrayList<String>();
        for (int i = 1; i < cuts.size(); i++) {
            found.addAll(ids(window("touching", cuts.get(i - 1), cuts.get(i))));
        }

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 400).mapToObj(i -> "r" + i).toList());
    }

    @Test
    void slicesOfTiesHoldEachRowOnce() throws SQLException {
        sql(
                "CREATE OR REPLACE TABLE ties AS SELECT 'r' || i AS id, TIMESTAMP '2026-01-01' AS ts"
                        + " FROM range(1000) t(i)");
        sql("INSERT INTO ties VALUES (NULL, '2026-01-01')");
        var whole = window("ties", "2026-01-01", "2026-01-01T00:00:01");

        var found = new ArrayList<String>();
        for (var slice : HashSlice.WHOLE.split().orElseThrow().subList(0, 15)) {
            var part = ids(slice(whole, slice));
            assertThat(part.size()).isLessThan(200);
            found.addAll(part);
        }
        for (var slice : new HashSlice(15, 16).split().orElseThrow()) {
            found.addAll(ids(slice(whole, slice)));
        }

        assertThat(found).hasSize(1001).doesNotHaveDuplicates();
    }

    @Test
    void allKindsOfColumnsArriveAsTheyAre() throws SQLException {
        sql(
                """
                CREATE OR REPLACE TABLE kinds AS SELECT 'x,"y''' AS id, TIMESTAMP '2026-01-01' AS ts,
                    true AS b, 7::INTEGER AS i, 9007199254740993::BIGINT AS l, 0.1::DOUBLE AS d,
                    12345678901234567.89::DECIMAL(20, 2) AS dec, DATE '2026-02-03' AS day
                """);

        assertThat(rows(window("kinds", "2026-01-01", "2026-01-02")))
                .containsExactly(
                        "x,\"y',2026-01-01 00:00:00.0,true,7,9007199254740993,0.1,"
                                + "12345678901234567.89,2026-02-03");
        assertThat(described("kinds").columns().stream().map(c -> c.type().kind()))
                .containsExactly(
                        Kind.STRING,
                        Kind.WALL_CLOCK,
                        Kind.BOOLEAN,
                        Kind.INT,
                        Kind.LONG,
                        Kind.DOUBLE,
                        Kind.DECIMAL,
                        Kind.DATE);
    }

    @Test
    void nothingIsAResultLikeAnyOther() throws SQLException {
        sql("CREATE OR REPLACE TABLE nothing (id VARCHAR, ts TIMESTAMP)");

        assertThat(rows(window("nothing", "2026-01-01", "2027-01-01"))).isEmpty();
        assertThat(source().probe(table("nothing"), cursor(described("nothing")), CALL))
                .isEqualTo(new Probe(Optional.empty(), Optional.empty(), 0, 0));
    }

    @Test
    void aProbeTellsExactBoundsAndNulls() throws SQLException {
        sql("CREATE OR REPLACE TABLE probed (id VARCHAR, ts TIMESTAMPTZ)");
        sql(
                """
                INSERT INTO probed VALUES ('a', '2026-01-01 00:00:00.000001+00'),
                    ('b', '2026-06-01 00:00:00+02'), ('c', NULL)
                """);
        var cursor = cursor(described("probed"));

        var probe = source().probe(table("probed"), cursor, CALL);
        assertThat(probe.least()).contains(CursorValue.parse("2026-01-01T00:00:00.000001"));
        assertThat(probe.greatest()).contains(CursorValue.parse("2026-05-31T22:00:00"));
        assertThat(probe.nulls()).isEqualTo(1);
        assertThat(probe.rows()).isEqualTo(3);
        assertThat(
                        source().probe(
                                        table("probed"),
                                        cursor,
                                        CursorValue.parse("2026-01-02"),
                                        CursorValue.parse("2027-01-01"),
                                        CALL)
                                .least())
                .contains(CursorValue.parse("2026-05-31T22:00:00"));
    }

    @Test
    void namesAreNamesAndNeverSql() throws SQLException {
        var evil = "a\"; DROP TABLE bystander; --";
        sql("CREATE OR REPLACE TABLE bystander (id VARCHAR)");
        sql(
                "CREATE OR REPLACE TABLE evil (id VARCHAR, ts TIMESTAMP, \""
                        + evil.replace("\"", "\"\"")
                        + "\" VARCHAR)");
        sql("INSERT INTO evil VALUES ('1', '2026-01-01', 'v')");

        assertThat(rows(window("evil", "2026-01-01", "2026-01-02")))
                .singleElement()
                .asString()
                .endsWith(",v");
        assertThat(source().describe(table("bystander"), CALL)).isPresent();
    }

    @Test
    void aTableThatIsNotThereIsNone() throws SQLException {
        sql("CREATE OR REPLACE TABLE somewhere (id VARCHAR)");

        assertThat(source().describe(table("nowhere"), CALL)).isEmpty();
    }

    @Test
    void aColumnThatIsGoneIsNamed() throws SQLException {
        sql("CREATE OR REPLACE TABLE shrinking (id VARCHAR, ts TIMESTAMP, extra VARCHAR)");
        var query = window("shrinking", "2026-01-01", "2026-01-02");
        sql("CREATE OR REPLACE TABLE shrinking (id VARCHAR, ts TIMESTAMP)");

        assertThatThrownBy(() -> rows(query))
                .isInstanceOfSatisfying(
                        SourceFailure.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(SourceFailure.Code.COLUMN_NOT_FOUND);
                            assertThat(e).hasMessageContaining("extra");
                            assertThat(e.isTransient()).isFalse();
                        });
    }

    @Test
    void aViewIsReadLikeATable() throws SQLException {
        sql("CREATE OR REPLACE TABLE base AS SELECT '1' AS id, TIMESTAMP '2026-01-01' AS ts");
        sql("CREATE OR REPLACE VIEW seen AS SELECT * FROM base");

        assertThat(described("seen").kind()).isEqualTo(TableDescription.Kind.VIEW);
        assertThat(ids(window("seen", "2026-01-01", "2026-01-02"))).containsExactly("1");
    }

    @Test
    void aCancelledCallStops() throws SQLException {
        sql("CREATE OR REPLACE TABLE stopped (id VARCHAR, ts TIMESTAMP)");
        var query = window("stopped", "2026-01-01", "2026-01-02");
        var cancellation = new Cancellation();
        cancellation.cancel();
        var call = new Call(Duration.ofSeconds(60), cancellation);

        assertThatThrownBy(() -> source().open(query, UUID.randomUUID().toString(), _ -> {}, call))
                .isInstanceOf(ExportCancelled.class);
    }

    @Test
    void theClockIsNearOurs() {
        assertThat(source().clock(CALL))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(5)),
                        Instant.now().plus(Duration.ofMinutes(5)));
    }
}
