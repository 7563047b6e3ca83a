package io.grapholap.exportworker.job;

import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.SnapshotManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the exports of a snapshot against each other, then writes the manifest that makes it one.
 */
@ApplicationScoped
class FinishJob {
    private final FinishChecks checks;
    private final Clock clock;

    FinishJob(FinishChecks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    JobResult.Finished run(Attempt attempt, JobWork.Finish work) {
        var checked = checks.run(attempt, work.mapping(), entities(work));
        var entities = checked.stream().map(Checked::entity).toList();
        var manifest =
                new SnapshotManifest(
                        SnapshotManifest.FORMAT,
                        attempt.job().snapshotId(),
                        work.mapping(),
                        entities,
                        clock.instant());
        attempt.checkStillWanted();
        var stored = manifest.write(attempt.store());
        new Leftovers(attempt).ofDeadAttempts(entities, work.exports());
        return new JobResult.Finished(
                stored,
                entities.stream().mapToLong(SnapshotManifest.Entity::bytes).sum(),
                counts(entities, EntityKind.NODE),
                counts(entities, EntityKind.EDGE),
                checked.stream().map(Checked::quality).toList());
    }

    private static List<SnapshotManifest.Entity> entities(JobWork.Finish work) {
        return work.mapping().entities().stream()
                .map(definition -> entity(definition, exportOf(definition, work), work))
                .toList();
    }

    private static SnapshotManifest.Entity entity(
            EntityDefinition definition, EntityExport export, JobWork.Finish work) {
        return new SnapshotManifest.Entity(
                definition.kind(),
                definition.name(),
                definition.columns(work.mapping()),
                export.rows(),
                export.bytes(),
                export.files(),
                export.queryIds());
    }

    private static EntityExport exportOf(EntityDefinition definition, JobWork.Finish work) {
        return work.exports().stream()
                .filter(e -> e.kind() == definition.kind() && e.name().equals(definition.name()))
                .findFirst()
                .orElseThrow(() ->
                        new JobFailed(
                                new JobFailure(
                                        JobFailure.Code.INTERNAL_ERROR,
                                        definition.name(),
                                        null,
                                        "The job names no export of it.",
                                        null,
                                        false)));
    }

    private static Map<String, Long> counts(
            List<SnapshotManifest.Entity> entities, EntityKind kind) {
        var counts = new LinkedHashMap<String, Long>();
        entities.stream()
                .filter(e -> e.kind() == kind)
                .forEach(e -> counts.put(e.name(), e.rows()));
        return counts;
    }
}
