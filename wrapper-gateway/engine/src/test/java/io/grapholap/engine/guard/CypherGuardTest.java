package io.grapholap.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CypherGuardTest {
    private final CypherGuard guard = new CypherGuard();

    static List<Corpus.Line> corpus() {
        return Corpus.ALL;
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void theCorpusIsJudgedAsWritten(Corpus.Line line) {
        if (line.code() == null) {
            guard.check(line.text());
            return;
        }
        assertThatThrownBy(() -> guard.check(line.text()))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code().name()).isEqualTo(line.code());
                            assertThat(e.code().status()).isEqualTo(400);
                            assertThat(e.details().get("clause")).isEqualTo(line.clause());
                            assertThat(e.details().get("position")).isEqualTo(line.position());
                        });
    }

    @Test
    void aRefusalNamesClauseAndPosition() {
        assertThatThrownBy(() -> guard.check("MATCH (n) SET n.x = 1"))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.QUERY_NOT_ALLOWED);
                            assertThat(e.details())
                                    .containsEntry("clause", "SET")
                                    .containsEntry("position", 10);
                        });
    }

    @Test
    void whatPassesIsWrittenAnew() {
        assertThat(guard.check("MATCH (n) /* c\nd */ RETURN n.set; // e").text())
                .isEqualTo("MATCH (n)     \n     RETURN n.`set` AS `n.set`");
    }

    @Test
    void aLimitMayBeAppendedOnlyWhereItChangesNothing() {
        assertThat(guard.check("MATCH (n) RETURN n ORDER BY n.x").limitable()).isTrue();
        assertThat(guard.check("WITH 1 AS x LIMIT 1 RETURN x").limitable()).isTrue();
        assertThat(guard.check("MATCH (n) RETURN n.limit").limitable()).isTrue();
        assertThat(guard.check("MATCH (n) RETURN n LIMIT 5").limitedTo(3))
                .isEqualTo("MATCH (n) RETURN n LIMIT 3");
        assertThat(guard.check("MATCH (n) RETURN n LIMIT 5").limitedTo(9))
                .isEqualTo("MATCH (n) RETURN n LIMIT 5");
        assertThat(guard.check("MATCH (n) RETURN n LIMIT $k").limitable()).isFalse();
        assertThat(guard.check("RETURN 1 AS x UNION RETURN 2 AS x").limitable()).isFalse();
        assertThat(guard.check("EXPLAIN MATCH (n) RETURN n").limitable()).isFalse();
    }

    @Test
    void parametersAreFound() {
        assertThat(guard.check("MATCH (n) WHERE n.x = $a AND n.y = '$b' RETURN $`c`").parameters())
                .containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void renamedEdgesAreAskedForByTheirTable() {
        var renaming =
                new CypherGuard(
                        EdgeTables.of(List.of("Route"), List.of("ROUTE", "OTHER")),
                        PropertyKinds.none());
        assertThat(
                        renaming.check("MATCH (a:Route)-[r:OTHER|:ROUTE*1..2]->() RETURN 'ROUTE'")
                                .text())
                .contains("(a:Route)-[r:OTHER|:ROUTE__edge*1..2]->()")
                .contains("'ROUTE'");
    }
}
