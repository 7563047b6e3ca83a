package io.grapholap.wrapper.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.GraphSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EdgePropertyTest {
    private static final GraphSchema SCHEMA =
            GraphSchema.of(
                    List.of(
                            new GraphSchema.NodeTable(
                                    "Airport", "code", "STRING", Map.of("code", "STRING"), 3)),
                    List.of(
                            edges("ROUTE", Map.of("miles", "INT64")),
                            edges("SHARE", Map.of("weight", "DOUBLE")),
                            edges("NOTE", Map.of("weight", "STRING"))));

    @Test
    void theParameterNamesTheProperty() {
        var run = check("dijkstra_path_length", "ROUTE", weight("miles"));

        assertThat(run.weightProperty()).isEqualTo("miles");
        assertThat(run.parameters()).doesNotContainKey("weight");
    }

    @Test
    void theDefaultCountsWhereEdgesHaveItAsANumber() {
        assertThat(check("dijkstra_path_length", "SHARE", Map.of()).weightProperty())
                .isEqualTo("weight");
        assertThat(check("dijkstra_path_length", "ROUTE", Map.of()).weightProperty()).isNull();
        assertThat(check("dijkstra_path_length", "NOTE", Map.of()).weightProperty()).isNull();
        assertThat(check("dijkstra_path_length", "SHARE", weight(null)).weightProperty()).isNull();
        assertThat(check("shortest_path_length", "SHARE", Map.of()).weightProperty()).isNull();
    }

    @Test
    void whatIsNoNameIsRefused() {
        assertThatThrownBy(() -> check("dijkstra_path_length", "ROUTE", weight(3)))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> assertThat(e.details()).containsEntry("parameter", "weight"));
        assertThatThrownBy(() -> check("dijkstra_path_length", "ROUTE", Map.of("cutof", 3)))
                .hasMessageContaining("cutof");
    }

    @Test
    void parameterAndFieldMustNotDiffer() {
        var body =
                new AlgorithmBody(
                        null,
                        null,
                        null,
                        null,
                        null,
                        weight("miles"),
                        null,
                        null,
                        "hops",
                        null,
                        null);

        assertThatThrownBy(() -> Library.NETWORKX.check("dijkstra_path_length", body, SCHEMA))
                .isInstanceOf(PlatformException.ValidationFailed.class);
    }

    private static AlgorithmRun check(
            String function, String type, Map<String, @Nullable Object> more) {
        var parameters =
                new HashMap<String, @Nullable Object>(Map.of("source", "A", "target", "B"));
        parameters.putAll(more);
        var body =
                new AlgorithmBody(
                        null, null, type, null, "x", parameters, null, false, null, null, null);
        return Library.NETWORKX.check(function, body, SCHEMA);
    }

    private static Map<String, @Nullable Object> weight(@Nullable Object value) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("weight", value);
        return parameters;
    }

    private static GraphSchema.EdgeTable edges(String type, Map<String, String> properties) {
        return new GraphSchema.EdgeTable(type, "Airport", "Airport", properties, 4);
    }
}
