package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.controlplane.config.ResourceLifecycle;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code PUT /api/mappings/{id}}: what is null stays as it is. */
record MappingChange(
        @Nullable String changeDescription,
        @Nullable String name,
        @Nullable String description,
        @Nullable List<NodeDefinition> nodeDefinitions,
        @Nullable List<EdgeDefinition> edgeDefinitions,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable String qualityPolicy) {

    /** The definition after this change: a list or policy that is given replaces the old one. */
    MappingDefinition applyTo(MappingDefinition current) {
        return new MappingDefinition(
                nodeDefinitions == null ? current.nodeDefinitions() : nodeDefinitions,
                edgeDefinitions == null ? current.edgeDefinitions() : edgeDefinitions,
                qualityPolicy == null
                        ? current.qualityPolicy()
                        : QualityPolicies.read(qualityPolicy));
    }

    /**
     * Fails with all that is wrong with the change itself or with what it makes of {@code current}.
     */
    void check(MappingDefinition current, ResourceLifecycle lifecycle) {
        var rules =
                new FieldRules()
                        .requiredText(
                                "change_description",
                                changeDescription,
                                FieldRules.MAX_CHANGE_DESCRIPTION)
                        .description(description)
                        .duration("ttl", ttl)
                        .duration("inactivity_timeout", inactivityTimeout)
                        .faults(QualityPolicies.check(qualityPolicy))
                        .faults(MappingRules.check(applyTo(current)));
        lifecycle.checkTtl(rules, "ttl", ttl);
        if (name != null) {
            rules.name("name", name);
        }
        rules.check();
    }
}
