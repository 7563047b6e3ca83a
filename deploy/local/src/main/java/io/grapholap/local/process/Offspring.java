package io.grapholap.local.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers the processes that given processes have started, so that they are found again when
 * their parent has ended before them.
 */
public final class Offspring {
    private final Set<ProcessRef> seen = new LinkedHashSet<>();

    /** Looks for children and their children, and forgets those that have ended. */
    public synchronized void look(Collection<ProcessRef> parents) {
        seen.removeIf(p -> !p.alive());
        for (var parent : parents) {
            if (parent.alive()) {
                ProcessHandle.of(parent.pid())
                        .ifPresent(
                                h -> h.descendants().map(ProcessRef::of).forEach(this::remember));
            }
        }
    }

    /** Those that live, oldest first. */
    public synchronized List<ProcessRef> alive() {
        return seen.stream().filter(ProcessRef::alive).toList();
    }

    /** Ends them all: politely, then after {@code grace} by force. */
    public void stop(Duration grace) {
        var living = new ArrayList<>(alive());
        living.forEach(ProcessRef::terminate);
        long deadline = System.nanoTime() + grace.toNanos();
        for (var process : living) {
            var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (!process.awaitEnd(left)) {
                process.kill();
                process.awaitEnd(Duration.ofSeconds(5));
            }
        }
    }

    private void remember(ProcessRef process) {
        if (process.alive()) {
            seen.add(process);
        }
    }
}
