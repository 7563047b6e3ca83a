package io.grapholap.controlplane.export;

import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobResult;
import java.util.Locale;
import java.util.Optional;

/** What the kinds of jobs are called, and what each of them produces. */
final class JobKinds {
    private JobKinds() {}

    static String wireName(JobKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static JobKind ofWire(String wireName) {
        return JobKind.valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether {@code result} is one that {@code job} can have. */
    static boolean fits(ExportJob job, JobResult result) {
        return switch (result) {
            case JobResult.EntityExported(var export) ->
                    job.kind() == SnapshotPlan.kindOf(export.kind())
                            && job.name().equals(export.name());
            case JobResult.Finished _ -> job.kind() == JobKind.FINISH;
            case JobResult.GraphBuilt built ->
                    job.kind() == JobKind.GRAPH_BUILD && job.name().equals(built.engine());
        };
    }

    static Optional<Long> rowsOf(JobResult result) {
        return result instanceof JobResult.EntityExported(var export)
                ? Optional.of(export.rows())
                : Optional.empty();
    }

    static long bytesOf(JobResult result) {
        return switch (result) {
            case JobResult.EntityExported(var export) -> export.bytes();
            case JobResult.Finished finished -> finished.bytes();
            case JobResult.GraphBuilt built -> built.bytes();
        };
    }
}
