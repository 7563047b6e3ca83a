package io.grapholap.local;

import io.grapholap.local.process.HealthProbe;
import io.grapholap.local.process.ProcessMemory;
import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.StackRecord;
import io.grapholap.local.stack.StackRecord.PartRecord;
import io.grapholap.local.stack.StackRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One process of a stack, as it is now. */
record StatusRow(
        String name,
        long pid,
        int port,
        long rssBytes,
        String health,
        long uptimeSeconds,
        int restarts) {

    /** Every process of the stack, the launcher first. */
    static List<StatusRow> of(StackRecord stack) {
        var rows = new ArrayList<StatusRow>();
        rows.add(row("launcher", stack.launcher(), 0, "up", 0));
        stack.parts().forEach(p -> rows.add(of(p, stack)));
        return rows;
    }

    boolean healthy() {
        return health.equals("up") || health.equals("ready");
    }

    private static StatusRow of(PartRecord part, StackRecord stack) {
        var process = Optional.ofNullable(part.process()).filter(ProcessRef::alive);
        if (process.isEmpty()) {
            var health = part.state() == State.UP ? "down" : part.state().wireName();
            return new StatusRow(part.name(), 0, part.port(), 0, health, 0, part.restarts());
        }
        return row(part.name(), process.get(), part.port(), health(part, stack), part.restarts());
    }

    private static String health(PartRecord part, StackRecord stack) {
        var management = stack.urls().get(part.name() + "-management");
        if (management == null) {
            return part.state().wireName();
        }
        return new HealthProbe(management.resolve("/q/health/ready")).ready()
                ? "ready"
                : "not ready";
    }

    private static StatusRow row(
            String name, ProcessRef process, int port, String health, int restarts) {
        return new StatusRow(
                name,
                process.pid(),
                port,
                ProcessMemory.residentBytes(process.pid()).orElse(0),
                health,
                Math.max(0, Duration.between(process.startedAt(), Instant.now()).toSeconds()),
                restarts);
    }
}
