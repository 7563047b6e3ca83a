package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.controlplane.config.ResourceLifecycle;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/mappings}: any field may be missing until checked. */
record NewMapping(
        @Nullable String name,
        @Nullable String description,
        @Nullable List<NodeDefinition> nodeDefinitions,
        @Nullable List<EdgeDefinition> edgeDefinitions,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable String qualityPolicy,
        @Nullable Long dataSourceId) {

    MappingDefinition definition() {
        return new MappingDefinition(
                nodeDefinitions, edgeDefinitions, QualityPolicies.read(qualityPolicy));
    }

    /** The same on that data source, with the lifetimes of {@code rules} where it names none. */
    NewMapping withDefaults(ResourceLifecycle rules, @Nullable Long source) {
        return new NewMapping(
                name,
                description,
                nodeDefinitions,
                edgeDefinitions,
                rules.ttlOf(ttl),
                rules.inactivityOf(inactivityTimeout),
                qualityPolicy,
                source);
    }

    /** Fails with all that is wrong, if anything is. */
    void check(ResourceLifecycle lifecycle) {
        var rules =
                new FieldRules()
                        .name("name", name)
                        .description(description)
                        .duration("ttl", ttl)
                        .duration("inactivity_timeout", inactivityTimeout)
                        .faults(QualityPolicies.check(qualityPolicy))
                        .faults(MappingRules.check(definition()));
        lifecycle.checkTtl(rules, "ttl", ttl);
        if (dataSourceId != null) {
            rules.id("data_source_id", dataSourceId);
        }
        rules.check();
    }
}
