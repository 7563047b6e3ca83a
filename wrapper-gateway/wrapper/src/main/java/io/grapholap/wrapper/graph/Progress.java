package io.grapholap.wrapper.graph;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.common.instance.LoadStep.Status;
import io.grapholap.wrapper.report.Reporter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a start, told as they begin; a step ends when the next begins. */
final class Progress {
    private final Lifecycle lifecycle;
    private final Reporter reporter;
    private final List<LoadStep> steps = new ArrayList<>();

    Progress(Lifecycle lifecycle, Reporter reporter) {
        this.lifecycle = lifecycle;
        this.reporter = reporter;
    }

    /** A step about the whole graph begins. */
    void begin(InstancePhase phase, String step) {
        begin(phase, step, null);
    }

    /** A step about one label or type begins. */
    void begin(InstancePhase phase, String step, @Nullable EntityKind kind) {
        end(null);
        steps.add(new LoadStep(step, Status.IN_PROGRESS, kind, null));
        lifecycle.loading(phase);
        reporter.progressed(phase, steps);
    }

    /** The step in hand has ended. */
    void end(@Nullable Long rows) {
        settle(Status.COMPLETED, rows);
    }

    /** Everything is done. */
    void ready() {
        end(null);
        reporter.progressed(InstancePhase.READY, steps);
    }

    /** The step in hand went wrong. */
    void failed() {
        settle(Status.FAILED, null);
        reporter.progressed(InstancePhase.FAILED, steps);
    }

    private void settle(Status status, @Nullable Long rows) {
        if (!steps.isEmpty() && steps.getLast().status() == Status.IN_PROGRESS) {
            var last = steps.removeLast();
            steps.add(new LoadStep(last.name(), status, last.type(), rows));
        }
    }
}
