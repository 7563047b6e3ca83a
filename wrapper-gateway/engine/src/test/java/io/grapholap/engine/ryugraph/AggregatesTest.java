package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.OpenAirports;
import io.grapholap.engine.QueryResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Aggregates of groups are right in whatever order they are written, DISTINCT or not. */
class AggregatesTest {
    @RegisterExtension static final OpenAirports AIRPORTS = new OpenAirports();

    /** Each alone and the others around it: what it yields for the odd numbers of 1, 2, 3, 4, 3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    count(*)                                  | 3
                    count(v)                                  | 3
                    sum(v)                                    | 7
                    min(v)                                    | 1
                    max(v)                                    | 3
                    avg(v)                                    | 2.3333333333333335
                    list_sort(collect(v))                     | [1, 3, 3]
                    count(DISTINCT v)                         | 2
                    sum(DISTINCT v)                           | 4
                    avg(DISTINCT v)                           | 2.0
                    list_sort(collect(DISTINCT v))            | [1, 3]
                    count(v) - count(DISTINCT v)              | 1
                    count(DISTINCT v) * 10 + count(*)         | 23
                    """)
    void inAnyCompanyItYieldsTheSame(String aggregate, String expected) {
        for (var items :
                List.of(
                        "v % 2 AS k, count(DISTINCT v) AS d, %s AS x, collect(v) AS c",
                        "v % 2 AS k, collect(DISTINCT v) AS d, collect(v) AS c, %s AS x",
                        "%s AS x, v % 2 AS k, sum(DISTINCT v) AS s, count(*) AS c")) {
            var text = items.replace("%s", aggregate);
            var unwind = "UNWIND [1, 2, 3, 4, 3] AS v ";
            for (var query :
                    List.of(
                            unwind + "RETURN " + text,
                            unwind + "WITH " + text + " WHERE k = 1 RETURN x, k",
                            unwind + "RETURN DISTINCT " + text + " ORDER BY k DESC LIMIT 9")) {
                var answer = ask(query);
                int k = answer.columns().indexOf("k");
                int x = answer.columns().indexOf("x");
                assertThat(answer.rows())
                        .as(query)
                        .filteredOn(row -> Long.valueOf(1).equals(row.get(k)))
                        .singleElement()
                        .satisfies(row -> assertThat(row.get(x)).hasToString(expected));
            }
        }
    }

    @Test
    void nodesAreCountedBesideRows() {
        var answer =
                ask(
                        "MATCH (a:Airport)-[r:ROUTE]->(b) RETURN a.iata, count(DISTINCT b) AS towns,"
                                + " count(*), sum(r.miles) AS miles ORDER BY a.iata");

        assertThat(answer.columns()).containsExactly("a.iata", "towns", "count(*)", "miles");
        assertThat(answer.rows())
                .containsExactly(
                        List.of("AAA", 2L, 2L, 3.5),
                        List.of("BBB", 1L, 1L, 3.0),
                        List.of("CCC", 2L, 2L, 4.0),
                        List.of("DDD", 1L, 2L, 11.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RETURN a, count(DISTINCT b), count(*) AS n ORDER BY n DESC, a.iata LIMIT 1",
                "RETURN a, count(DISTINCT b), count(*) ORDER BY count(*) DESC, a.iata LIMIT 1",
                "WITH a AS `match`, count(DISTINCT b) AS `#0`, count(*) AS n"
                        + " RETURN `match`, `#0`, n ORDER BY n DESC, `match`.iata LIMIT 1",
            })
    void groupsMayBeNodesAndOrderedByAnyColumn(String end) {
        var row = ask("MATCH (a:Airport)-[r:ROUTE]->(b) " + end).rows().getFirst();

        assertThat(row.get(0)).asString().contains("iata=AAA");
        assertThat(row.subList(1, 3)).containsExactly(2L, 2L);
    }

    @Test
    void besideAStarTheOrderIsTheUsers() {
        assertThat(
                        ask("UNWIND [1, 3, 3] AS v WITH *, count(*) AS n, count(DISTINCT v) AS d RETURN n")
                                .rowCount())
                .isEqualTo(2);
        assertThatThrownBy(() ->
                        ask(
                                "UNWIND [1, 3] AS v WITH *, count(DISTINCT v) AS d,"
                                        + " count(*) AS n RETURN n"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.QUERY_NOT_ALLOWED);
                            assertThat(e).hasMessageContaining("after those without");
                        });
    }

    private static QueryResult ask(String text) {
        return AIRPORTS.engine().query(query(text));
    }
}
