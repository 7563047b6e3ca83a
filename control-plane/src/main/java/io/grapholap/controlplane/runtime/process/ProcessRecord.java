package io.grapholap.controlplane.runtime.process;

import io.grapholap.controlplane.runtime.WrapperName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of one wrapper: first the intent to start it, then the process it became.
 *
 * @param intendedAt when the start was decided
 * @param pid null until the process is known
 * @param startedAt start time of the process, as the operating system tells it
 * @param spare the spare that it is or was to be; null for a process of its own
 */
record ProcessRecord(
        UUID slug,
        long incarnation,
        Instant intendedAt,
        @Nullable Long pid,
        @Nullable Instant startedAt,
        @Nullable UUID spare) {

    static ProcessRecord intent(WrapperName name, Instant now) {
        return new ProcessRecord(name.slug(), name.incarnation(), now, null, null, null);
    }

    ProcessRecord onSpare(UUID id) {
        return new ProcessRecord(slug, incarnation, intendedAt, null, null, id);
    }

    ProcessRecord became(ProcessHandle process) {
        return new ProcessRecord(
                slug,
                incarnation,
                intendedAt,
                process.pid(),
                process.info().startInstant().orElse(intendedAt),
                spare);
    }
}
