package io.grapholap.controlplane.export;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.JobKind;
import io.grapholap.controlplane.export.JobState.Completed;
import io.grapholap.controlplane.export.JobState.Failed;
import io.grapholap.controlplane.export.JobState.Fruitless;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the retry of a failed snapshot does again, as a pure function of its jobs: whatever ended
 * without a result. What completed is kept, but for exports whose rows broke a rule: doing nothing
 * but the check again would find the same rows.
 *
 * @param again jobs that are queued again
 * @param obsolete jobs that are made anew from what {@code again} yields
 */
record RetryPlan(List<PlannedJob> again, List<PlannedJob> obsolete) {

    static RetryPlan of(List<PlannedJob> jobs, MappingDefinition mapping) {
        var dirty = dirty(jobs, mapping);
        var exports =
                jobs.stream()
                        .filter(RetryPlan::isExport)
                        .filter(job ->
                                job.state() instanceof Fruitless
                                        || job.state() instanceof Completed
                                                && dirty.contains(Entity.of(job)))
                        .toList();
        if (exports.isEmpty()) {
            return new RetryPlan(
                    jobs.stream().filter(job -> job.state() instanceof Fruitless).toList(),
                    List.of());
        }
        return new RetryPlan(exports, jobs.stream().filter(job -> !isExport(job)).toList());
    }

    /** Definitions whose rows the finish job found fault with, and nodes that edges missed. */
    private static Set<Entity> dirty(List<PlannedJob> jobs, MappingDefinition mapping) {
        var dirty = new HashSet<Entity>();
        jobs.stream()
                .filter(job -> job.kind() == JobKind.FINISH)
                .flatMap(job ->
                        job.state() instanceof Failed(var _, var failure)
                                ? failure.quality().stream()
                                : Stream.<EntityQuality>empty())
                .filter(EntityQuality::isDirty)
                .forEach(quality -> {
                    dirty.add(new Entity(SnapshotPlan.kindOf(quality.kind()), quality.name()));
                    if (quality.kind() == EntityKind.EDGE) {
                        dirty.addAll(ends(quality.name(), mapping));
                    }
                });
        return dirty;
    }

    private static List<Entity> ends(String type, MappingDefinition mapping) {
        return mapping.edgeDefinitions().stream()
                .filter(edge -> edge.type().equals(type))
                .flatMap(edge -> Stream.of(edge.fromNode(), edge.toNode()))
                .map(label -> new Entity(JobKind.NODE, label))
                .toList();
    }

    private static boolean isExport(PlannedJob job) {
        return job.kind() == JobKind.NODE || job.kind() == JobKind.EDGE;
    }

    private record Entity(JobKind kind, String name) {
        static Entity of(PlannedJob job) {
            return new Entity(job.kind(), job.name());
        }
    }
}
