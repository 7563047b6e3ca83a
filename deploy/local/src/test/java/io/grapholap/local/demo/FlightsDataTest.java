package io.grapholap.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlightsDataTest {
    private static final Path TABLES = Path.of("warehouse/flights");

    @Test
    void everyAirportHasACodeOfItsOwn() throws IOException {
        var codes = codes();

        assertThat(codes).hasSize((int) Expected.NODES).doesNotHaveDuplicates();
    }

    @Test
    void everyRouteJoinsTwoAirportsAndStandsThereOnce() throws IOException {
        var codes = new HashSet<>(codes());
        var routes = rows("routes.csv");

        assertThat(routes).hasSize((int) Expected.EDGES);
        assertThat(routes.stream().map(r -> r[0] + " " + r[1])).doesNotHaveDuplicates();
        assertThat(routes)
                .allSatisfy(r -> {
                    assertThat(codes).contains(r[0], r[1]);
                    assertThat(r[0]).isNotEqualTo(r[1]);
                    assertThat(Long.parseLong(r[2])).isPositive();
                });
    }

    private static List<String> codes() throws IOException {
        return rows("airports.csv").stream().map(r -> r[0]).toList();
    }

    /** Enough for the first three columns, which hold no comma in these files. */
    private static List<String[]> rows(String table) throws IOException {
        try (var lines = Files.lines(TABLES.resolve(table))) {
            return lines.skip(1).map(l -> l.split(",", 4)).toList();
        }
    }
}
