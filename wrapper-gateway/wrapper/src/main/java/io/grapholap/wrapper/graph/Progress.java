package io.grapholap.wrapper.graph;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.common.instance.LoadStep.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The steps of a start, told as they begin; a step ends when the next begins. */
final class Progress {
    private final Lifecycle lifecycle;
    private final BiConsumer<InstancePhase, List<LoadStep>> listener;
    private final List<LoadStep> steps = new ArrayList<>();

    /**
     * @param listener hears of every change
     */
    Progress(Lifecycle lifecycle, BiConsumer<InstancePhase, List<LoadStep>> listener) {
        this.lifecycle = lifecycle;
        this.listener = listener;
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
        listener.accept(phase, steps);
    }

    /** The step in hand has ended. */
    void end(@Nullable Long rows) {
        settle(Status.COMPLETED, rows);
    }

    /** Everything is done. */
    void ready() {
        end(null);
        listener.accept(InstancePhase.READY, steps);
    }

    /** The step in hand went wrong. */
    void failed() {
        settle(Status.FAILED, null);
        listener.accept(InstancePhase.FAILED, steps);
    }

    private void settle(Status status, @Nullable Long rows) {
        if (!steps.isEmpty() && steps.getLast().status() == Status.IN_PROGRESS) {
            var last = steps.removeLast();
            steps.add(new LoadStep(last.name(), status, last.type(), rows));
        }
    }
}
