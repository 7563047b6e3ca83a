package io.grapholap.exportworker.job;

import static org.awaitility.Awaitility.await;

import io.grapholap.common.definition.EdgeDefinition;
import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.NodeDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A worker beside a control plane that offers what tests want done. */
abstract class WorkerScene {
    static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    static final AtomicLong JOBS = new AtomicLong();

    static final JobWork ENDLESS =
            export("SELECT a.range AS iata FROM range(100000000) a, range(100000000) b");

    static final MappingDefinition MAPPING =
            new MappingDefinition(
                    List.of(
                            new NodeDefinition(
                                    "Airport",
                                    "SELECT * FROM local.flights.airports",
                                    new PropertyDefinition("iata", "STRING"),
                                    List.of(new PropertyDefinition("name", "STRING")))),
                    List.of(
                            new EdgeDefinition(
                                    "ROUTE",
                                    "Airport",
                                    "Airport",
                                    "SELECT * FROM local.flights.routes",
                                    "origin",
                                    "destination",
                                    List.of())));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Inject JobRunner runner;

    FakeControlPlane controlPlane;

    WorkerFiles files;

    Reports reports;

    @BeforeEach
    void listen() {
        controlPlane.away = false;
        controlPlane.renewals.clear();
        reports = new Reports(bootstrapServers);
    }

    @AfterEach
    void close() {
        reports.close();
    }

    void awaitStatement() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> controlPlane.renewals.stream().anyMatch(r -> r.queryId() != null));
    }

    void awaitCleanedUp(ClaimedJob job) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> store(job).children("nodes/Airport").isEmpty());
    }

    JobResult resultOf(ClaimedJob job) {
        return switch (reportOf(job).event()) {
            case ExportEvent.Completed completed -> completed.result();
            case ExportEvent.Failed failed -> throw new AssertionError(failed.failure().describe());
        };
    }

    ClaimedJob offer(JobWork work) {
        return offer(job(work));
    }

    ClaimedJob offer(ClaimedJob job) {
        controlPlane.offer(job);
        // The consumer hears nothing of what was said before it was there.
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    reports.wake(job.jobId());
                    return !controlPlane.isWaiting(job);
                });
        return job;
    }

    ClaimedJob job(JobWork work) {
        return job(work, files.store().toUri() + "s" + JOBS.get() + "/");
    }

    ClaimedJob job(JobWork work, String root) {
        long id = JOBS.incrementAndGet();
        return new ClaimedJob(
                id,
                7,
                3,
                Instant.now().plusSeconds(30),
                Instant.now().plusSeconds(120),
                URI.create(root),
                "p1",
                work,
                "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
    }

    EventEnvelope<ExportEvent> reportOf(ClaimedJob job) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !reports.of(job.jobId()).isEmpty());
        return reports.of(job.jobId()).getFirst();
    }

    ObjectStore store(ClaimedJob job) {
        return ObjectStore.of(job.root());
    }

    static JobWork export(EntityDefinition entity) {
        return new JobWork.ExportEntity(
                entity.kind(), entity.name(), entity.sql(), entity.columns(MAPPING));
    }

    static JobWork export(String sql) {
        return new JobWork.ExportEntity(
                EntityKind.NODE, "Airport", sql, List.of(new PropertyDefinition("iata", "STRING")));
    }
}
