package io.grapholap.wrapper.algorithm;

import static io.grapholap.wrapper.algorithm.Runs.PAGERANK;
import static io.grapholap.wrapper.algorithm.Runs.SCHEMA;
import static io.grapholap.wrapper.algorithm.Runs.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.algorithm.CsrGraph;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRulesTest {
    @Test
    void bothSpellingsMeanTheSame() {
        var one = RunRules.check(body("Airport", "ROUTE", "rank"), PAGERANK, SCHEMA);
        var many =
                RunRules.check(
                        new AlgorithmBody(
                                null,
                                List.of("Airport"),
                                null,
                                List.of("ROUTE"),
                                "rank",
                                Map.of(),
                                null,
                                null,
                                null,
                                null,
                                null),
                        PAGERANK,
                        SCHEMA);

        assertThat(one).isEqualTo(many);
        assertThat(one.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(one.labels()).containsExactly("Airport");
        assertThat(one.types()).containsExactly("ROUTE");
    }

    @Test
    void nothingNamedMeansEverything() {
        var run = RunRules.check(body(null, null, "rank"), PAGERANK, SCHEMA);

        assertThat(run.labels()).isEmpty();
        assertThat(run.types()).isEmpty();
    }

    @Test
    void whatTheGraphLacksIsRefusedWithWhatItHas() {
        assertThat(refusal(body("Airline", null, "rank")))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ALGORITHM_PARAMETERS);
                    assertThat(e.details())
                            .containsEntry("parameter", "node_label")
                            .containsEntry("available", List.of("Airport", "City"));
                });
        assertThat(refusal(body("Airport", "FLIGHT", "rank")))
                .hasMessageContaining("FLIGHT")
                .hasMessageContaining("ROUTE");
    }

    @Test
    void aKeyIsNeverOverwritten() {
        assertThat(refusal(body("Airport", null, "code"))).hasMessageContaining("key of Airport");
        assertThat(refusal(body(null, null, "NAME"))).hasMessageContaining("key of City");
        RunRules.check(body("Airport", null, "name"), PAGERANK, SCHEMA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1rank",
                "a b",
                "a`b",
                "x = 1 DETACH DELETE n //",
                "SET",
                "_internal_x",
                "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklm"
            })
    void aResultPropertyIsAnIdentifier(String property) {
        assertThat(refusal(body("Airport", "ROUTE", property)).code())
                .isEqualTo(ErrorCode.VALIDATION_FAILED);
    }

    @Test
    void contradictionsAreNamedAllAtOnce() {
        var refusal =
                refusal(
                        new AlgorithmBody(
                                "Airport",
                                List.of("City"),
                                "R) DELETE",
                                null,
                                null,
                                null,
                                999L,
                                null,
                                null,
                                null,
                                null));

        assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATION_FAILED);
        assertThat((List<?>) refusal.details().get("errors")).hasSize(4);
    }

    @Test
    void withoutWritingNoPropertyIsNeeded() {
        var run = RunRules.check(body(null, null, null).withoutWriting(), PAGERANK, SCHEMA);
        assertThat(run.resultProperty()).isNull();
    }

    @Test
    void directionWeightAndQueryAreChecked() {
        var odd =
                new AlgorithmBody(
                        "Airport",
                        null,
                        null,
                        null,
                        "rank",
                        null,
                        null,
                        null,
                        "a b",
                        "sideways",
                        "MATCH (a)-->(b) RETURN a, b");
        assertThat((List<?>) refusal(odd).details().get("errors")).hasSize(3);
        var run =
                RunRules.check(
                        new AlgorithmBody(
                                null,
                                null,
                                null,
                                null,
                                "rank",
                                null,
                                null,
                                true,
                                "miles",
                                "undirected",
                                null),
                        PAGERANK,
                        SCHEMA);
        assertThat(run.direction()).isEqualTo(CsrGraph.Direction.UNDIRECTED);
        assertThat(run.weightProperty()).isEqualTo("miles");
    }

    private static PlatformException refusal(AlgorithmBody body) {
        var thrown = new PlatformException[1];
        assertThatThrownBy(() -> RunRules.check(body, PAGERANK, SCHEMA))
                .isInstanceOfSatisfying(PlatformException.class, e -> thrown[0] = e);
        return thrown[0];
    }
}
