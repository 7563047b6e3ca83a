package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.controlplane.instance.InstanceState.ComingUp;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.instance.InstanceState.Stopping;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From what is wanted and what is seen to what is to be done; decides everything, does nothing. */
final class ReconcilePlan {

    /**
     * How patient the plan is.
     *
     * @param startDeadline how long an instance may be starting
     * @param heartbeatDeadline how long a wrapper may be silent
     * @param exitGrace how long after its end a wrapper's last report may still arrive
     */
    record Patience(Duration startDeadline, Duration heartbeatDeadline, Duration exitGrace) {}

    private final Instant now;
    private final @Nullable Instant heardSince;
    private final Patience patience;
    private final List<Act> acts = new ArrayList<>();

    private ReconcilePlan(Instant now, @Nullable Instant heardSince, Patience patience) {
        this.now = now;
        this.heardSince = heardSince;
        this.patience = patience;
    }

    /**
     * The plan.
     *
     * @param heardSince since when heartbeats have arrived without delay; null if they do not, then
     *     nobody's silence counts
     */
    static List<Act> of(
            Collection<ManagedInstance> rows,
            Collection<ObservedWrapper> observed,
            Instant now,
            @Nullable Instant heardSince,
            Patience patience) {
        var plan = new ReconcilePlan(now, heardSince, patience);
        Map<UUID, List<ObservedWrapper>> unexplained = new LinkedHashMap<>();
        for (var wrapper : observed) {
            unexplained.computeIfAbsent(wrapper.name().slug(), _ -> new ArrayList<>()).add(wrapper);
        }
        for (var row : rows) {
            var own = unexplained.remove(row.slug());
            plan.instance(row, own == null ? List.of() : own);
        }
        unexplained.values().forEach(plan::stopAll);
        return List.copyOf(plan.acts);
    }

    private void instance(ManagedInstance row, List<ObservedWrapper> own) {
        var current = row.state().launch().map(l -> new WrapperName(row.slug(), l.incarnation()));
        stopAll(own.stream().filter(w -> !w.name().equals(current.orElse(null))).toList());
        var wrapper = own.stream().filter(w -> w.name().equals(current.orElse(null))).findFirst();
        switch (row.state()) {
            case ComingUp comingUp -> comingUp(row, comingUp, wrapper.orElse(null));
            case Running running -> running(row, running, wrapper.orElse(null));
            case Stopping _ -> acts.add(new Act.Remove(row));
            case InstanceState.WaitingForSnapshot _,
                    InstanceState.Suspended _,
                    InstanceState.Failed _ -> {}
        }
    }

    private void comingUp(
            ManagedInstance row, ComingUp comingUp, @Nullable ObservedWrapper wrapper) {
        if (now.isAfter(comingUp.since().plus(patience.startDeadline()))) {
            fail(row, wrapper, InstanceErrorCode.STARTUP_FAILED, tooLate(wrapper));
        } else if (comingUp.lastLaunch() == null || wrapper == null) {
            acts.add(new Act.Start(row));
        } else {
            judge(row, comingUp.lastLaunch(), wrapper, row.lastHeartbeat());
        }
    }

    private void running(ManagedInstance row, Running running, @Nullable ObservedWrapper wrapper) {
        if (wrapper == null) {
            fail(row, null, InstanceErrorCode.UNEXPECTED_TERMINATION, "Its wrapper is gone.");
            return;
        }
        var launch = running.current();
        judge(
                row,
                launch,
                wrapper,
                row.lastHeartbeat() == null ? launch.at() : row.lastHeartbeat());
    }

    /**
     * Fails an instance whose wrapper ended, or has been silent for too long since it was heard.
     */
    private void judge(
            ManagedInstance row, Launch launch, ObservedWrapper wrapper, @Nullable Instant heard) {
        var end = wrapper.end();
        if (end != null) {
            if (!now.isBefore(end.at().plus(patience.exitGrace()))) {
                fail(
                        row,
                        wrapper,
                        end.outOfMemory()
                                ? InstanceErrorCode.OOM_KILLED
                                : InstanceErrorCode.UNEXPECTED_TERMINATION,
                        obituary(end));
            }
        } else if (heard != null && heardSince != null) {
            var silentSince =
                    Stream.of(heard, heardSince, launch.at()).max(Instant::compareTo).orElseThrow();
            if (now.isAfter(silentSince.plus(patience.heartbeatDeadline()))) {
                fail(
                        row,
                        wrapper,
                        InstanceErrorCode.UNEXPECTED_TERMINATION,
                        "Its wrapper has not been heard for "
                                + words(patience.heartbeatDeadline())
                                + ".");
            }
        }
    }

    private void fail(
            ManagedInstance row,
            @Nullable ObservedWrapper wrapper,
            InstanceErrorCode code,
            String message) {
        acts.add(new Act.Fail(row, code, message));
        if (wrapper != null) {
            acts.add(new Act.Stop(wrapper.name()));
        }
    }

    private void stopAll(List<ObservedWrapper> wrappers) {
        wrappers.forEach(w -> acts.add(new Act.Stop(w.name())));
    }

    private String tooLate(@Nullable ObservedWrapper wrapper) {
        var text = "It did not come up within " + words(patience.startDeadline());
        return wrapper == null || wrapper.hindrance() == null
                ? text + "."
                : text + " (" + wrapper.hindrance() + ").";
    }

    private static String obituary(ObservedWrapper.End end) {
        var text = "Its wrapper ended by itself (" + end.reason() + ")";
        return end.lastWords() == null ? text + "." : text + "; its last words: " + end.lastWords();
    }

    private static String words(Duration duration) {
        return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
    }
}
