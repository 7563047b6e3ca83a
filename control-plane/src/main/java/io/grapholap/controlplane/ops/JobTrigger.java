package io.grapholap.controlplane.ops;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/ops/jobs/trigger}: any field may be missing until checked. */
record JobTrigger(@Nullable String jobName, @Nullable String reason) {
    static final int MAX_REASON = 500;

    /**
     * @throws ValidationFailed naming every fault
     */
    Checked check(Set<String> jobs) {
        var rules = new FieldRules().requiredText("reason", reason, MAX_REASON);
        if (jobName == null || !jobs.contains(jobName)) {
            rules.fault(
                    "job_name",
                    jobName == null
                            ? "is missing; give one of " + jobs
                            : "'" + jobName + "' is unknown; use one of " + jobs,
                    jobName == null ? "required" : "enum");
        }
        rules.check();
        return new Checked(Objects.requireNonNull(jobName), Objects.requireNonNull(reason));
    }

    record Checked(String job, String reason) {}
}
