package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.DefinitionRules;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.error.Fault;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a definition must keep to be stored: the rules of the language, and of the database. */
final class MappingRules {
    private MappingRules() {}

    static List<Fault> check(MappingDefinition definition) {
        return Stream.of(
                        DefinitionRules.check(definition).stream(),
                        unstorable("node_definitions", definition.nodeDefinitions()),
                        unstorable("edge_definitions", definition.edgeDefinitions()))
                .flatMap(faults -> faults)
                .toList();
    }

    /** PostgreSQL stores no NUL character. */
    private static Stream<Fault> unstorable(
            String list, List<? extends EntityDefinition> definitions) {
        return IntStream.range(0, definitions.size())
                .filter(i -> hasNul(definitions.get(i)))
                .mapToObj(i ->
                        new Fault(list + "[" + i + "].sql", "holds a NUL character", "pattern"));
    }

    private static boolean hasNul(EntityDefinition definition) {
        return definition.sql() != null && definition.sql().indexOf('\0') >= 0;
    }
}
