package io.grapholap.controlplane.ops;

import java.util.Map;

/** How much of everything there is; every status is there, also those that nothing is in. */
record State(Instances instances, Counts snapshots, ExportJobs exportJobs) {
    /**
     * @param withoutPodName instances that should run and were never launched
     */
    record Instances(long total, Map<String, Long> byStatus, long withoutPodName) {}

    record Counts(long total, Map<String, Long> byStatus) {}

    record ExportJobs(Map<String, Long> byStatus) {}
}
