package io.grapholap.common.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingDefinitionTest {
    private static final String JSON =
            """
            {"node_definitions":[{"label":"Airport","sql":"select 1","primary_key":{"name":"iata","type":"STRING"},\
            "properties":[{"name":"city","type":"STRING"}]}],\
            "edge_definitions":[{"type":"ROUTE","from_node":"Airport","to_node":"Airport","sql":"select 2",\
            "from_key":"origin","to_key":"destination","properties":[{"name":"flights","type":"INT64"}]}],"quality_policy":"drop"}\
            """;

    @Test
    void survivesJsonUnchanged() throws Exception {
        var mapping = Json.mapper().readValue(JSON, MappingDefinition.class);
        assertThat(Json.mapper().writeValueAsString(mapping)).isEqualTo(JSON);
    }

    @Test
    void brokenRulesFailTheSnapshotUnlessSaidOtherwise() throws Exception {
        var mapping = Json.mapper().readValue("{}", MappingDefinition.class);
        assertThat(mapping.qualityPolicy()).isEqualTo(QualityPolicy.FAIL);
    }

    @Test
    void columnsStandInTheOrderThatLoadersRelyOn() throws Exception {
        var mapping = Json.mapper().readValue(JSON, MappingDefinition.class);
        assertThat(mapping.entities())
                .map(e -> e.columns(mapping))
                .containsExactly(
                        List.of(
                                new PropertyDefinition("iata", "STRING"),
                                new PropertyDefinition("city", "STRING")),
                        List.of(
                                new PropertyDefinition("origin", "STRING"),
                                new PropertyDefinition("destination", "STRING"),
                                new PropertyDefinition("flights", "INT64")));
    }
}
