package io.grapholap.controlplane.export;

import io.grapholap.common.job.EntityQuality;
import java.util.Optional;

/** What owners are told of rows that a snapshot leaves out. */
final class QualityWarning {
    private QualityWarning() {}

    /** A sentence if rows were left out. */
    static Optional<String> of(EntityQuality quality) {
        return quality.dropped() == 0
                ? Optional.empty()
                : Optional.of(
                        "%s: %d of %d rows were left out; the quality report says why."
                                .formatted(quality.name(), quality.dropped(), quality.rows()));
    }
}
