package io.grapholap.controlplane.instance;

import io.grapholap.common.access.Visibility;
import io.grapholap.controlplane.config.ResourceLifecycle;
import io.grapholap.controlplane.instance.NewInstance.FromMapping;
import io.grapholap.controlplane.instance.NewInstance.FromSnapshot;
import io.grapholap.controlplane.instance.NewInstance.Source;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/instances}: any field may be missing until checked.
 *
 * @param mappingId this or {@code snapshotId}, exactly one
 */
record InstanceRequest(
        @Nullable Long mappingId,
        @Nullable Long snapshotId,
        @Nullable Integer mappingVersion,
        @Nullable String snapshotName,
        @Nullable String wrapperType,
        @Nullable String name,
        @Nullable String description,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable Integer cpuCores,
        @Nullable String visibility) {
    static final int MAX_CPU_CORES = 8;

    /** What is wanted; fails with all that is wrong, if anything is. */
    NewInstance check(List<String> engines, ResourceLifecycle lifecycle) {
        var rules =
                new FieldRules()
                        .name("name", name)
                        .description(description)
                        .duration("ttl", ttl)
                        .duration("inactivity_timeout", inactivityTimeout)
                        .visibility(visibility);
        source(rules);
        engine(rules, engines);
        lifecycle.checkTtl(rules, "ttl", ttl);
        rules.range("cpu_cores", cpuCores, 1, MAX_CPU_CORES).check();
        return new NewInstance(
                wanted(),
                wrapperType == null ? engines.getFirst() : wrapperType,
                Objects.requireNonNull(name),
                description,
                Lifetime.of(
                        lifecycle.ttlOf(ttl), lifecycle.inactivityOf(inactivityTimeout), lifecycle),
                cpuCores == null ? 1 : cpuCores,
                visibility == null ? null : Visibility.of(visibility).orElseThrow());
    }

    private void source(FieldRules rules) {
        if (mappingId != null && snapshotId != null) {
            rules.fault("snapshot_id", "is given beside mapping_id; give only one", "conflict");
        } else if (mappingId == null && snapshotId == null) {
            rules.fault("mapping_id", "is missing; give it or snapshot_id", "required");
        } else if (mappingId != null) {
            rules.id("mapping_id", mappingId);
        } else {
            rules.id("snapshot_id", snapshotId);
        }
        if (mappingVersion != null && mappingVersion < 1) {
            rules.fault("mapping_version", "must be 1 or more, found " + mappingVersion, "range");
        }
        if (snapshotName != null) {
            rules.name("snapshot_name", snapshotName);
        }
    }

    private void engine(FieldRules rules, List<String> engines) {
        if (wrapperType != null && !engines.contains(wrapperType)) {
            rules.fault(
                    "wrapper_type",
                    "'" + wrapperType + "' is not available; use one of " + engines,
                    "enum");
        }
    }

    private Source wanted() {
        return mappingId == null
                ? new FromSnapshot(Objects.requireNonNull(snapshotId))
                : new FromMapping(
                        mappingId,
                        mappingVersion,
                        snapshotName == null ? Objects.requireNonNull(name) : snapshotName,
                        ttl,
                        inactivityTimeout);
    }
}
