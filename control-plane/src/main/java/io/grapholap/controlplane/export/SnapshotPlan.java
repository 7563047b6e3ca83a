package io.grapholap.controlplane.export;

import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobResult.EntityExported;
import io.grapholap.common.job.JobResult.Finished;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.export.JobState.Completed;
import io.grapholap.controlplane.export.JobState.Failed;
import io.grapholap.controlplane.snapshot.SnapshotContents;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a snapshot needs next, as a pure function of its jobs: one job per entity, then one that
 * finishes, then one build per engine.
 *
 * @param engines names of the engines to build for; the snapshot is ready with the first one's
 */
record SnapshotPlan(MappingDefinition mapping, List<String> engines) {
    static final String FINISH = "finish";

    /** What to do next. */
    sealed interface Next {
        /** Nothing, until a job that runs has ended. */
        record Wait() implements Next {}

        record Run(List<JobWork> work) implements Next {}

        record Ready(SnapshotContents contents) implements Next {}

        /**
         * Nothing can come of it any more.
         *
         * @param reason sentence for the snapshot's owner
         */
        record Fail(String reason) implements Next {}
    }

    SnapshotPlan {
        engines = List.copyOf(engines);
        if (engines.isEmpty()) {
            throw new IllegalArgumentException("no engine to build a graph for");
        }
    }

    /** The jobs that a new snapshot starts with. */
    List<JobWork> first() {
        return mapping.entities().stream().<JobWork>map(this::export).toList();
    }

    Next next(List<PlannedJob> jobs) {
        var fatal = jobs.stream().filter(this::isNeeded).flatMap(j -> failure(j).stream());
        var reason = fatal.findFirst();
        if (reason.isPresent()) {
            return new Next.Fail(reason.get());
        }
        var exports = jobs.stream().filter(SnapshotPlan::isExport).toList();
        if (!exports.stream().allMatch(SnapshotPlan::isCompleted)) {
            return new Next.Wait();
        }
        var finish = find(jobs, JobKind.FINISH, FINISH);
        if (finish.isEmpty()) {
            return new Next.Run(List.of(new JobWork.Finish(mapping, results(exports))));
        }
        if (!(finish.get().state() instanceof Completed(var _, Finished finished))) {
            return new Next.Wait();
        }
        return afterFinish(jobs, finished);
    }

    private Next afterFinish(List<PlannedJob> jobs, Finished finished) {
        var missing =
                engines.stream()
                        .filter(engine -> find(jobs, JobKind.GRAPH_BUILD, engine).isEmpty())
                        .<JobWork>map(JobWork.BuildGraph::new)
                        .toList();
        if (!missing.isEmpty()) {
            return new Next.Run(missing);
        }
        if (!find(jobs, JobKind.GRAPH_BUILD, engines.getFirst())
                .map(SnapshotPlan::isCompleted)
                .orElse(false)) {
            return new Next.Wait();
        }
        var warnings =
                Stream.concat(
                                finished.quality().stream()
                                        .flatMap(q -> QualityWarning.of(q).stream()),
                                jobs.stream()
                                        .filter(job -> job.kind() == JobKind.GRAPH_BUILD)
                                        .flatMap(job -> failure(job).stream()))
                        .toList();
        return new Next.Ready(
                new SnapshotContents(
                        finished.bytes(), finished.nodeCounts(), finished.edgeCounts(), warnings));
    }

    private JobWork.ExportEntity export(EntityDefinition entity) {
        return new JobWork.ExportEntity(
                entity.kind(), entity.name(), entity.sql(), entity.columns(mapping));
    }

    /** In the order of the definitions. */
    private List<EntityExport> results(List<PlannedJob> exports) {
        return mapping.entities().stream()
                .map(entity -> find(exports, kindOf(entity.kind()), entity.name()).orElseThrow())
                .map(PlannedJob::state)
                .map(state -> ((EntityExported) ((Completed) state).result()).export())
                .toList();
    }

    /** Whether the snapshot is of no use without this job. */
    private boolean isNeeded(PlannedJob job) {
        return job.kind() != JobKind.GRAPH_BUILD || job.name().equals(engines.getFirst());
    }

    private static Optional<String> failure(PlannedJob job) {
        return job.state() instanceof Failed(var _, var failure)
                ? Optional.of(failure.describe())
                : Optional.empty();
    }

    private static boolean isExport(PlannedJob job) {
        return job.kind() == JobKind.NODE || job.kind() == JobKind.EDGE;
    }

    private static boolean isCompleted(PlannedJob job) {
        return job.state() instanceof Completed;
    }

    private static Optional<PlannedJob> find(List<PlannedJob> jobs, JobKind kind, String name) {
        return jobs.stream().filter(j -> j.kind() == kind && j.name().equals(name)).findFirst();
    }

    static JobKind kindOf(EntityKind kind) {
        return kind == EntityKind.NODE ? JobKind.NODE : JobKind.EDGE;
    }

    static JobKind kindOf(JobWork work) {
        return switch (work) {
            case JobWork.ExportEntity export -> kindOf(export.entityKind());
            case JobWork.Finish _ -> JobKind.FINISH;
            case JobWork.BuildGraph _ -> JobKind.GRAPH_BUILD;
        };
    }

    static String nameOf(JobWork work) {
        return switch (work) {
            case JobWork.ExportEntity export -> export.name();
            case JobWork.Finish _ -> FINISH;
            case JobWork.BuildGraph build -> build.engine();
        };
    }
}
