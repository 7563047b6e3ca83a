package io.grapholap.common.event;

import io.grapholap.common.access.AccessLevel;
import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.instance.AlgorithmExecution;
import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.common.instance.InstancePhase;
import io.grapholap.common.instance.InstanceStatus;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobResult;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One event of every type. */
final class EventSamples {
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    static final String SLUG = "6f1d2a34-5b6c-4d7e-8f90-a1b2c3d4e5f6";
    static final ExportJobEvent.Available AVAILABLE =
            new ExportJobEvent.Available(11, 7, JobKind.NODE, NOON);

    private EventSamples() {}

    static <E extends Event> EventEnvelope<E> envelope(E event) {
        return new EventEnvelope<>(
                "control-plane-42",
                "/control-plane",
                NOON,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                event);
    }

    static List<Event> all() {
        var file = new DataFile("nodes/Airport/k3v9/part-0.parquet", 3376, 99_000, "e3069283");
        var export =
                new EntityExport(
                        EntityKind.NODE, "Airport", 3376, 99_000, List.of(file), List.of("q-1"));
        return List.of(
                AVAILABLE,
                new ExportEvent.Completed(11, 7, 1, 1, new JobResult.EntityExported(export), NOON),
                new ExportEvent.Failed(
                        12,
                        7,
                        2,
                        1,
                        new JobFailure(
                                JobFailure.Code.CAST_FAILED,
                                "ROUTE",
                                "flights",
                                "'n/a' cannot be cast to INT64; cast it in the SQL or declare it as STRING",
                                "row 3: 'n/a'",
                                false),
                        NOON),
                new ImportEvent.JobChanged(
                        "0b7e", "5mnt", 4, "inactive", "5 windows failed in a row.", NOON),
                new ImportEvent.WindowChanged(
                        "0b7e",
                        "91c2",
                        "scheduled",
                        "2026-01-01T11:00:00.000000000",
                        "2026-01-02T11:55:00.123456789",
                        1,
                        "success",
                        3376L,
                        null,
                        null,
                        NOON),
                new SnapshotEvent.Requested(7, 1, 3, 1, "alice", NOON),
                new SnapshotEvent.Started(7, 2, NOON),
                new SnapshotEvent.Ready(7, 3, 3376, 5366, 180_000, NOON),
                new SnapshotEvent.Failed(7, 3, "ROUTE.flights: CAST_FAILED: …", NOON),
                new SnapshotEvent.Cancelled(7, 3, NOON),
                new SnapshotEvent.Deleted(7, 4, NOON),
                new InstanceEvent.Changed(
                        5,
                        SLUG,
                        1,
                        3,
                        "alice",
                        "flights",
                        InstanceStatus.RUNNING,
                        URI.create("http://127.0.0.1:40123"),
                        null,
                        null,
                        Visibility.PRIVATE,
                        List.of(new Grant("bob", AccessLevel.RUN)),
                        NOON),
                new IdentityEvent.Changed(
                        "alice", 2, "analyst", true, List.of("3kTq9ZbW0aXc"), NOON),
                new InstanceEvent.Deleted(5, SLUG, 1, 4, NOON),
                new WrapperEvent.Progressed(
                        5,
                        SLUG,
                        1,
                        1,
                        "token",
                        InstancePhase.LOADING_DATA,
                        List.of(
                                new LoadStep(
                                        "Airport",
                                        LoadStep.Status.COMPLETED,
                                        EntityKind.NODE,
                                        3376L)),
                        NOON),
                new WrapperEvent.Ready(
                        5,
                        SLUG,
                        1,
                        2,
                        "token",
                        URI.create("http://127.0.0.1:40123"),
                        true,
                        3376,
                        5366,
                        NOON),
                new WrapperEvent.Failed(
                        5,
                        SLUG,
                        1,
                        2,
                        "token",
                        InstanceErrorCode.DATA_LOAD_ERROR,
                        "no such file",
                        null,
                        NOON),
                new WrapperEvent.Heartbeat(
                        5, SLUG, 1, 3, "token", 300_000_000, 20_000_000, NOON, NOON),
                new ExecutionEvent.Changed(
                        5,
                        SLUG,
                        1,
                        2,
                        new AlgorithmExecution(
                                "0b8f1f5e-6d1c-4a3e-9b52-0f6f7a1c2d3e",
                                "pagerank",
                                "native",
                                "alice",
                                List.of("Airport"),
                                List.of("ROUTE"),
                                "rank",
                                AlgorithmExecution.Status.COMPLETED,
                                NOON,
                                NOON,
                                3376L,
                                null,
                                null),
                        NOON));
    }

    /** The other results of jobs, which travel inside {@link ExportEvent.Completed}. */
    static List<JobResult> results() {
        var manifest = new DataFile("manifest.json", 0, 900, "e3069283");
        return List.of(
                new JobResult.Finished(
                        manifest,
                        180_000,
                        Map.of("Airport", 3376L),
                        Map.of("ROUTE", 5366L),
                        List.of(
                                new EntityQuality(
                                        EntityKind.NODE,
                                        "Airport",
                                        3377,
                                        1,
                                        0,
                                        0,
                                        0,
                                        1,
                                        "quarantine/nodes/Airport/p1/part-0.parquet",
                                        List.of(
                                                new EntityQuality.Sample(
                                                        "null_key", "{'iata': NULL}"))))),
                new JobResult.GraphBuilt("ryugraph", "0.11.2", manifest, 4_000_000));
    }
}
