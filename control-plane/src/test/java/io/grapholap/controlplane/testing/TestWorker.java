package io.grapholap.controlplane.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.event.EventCodec;
import io.grapholap.common.event.EventEnvelope;
import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.ClaimedJobs;
import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityExport;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.common.job.LeaseAnswer;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.common.json.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Plays an export-worker: claims and renews over HTTP, reports through Kafka, writes no files. */
public final class TestWorker implements AutoCloseable {
    private final URI management;
    private final String name;
    private final List<ClaimedJob> taken = new ArrayList<>();
    private final KafkaProducer<String, String> producer;

    /**
     * @param management address of the management port
     */
    public TestWorker(URI management, String name) {
        this.management = management;
        this.name = name;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                ConfigProvider.getConfig()
                                        .getValue("kafka.bootstrap.servers", String.class)),
                        new StringSerializer(),
                        new StringSerializer());
    }

    /** Does all that a snapshot needs until nothing is left, as a worker without troubles. */
    public void fill(long snapshotId) {
        for (int phase = 0; phase < 3; phase++) {
            claimFor(snapshotId).forEach(this::complete);
        }
    }

    /** Takes what there is until jobs of this snapshot are among it; each job is given once. */
    public List<ClaimedJob> claimFor(long snapshotId) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> takenFor(snapshotId), jobs -> !jobs.isEmpty());
    }

    private List<ClaimedJob> takenFor(long snapshotId) {
        taken.addAll(claim());
        var found = taken.stream().filter(job -> job.snapshotId() == snapshotId).toList();
        taken.removeAll(found);
        return found;
    }

    public List<ClaimedJob> claim() {
        return read(
                        call(new ClaimRequest(name, 100))
                                .post(management.resolve("/api/internal/export-jobs/claim")),
                        ClaimedJobs.class)
                .jobs();
    }

    public LeaseAnswer renew(ClaimedJob job, @Nullable String queryId, @Nullable Long rows) {
        return read(
                call(new LeaseRequest(name, job.attempt(), queryId, rows))
                        .put(
                                management.resolve(
                                        "/api/internal/export-jobs/" + job.jobId() + "/lease")),
                LeaseAnswer.class);
    }

    public void complete(ClaimedJob job) {
        send(completed(job));
    }

    public void fail(ClaimedJob job, JobFailure failure) {
        send(
                new ExportEvent.Failed(
                        job.jobId(), job.snapshotId(), job.attempt(), 1, failure, Instant.now()));
    }

    /** What the worker says of a job that it completed: 7 rows in 70 bytes for each entity. */
    public ExportEvent.Completed completed(ClaimedJob job) {
        return new ExportEvent.Completed(
                job.jobId(), job.snapshotId(), job.attempt(), 1, result(job.work()), Instant.now());
    }

    public void send(ExportEvent event) {
        var envelope =
                new EventEnvelope<>(
                        UUID.randomUUID().toString(),
                        "/export-worker",
                        event.occurredAt(),
                        null,
                        event);
        var record =
                new ProducerRecord<>(
                        event.topic().topicName(), event.key(), EventCodec.write(envelope));
        try {
            producer.send(record).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("not sent: " + event, e);
        }
    }

    private static JobResult result(JobWork work) {
        var manifest = new DataFile("manifest.json", 0, 100, "00000000");
        return switch (work) {
            case JobWork.ExportEntity e ->
                    new JobResult.EntityExported(
                            new EntityExport(
                                    e.entityKind(), e.name(), 7, 70, List.of(), List.of("q1")));
            case JobWork.Finish finish ->
                    new JobResult.Finished(
                            manifest,
                            finish.exports().stream().mapToLong(EntityExport::bytes).sum(),
                            Map.of("Airport", 7L),
                            Map.of("ROUTE", 7L),
                            List.of());
            case JobWork.BuildGraph build ->
                    new JobResult.GraphBuilt(build.engine(), "1", manifest, 1000);
        };
    }

    private static io.restassured.specification.RequestSpecification call(Object body) {
        try {
            return given().contentType(ContentType.JSON)
                    .header("X-Service-Token", TestSettings.WORKER_TOKEN)
                    .body(Json.mapper().writeValueAsString(body));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> T read(Response response, Class<T> type) {
        try {
            return Json.mapper()
                    .readValue(response.then().statusCode(200).extract().asString(), type);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
