package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.SourceType;
import io.grapholap.platform.identity.Caller;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place that mappings read from; without its credentials.
 *
 * @param config where it is, by the fields of its type
 * @param isDefault whether mappings of its owner read from it unless they say otherwise
 * @param shared whether everybody may use it; only its owner sees or changes it
 * @param lastTestedAt when its connection was tested; null since it was made or changed
 */
public record DataSource(
        long id,
        String owner,
        String name,
        SourceType type,
        Map<String, Object> config,
        boolean isDefault,
        boolean shared,
        @Nullable Instant lastTestedAt,
        @Nullable TestStatus testStatus,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether the caller may read tables through it; no role stands above its owner here. */
    public boolean usableBy(Caller caller) {
        return shared || owner.equals(caller.username());
    }
}
