package io.grapholap.controlplane.instance;

import io.grapholap.controlplane.rule.FieldRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Bodies that ask for another size of an instance. */
final class SizeRequests {
    private static final int LEAST_MEMORY_GB = 2;
    private static final int MOST_MEMORY_GB = 32;

    private SizeRequests() {}

    /** {@code PUT /api/instances/{id}/cpu}. */
    record Cpu(@Nullable Integer cpuCores) {
        /** Cores; fails unless they are there and in range. */
        int check() {
            return required("cpu_cores", cpuCores, 1, InstanceRequest.MAX_CPU_CORES);
        }
    }

    /** {@code PUT /api/instances/{id}/memory}. */
    record Memory(@Nullable Integer memoryGb) {
        /** Bytes; fails unless they are there and in range. */
        long check() {
            return Sizing.bytes(required("memory_gb", memoryGb, LEAST_MEMORY_GB, MOST_MEMORY_GB));
        }
    }

    private static int required(String field, @Nullable Integer value, int min, int max) {
        var rules = new FieldRules();
        if (value == null) {
            rules.fault(field, "is missing; give " + min + " to " + max, "required");
        }
        rules.range(field, value, min, max).check();
        return Objects.requireNonNull(value);
    }
}
