package io.grapholap.common.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.error.Fault;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionRulesTest {
    private static final PropertyDefinition IATA = new PropertyDefinition("iata", "STRING");
    private static final NodeDefinition AIRPORT = node("Airport", IATA);
    private static final EdgeDefinition ROUTE = edge("ROUTE", "Airport", "Airport");

    @Test
    void acceptsWhatTheContractAllows() {
        assertThat(check(List.of(AIRPORT), List.of(ROUTE))).isEmpty();
    }

    @Test
    void everyRuleBrokenIsAFaultOfItsOwn() {
        var node =
                new NodeDefinition(
                        "1Airport", " ", new PropertyDefinition("iata", "TEXT"), List.of(IATA));
        var edge = new EdgeDefinition("route", "Nowhere", "", "select 1", "a", "a", null);

        assertThat(check(List.of(node), List.of(edge)))
                .extracting(Fault::field, Fault::type)
                .containsExactlyInAnyOrder(
                        tuple("node_definitions[0].label", "pattern"),
                        tuple("node_definitions[0].sql", "required"),
                        tuple("node_definitions[0].primary_key.type", "enum"),
                        tuple("node_definitions[0].properties[0].name", "duplicate"),
                        tuple("edge_definitions[0].type", "pattern"),
                        tuple("edge_definitions[0].from_node", "unknown_label"),
                        tuple("edge_definitions[0].to_node", "required"),
                        tuple("edge_definitions[0].to_key", "duplicate"));
    }

    @Test
    void aMappingNeedsANode() {
        assertThat(check(List.of(), List.of()))
                .extracting(Fault::field)
                .containsExactly("node_definitions");
    }

    @Test
    void labelsThatDifferInCaseAloneClash() {
        assertThat(check(List.of(AIRPORT, node("AIRPORT", IATA)), List.of()))
                .extracting(Fault::field, Fault::type)
                .containsExactly(tuple("node_definitions[1].label", "duplicate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"match", "Return", "_internal_x", "_SYSTEM_y", "yield"})
    void reservedWordsAreNoPropertyNames(String name) {
        var node =
                new NodeDefinition(
                        "A", "select 1", IATA, List.of(new PropertyDefinition(name, "STRING")));
        assertThat(check(List.of(node), List.of()))
                .singleElement()
                .extracting(Fault::field)
                .isEqualTo("node_definitions[0].properties[0].name");
    }

    @Test
    void aKeyMayBeNamedLikeAReservedWord() {
        assertThat(check(List.of(node("A", new PropertyDefinition("order", "INT64"))), List.of()))
                .isEmpty();
    }

    @Test
    void atMostOneHundredProperties() {
        var many =
                IntStream.rangeClosed(0, 100)
                        .mapToObj(i -> new PropertyDefinition("p" + i, "INT64"))
                        .toList();
        assertThat(check(List.of(new NodeDefinition("A", "select 1", IATA, many)), List.of()))
                .extracting(Fault::type)
                .containsExactly("too_many");
    }

    @Test
    void missingPartsAreNamedNotThrown() {
        var node =
                new NodeDefinition(
                        nothing(), nothing(), nothing(), Collections.singletonList(null));
        assertThat(check(List.of(node), List.of()))
                .extracting(Fault::field)
                .containsExactly(
                        "node_definitions[0].label",
                        "node_definitions[0].sql",
                        "node_definitions[0].primary_key");
    }

    @Property
    void neverThrowsAndNamesTheLabelFoundUnlessItIsOne(
            @ForAll @StringLength(max = 80) String label) {
        var faults = check(List.of(node(label, IATA)), List.of());
        boolean legal =
                label.matches("[A-Za-z][A-Za-z0-9_]{0,63}") && !Identifiers.isReserved(label);
        assertThat(faults.isEmpty()).isEqualTo(legal);
    }

    private static List<Fault> check(List<NodeDefinition> nodes, List<EdgeDefinition> edges) {
        return DefinitionRules.check(new MappingDefinition(nodes, edges));
    }

    private static NodeDefinition node(String label, PropertyDefinition key) {
        return new NodeDefinition(label, "select iata from local.flights.airports", key, List.of());
    }

    private static EdgeDefinition edge(String type, String from, String to) {
        return new EdgeDefinition(type, from, to, "select 1", "origin", "destination", List.of());
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    /** What JSON leaves out arrives as null, whatever the types say. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        @Nullable T none = null;
        return none;
    }
}
