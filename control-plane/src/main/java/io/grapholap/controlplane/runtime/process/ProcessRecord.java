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
 */
record ProcessRecord(
        UUID slug,
        long incarnation,
        Instant intendedAt,
        @Nullable Long pid,
        @Nullable Instant startedAt) {

    static ProcessRecord intent(WrapperName name, Instant now) {
        return new ProcessRecord(name.slug(), name.incarnation(), now, null, null);
    }

    ProcessRecord became(ProcessHandle process) {
        return new ProcessRecord(
                slug,
                incarnation,
                intendedAt,
                process.pid(),
                process.info().startInstant().orElse(intendedAt));
    }
}
