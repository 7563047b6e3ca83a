package io.grapholap.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoResultTest {
    @Test
    void theLastLineHasItsFieldsInOrder() throws IOException {
        var result =
                new DemoResult(
                        Expected.NODES,
                        Expected.EDGES,
                        Expected.COMPONENTS,
                        Expected.TOP_PAGERANK,
                        1.5,
                        0.25,
                        0.0125);

        assertThat(Json.mapper().writeValueAsString(result.json(4.2, 9.8764)))
                .isEqualTo(
                        "{\"demo\":\"ok\",\"nodes\":3376,\"edges\":5366,\"components\":3072,"
                                + "\"top_pagerank\":[\"ATL\",\"DFW\",\"ORD\",\"MSP\",\"SLC\"],"
                                + "\"seconds\":{\"stack\":4.2,\"export\":1.5,\"instance\":0.25,"
                                + "\"first_query\":0.013,\"total\":9.876}}");
    }

    @Test
    void whatWasMadeIsRemovedLastFirstAndTheFirstFailureWins() {
        var done = new ArrayList<String>();
        var cleanup = new Cleanup();
        cleanup.later(() -> done.add("mapping"));
        cleanup.later(() -> {
            done.add("instance");
            throw new IllegalStateException("cannot remove");
        });

        assertThatThrownBy(() ->
                        cleanup.around(() -> {
                            throw new DemoFailure("wrong answer");
                        }))
                .hasMessage("wrong answer")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(done).isEqualTo(List.of("instance", "mapping"));
    }

    @Test
    void traceContextsAreWellFormedAndNew() {
        var one = Traceparent.random();

        assertThat(one)
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .isNotEqualTo(Traceparent.random());
    }
}
