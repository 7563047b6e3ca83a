package io.grapholap.exportworker.job;

import io.grapholap.common.job.EntityQuality;
import java.util.List;

/**
 * What was found in the rows of one definition.
 *
 * @param quality the counts, with nothing dropped yet
 * @param broken the rules that are broken; none if the rows are sound
 */
record Findings(EntityQuality quality, List<BrokenRule> broken) {
    Findings {
        broken = List.copyOf(broken);
    }

    boolean areSound() {
        return broken.isEmpty();
    }
}
