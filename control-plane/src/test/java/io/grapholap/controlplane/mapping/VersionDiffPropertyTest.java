package io.grapholap.controlplane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.controlplane.mapping.VersionDiff.Change;
import io.grapholap.controlplane.mapping.VersionDiff.Kind;
import io.grapholap.controlplane.mapping.VersionDiff.PolicyChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VersionDiffPropertyTest {
    @Property(tries = 300)
    void theWayBackIsTheWayThereInverted(
            @ForAll("versions") MappingVersion a, @ForAll("versions") MappingVersion b) {
        assertThat(VersionDiff.between(b, a)).isEqualTo(inverted(VersionDiff.between(a, b)));
    }

    @Property(tries = 300)
    void whatWasRemovedAndAddedLeadsFromOneToTheOther(
            @ForAll("versions") MappingVersion a, @ForAll("versions") MappingVersion b) {
        var diff = VersionDiff.between(a, b);

        assertThat(applied(a.definition().nodeDefinitions(), diff.nodes()))
                .isEqualTo(byName(b.definition().nodeDefinitions()));
        assertThat(applied(a.definition().edgeDefinitions(), diff.edges()))
                .isEqualTo(byName(b.definition().edgeDefinitions()));
    }

    @Property(tries = 300)
    void changesAreSortedAndSayWhatTheyAre(
            @ForAll("versions") MappingVersion a, @ForAll("versions") MappingVersion b) {
        var diff = VersionDiff.between(a, b);

        assertThat(diff.nodes()).extracting(Change::name).isSorted().doesNotHaveDuplicates();
        assertThat(diff.edges()).extracting(Change::name).isSorted().doesNotHaveDuplicates();
        var all = new ArrayList<Change<? extends EntityDefinition>>(diff.nodes());
        all.addAll(diff.edges());
        assertThat(all)
                .allSatisfy(c -> {
                    assertThat(c.from() == null).isEqualTo(c.kind() == Kind.ADDED);
                    assertThat(c.to() == null).isEqualTo(c.kind() == Kind.REMOVED);
                    if (c.kind() == Kind.MODIFIED) {
                        assertThat(c.fieldsChanged()).isNotEmpty().isSorted();
                    } else {
                        assertThat(c.fieldsChanged()).isNull();
                    }
                });
    }

    @Property(tries = 50)
    void aVersionDoesNotDifferFromItself(@ForAll("versions") MappingVersion a) {
        assertThat(VersionDiff.between(a, a))
                .isEqualTo(new VersionDiff(List.of(), List.of(), null));
    }

    @Provide
    Arbitrary<MappingVersion> versions() {
        var nodes = nodes().list().uniqueElements(NodeDefinition::label).ofMaxSize(5);
        var edges = edges().list().uniqueElements(EdgeDefinition::type).ofMaxSize(5);
        return Combinators.combine(nodes, edges, Arbitraries.of(QualityPolicy.class))
                .as(MappingDefinition::new)
                .map(d ->
                        new MappingVersion(1, 1, null, d, Validation.CHECKED, Instant.EPOCH, "a"));
    }

    private static Arbitrary<NodeDefinition> nodes() {
        return Combinators.combine(
                        Arbitraries.of("A", "B", "C", "D", "E"), texts(), columns(), properties())
                .as(NodeDefinition::new);
    }

    private static Arbitrary<EdgeDefinition> edges() {
        return Combinators.combine(
                        Arbitraries.of("X", "Y", "Z"),
                        texts(),
                        texts(),
                        texts(),
                        texts(),
                        texts(),
                        properties())
                .as(EdgeDefinition::new);
    }

    private static Arbitrary<List<PropertyDefinition>> properties() {
        return columns().list().ofMaxSize(2);
    }

    private static Arbitrary<PropertyDefinition> columns() {
        return Combinators.combine(texts(), Arbitraries.of("STRING", "INT64"))
                .as(PropertyDefinition::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of("a", "b");
    }

    private static VersionDiff inverted(VersionDiff diff) {
        var policy = diff.qualityPolicy();
        return new VersionDiff(
                diff.nodes().stream().map(VersionDiffPropertyTest::inverted).toList(),
                diff.edges().stream().map(VersionDiffPropertyTest::inverted).toList(),
                policy == null ? null : new PolicyChange(policy.to(), policy.from()));
    }

    private static <D extends EntityDefinition> Change<D> inverted(Change<D> change) {
        var kind =
                switch (change.kind()) {
                    case ADDED -> Kind.REMOVED;
                    case REMOVED -> Kind.ADDED;
                    case MODIFIED -> Kind.MODIFIED;
                };
        return new Change<>(
                change.name(), kind, change.fieldsChanged(), change.to(), change.from());
    }

    private static <D extends EntityDefinition> Map<String, D> applied(
            List<D> from, List<Change<D>> changes) {
        var all = byName(from);
        for (var change : changes) {
            if (change.to() == null) {
                all.remove(change.name(), change.from());
            } else {
                all.put(change.name(), change.to());
            }
        }
        return all;
    }

    private static <D extends EntityDefinition> Map<String, D> byName(List<D> definitions) {
        return definitions.stream()
                .collect(Collectors.toMap(EntityDefinition::name, Function.identity()));
    }
}
