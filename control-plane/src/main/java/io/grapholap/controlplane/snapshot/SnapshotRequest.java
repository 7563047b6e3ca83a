package io.grapholap.controlplane.snapshot;

import io.grapholap.common.access.Visibility;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/snapshots}: any field may be missing until checked.
 *
 * @param version the same as {@code mappingVersion}; one of both is enough
 */
record SnapshotRequest(
        @Nullable Long mappingId,
        @Nullable Integer version,
        @Nullable Integer mappingVersion,
        @Nullable String name,
        @Nullable String description,
        @Nullable String ttl,
        @Nullable String inactivityTimeout,
        @Nullable String visibility) {

    /** What is wanted; fails with all that is wrong, if anything is. */
    NewSnapshot check() {
        var rules =
                new FieldRules()
                        .id("mapping_id", mappingId)
                        .name("name", name)
                        .description(description)
                        .duration("ttl", ttl)
                        .duration("inactivity_timeout", inactivityTimeout)
                        .visibility(visibility);
        if (version != null && mappingVersion != null && !Objects.equals(version, mappingVersion)) {
            rules.fault(
                    "version",
                    "is " + version + " but mapping_version is " + mappingVersion + "; give one",
                    "conflict");
        }
        rules.check();
        return new NewSnapshot(
                Objects.requireNonNull(mappingId),
                version == null ? mappingVersion : version,
                Objects.requireNonNull(name),
                description,
                ttl,
                inactivityTimeout,
                visibility == null ? null : Visibility.of(visibility).orElseThrow(),
                ReadAs.SERVICE);
    }
}
