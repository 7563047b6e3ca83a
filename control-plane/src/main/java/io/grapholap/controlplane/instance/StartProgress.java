package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.LoadStep;
import java.util.List;

/** How far the start of a wrapper has come. */
record StartProgress(InstancePhase phase, List<LoadStep> steps) {
    static final StartProgress NONE = new StartProgress(InstancePhase.POD_SCHEDULED, List.of());

    StartProgress {
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** Completed steps of all, in percent, rounded down; 0 without steps. */
    int percent() {
        long completed =
                steps.stream().filter(s -> s.status() == LoadStep.Status.COMPLETED).count();
        return steps.isEmpty() ? 0 : (int) (100 * completed / steps.size());
    }
}
