package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/mappings/validate}. */
record DefinitionsToCheck(
        @Nullable List<NodeDefinition> nodeDefinitions,
        @Nullable List<EdgeDefinition> edgeDefinitions,
        @Nullable Long dataSourceId) {

    /**
     * The definitions, once they keep the rules that need no warehouse; fails with all that is
     * wrong.
     */
    MappingDefinition checked() {
        var definition = new MappingDefinition(nodeDefinitions, edgeDefinitions);
        var rules = new FieldRules().faults(MappingRules.check(definition));
        if (dataSourceId != null) {
            rules.id("data_source_id", dataSourceId);
        }
        rules.check();
        return definition;
    }
}
