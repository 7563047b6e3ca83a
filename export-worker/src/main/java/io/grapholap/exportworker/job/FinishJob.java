package io.grapholap.exportworker.job;

import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.SnapshotLayout;
import io.grapholap.lake.SnapshotManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Checks the exports of a snapshot against each other, then writes the manifest that makes it one.
 */
@ApplicationScoped
class FinishJob {
    private static final Logger LOG = Logger.getLogger(FinishJob.class);

    private final FinishChecks checks;
    private final Clock clock;

    FinishJob(FinishChecks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    JobResult.Finished run(Attempt attempt, JobWork.Finish work) {
        var entities = entities(work);
        checks.run(attempt, work.mapping(), entities);
        var manifest =
                new SnapshotManifest(
                        SnapshotManifest.FORMAT,
                        attempt.job().snapshotId(),
                        work.mapping(),
                        entities,
                        clock.instant());
        attempt.checkStillWanted();
        var stored = manifest.write(attempt.store());
        sweep(attempt, entities);
        return new JobResult.Finished(
                stored,
                entities.stream().mapToLong(SnapshotManifest.Entity::bytes).sum(),
                counts(entities, EntityKind.NODE),
                counts(entities, EntityKind.EDGE),
                List.of());
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

    /** Deletes what dead attempts at these entities left; best effort. */
    private static void sweep(Attempt attempt, List<SnapshotManifest.Entity> entities) {
        for (var entity : entities) {
            try {
                var directory = SnapshotLayout.entity(entity.kind(), entity.name());
                var used =
                        entity.files().stream()
                                .map(DataFile::path)
                                .map(path -> path.substring(0, path.lastIndexOf('/')))
                                .collect(Collectors.toSet());
                attempt.store().children(directory).stream()
                        .map(child -> directory + "/" + child)
                        .filter(child -> !used.contains(child))
                        .forEach(child -> {
                            attempt.checkStillWanted();
                            attempt.store().deleteAll(child);
                        });
            } catch (RuntimeException e) {
                LOG.warnf("Files of dead attempts are left behind: %s", e.getMessage());
            }
        }
    }
}
