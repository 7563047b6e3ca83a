package io.grapholap.controlplane.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.config.ResourceLifecycle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingChangeTest {
    private static final NodeDefinition AIRPORT =
            new NodeDefinition(
                    "Airport",
                    "SELECT iata FROM a",
                    new PropertyDefinition("iata", "STRING"),
                    null);
    private static final EdgeDefinition ROUTE =
            new EdgeDefinition("ROUTE", "Airport", "Airport", "SELECT o, d FROM r", "o", "d", null);
    private static final MappingDefinition CURRENT =
            new MappingDefinition(List.of(AIRPORT), List.of(ROUTE));

    private static final ResourceLifecycle UNBOUNDED = new ResourceLifecycle(null, null, null);

    @Test
    void aListThatIsNotGivenIsInherited() {
        assertThat(change(null, List.of()).applyTo(CURRENT))
                .isEqualTo(new MappingDefinition(List.of(AIRPORT), List.of()));
        assertThat(change(null, null).applyTo(CURRENT)).isEqualTo(CURRENT);
    }

    @Test
    void theMergedResultIsChecked() {
        var other =
                new NodeDefinition("City", "SELECT 1", new PropertyDefinition("id", "INT64"), null);
        var change = change(List.of(other), null);

        assertThatThrownBy(() -> change.check(CURRENT, UNBOUNDED))
                .isInstanceOfSatisfying(
                        ValidationFailed.class,
                        e ->
                                assertThat(e.details().get("errors").toString())
                                        .contains("body.edge_definitions[0].from_node")
                                        .contains("body.edge_definitions[0].to_node"));
    }

    @Test
    void aChangeMustSayWhy() {
        var silent = new MappingChange(null, "name", null, null, null, null, null, null);

        assertThatThrownBy(() -> silent.check(CURRENT, UNBOUNDED))
                .hasMessageContaining("change_description");
    }

    @Test
    void aNewNameMustBeOne() {
        var change = new MappingChange("why", "", null, null, null, null, null, null);

        assertThatThrownBy(() -> change.check(CURRENT, UNBOUNDED))
                .hasMessageContaining("body.name");
        assertThatCode(() -> change(null, null).check(CURRENT, UNBOUNDED))
                .doesNotThrowAnyException();
    }

    @Test
    void aLifetimeAboveTheMaximumIsRefused() {
        var lifecycle = new ResourceLifecycle(null, "P30D", "P365D");
        var change = new MappingChange("why", null, null, null, null, "P366D", null, null);
        var wanted = new NewMapping("m", null, List.of(AIRPORT), null, "P366D", null, null, null);

        assertThatThrownBy(() -> change.check(CURRENT, lifecycle)).hasMessageContaining("P365D");
        assertThatThrownBy(() -> wanted.check(lifecycle)).hasMessageContaining("body.ttl");
        assertThat(wanted.withDefaults(lifecycle, null).inactivityTimeout()).isEqualTo("P30D");
        assertThat(wanted.withDefaults(lifecycle, null).ttl()).isEqualTo("P366D");
    }

    @Test
    void sqlThatTheDatabaseCannotStoreIsRefused() {
        var node =
                new NodeDefinition("A", "SELECT '\0'", new PropertyDefinition("k", "STRING"), null);
        var wanted = new NewMapping("m", null, List.of(node), null, null, null, null, null);

        assertThatThrownBy(() -> wanted.check(UNBOUNDED))
                .hasMessageContaining("body.node_definitions[0].sql");
    }

    @Test
    void thePolicyIsOfTheVersionAndInheritedUnlessGiven() {
        var drop = new MappingChange("why", null, null, null, null, null, null, "drop");

        var dropping = drop.applyTo(CURRENT);

        assertThat(CURRENT.qualityPolicy()).isEqualTo(QualityPolicy.FAIL);
        assertThat(dropping.qualityPolicy()).isEqualTo(QualityPolicy.DROP);
        assertThat(dropping).isNotEqualTo(CURRENT);
        assertThat(change(null, null).applyTo(dropping)).isEqualTo(dropping);
        var unknown = new MappingChange("why", null, null, null, null, null, null, "ignore");
        assertThatThrownBy(() -> unknown.check(CURRENT, UNBOUNDED))
                .hasMessageContaining("body.quality_policy")
                .hasMessageContaining("[fail, drop, quarantine]");
    }

    private static MappingChange change(
            @Nullable List<NodeDefinition> nodes, @Nullable List<EdgeDefinition> edges) {
        return new MappingChange("why", null, null, nodes, edges, null, null, null);
    }
}
