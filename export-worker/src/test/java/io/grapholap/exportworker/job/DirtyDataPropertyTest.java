package io.grapholap.exportworker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.lake.SnapshotManifest;
import io.grapholap.testkit.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Random rows, cleaned by the job and by a few lines of Java. */
class DirtyDataPropertyTest {
    private static final Comparator<Row> NULLS_LAST =
            Comparator.comparing(Row::right, Comparator.nullsLast(Comparator.naturalOrder()));

    private record Row(@Nullable String left, @Nullable String right) {
        String text() {
            return left + "|" + right;
        }

        String sql() {
            return "(" + literal(left) + ", " + literal(right) + ")";
        }

        private static String literal(@Nullable String value) {
            return value == null ? "CAST(NULL AS VARCHAR)" : "'" + value + "'";
        }
    }

    @Property(tries = 15)
    void whatStaysAndWhatGoesIsEveryRowOnce(@ForAll long seed) throws IOException {
        var chance = new Random(seed);
        var parts = List.of(rows(chance), rows(chance), rows(chance));
        var airports = parts.stream().flatMap(List::stream).toList();
        var routes = rows(chance);
        try (var temporary = TemporaryDirectory.create("dirty-data")) {
            check(temporary.path(), parts, airports, routes);
        }
    }

    private static void check(
            Path directory, List<List<Row>> parts, List<Row> airports, List<Row> routes)
            throws IOException {
        var landing = new Landing(directory);
        var work =
                landing.flights(
                        QualityPolicy.QUARANTINE,
                        parts.stream().map(part -> sql(part, "iata", "name")).toList(),
                        sql(routes, "origin", "destination"));
        var attempt = Attempts.of(work, directory, Duration.ofMinutes(1), "p2");
        var config = TestConfig.in(directory.resolve("work"));

        var result = new FinishJob(new FinishChecks(config), Clock.systemUTC()).run(attempt, work);

        var nodes = new TreeMap<String, Row>();
        airports.stream()
                .filter(row -> row.left() != null)
                .sorted(NULLS_LAST)
                .forEach(row -> nodes.putIfAbsent(row.left(), row));
        var edges =
                routes.stream()
                        .filter(row -> row.left() != null && row.right() != null)
                        .filter(row ->
                                nodes.containsKey(row.left()) && nodes.containsKey(row.right()))
                        .toList();
        var manifest = SnapshotManifest.read(landing.store());
        var keptNodes = landing.rows(manifest.entity(EntityKind.NODE, "Airport"));
        var keptEdges = landing.rows(manifest.entity(EntityKind.EDGE, "ROUTE"));
        assertThat(keptNodes).containsExactlyElementsOf(texts(nodes.values().stream()));
        assertThat(keptEdges).containsExactlyElementsOf(texts(edges.stream()));
        assertThat(result.quality().getFirst().dropped()).isEqualTo(airports.size() - nodes.size());
        assertThat(result.quality().getLast().dropped()).isEqualTo(routes.size() - edges.size());
        assertThat(together(keptNodes, landing, result.quality().getFirst().quarantinePath()))
                .containsExactlyElementsOf(texts(airports.stream()));
        assertThat(together(keptEdges, landing, result.quality().getLast().quarantinePath()))
                .containsExactlyElementsOf(texts(routes.stream()));
    }

    private static List<Row> rows(Random chance) {
        return Stream.generate(() -> new Row(value(chance), value(chance)))
                .limit(1 + chance.nextInt(20))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static @Nullable String value(Random chance) {
        return chance.nextInt(8) == 0 ? null : "k" + chance.nextInt(12);
    }

    private static String sql(List<Row> rows, String left, String right) {
        return "SELECT * FROM (VALUES %s) t(%s, %s)"
                .formatted(
                        rows.stream().map(Row::sql).collect(Collectors.joining(", ")), left, right);
    }

    private static List<String> texts(Stream<Row> rows) {
        return rows.map(Row::text).sorted().toList();
    }

    /** Kept and quarantined rows, without the reasons. */
    private static List<String> together(
            List<String> kept, Landing landing, @Nullable String quarantine) {
        var quarantined =
                quarantine == null ? List.<String>of() : landing.rows(List.of(quarantine));
        return Stream.concat(
                        kept.stream(),
                        quarantined.stream().map(row -> row.substring(0, row.lastIndexOf('|'))))
                .sorted()
                .toList();
    }
}
