package io.grapholap.importscheduler.run;

import static io.grapholap.importscheduler.run.RunScene.ALICE;
import static io.grapholap.importscheduler.run.RunScene.await;
import static io.grapholap.importscheduler.run.RunScene.change;
import static io.grapholap.importscheduler.run.RunScene.job;
import static io.grapholap.importscheduler.run.RunScene.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.importscheduler.graphql.GraphQl;
import io.grapholap.importscheduler.landing.LakeCatalog;
import io.grapholap.testkit.KafkaResource;
import io.grapholap.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ranges that are asked for are read from DuckDB and landed as Iceberg rows, once. */
@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class TriggeredRunTest {
    /** Ids {@code p0} to {@code p47}, one an hour. */
    private static final String ROWS =
            "select 'p' || i as id, timestamptz '2026-01-01 00:00:00Z' + to_hours(i::int) as changed from range(48) t(i)";

    private static final String DAY = "2026-01-01T00:00:00Z";
    private static final String NEXT_DAY = "2026-01-02T00:00:00Z";
    private static final String NODE = "queries.edges[0].node.";

    @Inject LakeCatalog catalog;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private static String query(String job, String start, String end) {
        return trigger(job, start, end)
                .body("errors", nullValue())
                .body("data.createTriggeredOngoingTableRun.clientMutationId", equalTo("c"))
                .body("data.createTriggeredOngoingTableRun.tableImportJob.jobId", equalTo(job))
                .extract()
                .path("data.createTriggeredOngoingTableRun.query.queryId");
    }

    @Test
    void aRangeIsLandedOnceHoweverOftenItIsAskedFor() throws Exception {
        var scene = new RunScene(jdbcUrl, ROWS);
        var job = scene.triggeredJob();
        var first = query(job, DAY, "2026-01-01T10:00:00Z");
        assertThat(query(job, "2026-01-01T01:00:00+01:00", "2026-01-01T10:00:00.000Z"))
                .isEqualTo(first);
        query(job, "2026-01-01T05:00:00Z", "2026-01-01T12:00:00Z");
        await(() -> job(job).body("totalQueriesSuccessCount", equalTo(2)));
        job(job).body("totalQueriesPendingCount", equalTo(0))
                .body("totalQueriesFailedCount", equalTo(0))
                .body("modelId", notNullValue())
                .body("queries.edges[1].node.queryId", equalTo(first))
                .body("queries.edges[1].node.recordsProcessedCount", equalTo(10))
                .body(NODE + "recordsProcessedCount", equalTo(7))
                .body(NODE + "warehouseQueryId", notNullValue())
                .body(NODE + "finishedAt", notNullValue());
        assertThat(scene.landed(catalog)).as("rows of both, once").isEqualTo("12 12");
        assertThat(query(job, DAY, "2026-01-01T10:00:00Z")).isEqualTo(first);
        assertThat(events(first, "\"success\""))
                .satisfiesExactly(
                        pending -> assertThat(pending).contains("\"pending\""),
                        running -> assertThat(running).contains("\"running\""),
                        success -> assertThat(success).contains("\"success\"", "WindowChanged"));
    }

    /**
     * What left on {@code import-events} about a window, up to the event that says {@code last}.
     */
    private List<String> events(String queryId, String last) {
        var settings = new Properties();
        settings.put("bootstrap.servers", brokers);
        settings.put("auto.offset.reset", "earliest");
        settings.put("group.id", UUID.randomUUID().toString());
        var found = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("import-events"));
            await(() -> {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    if (event.value() != null && event.value().contains(queryId)) {
                        found.add(event.value());
                    }
                }
                assertThat(found).anyMatch(event -> event.contains(last));
            });
        }
        return found;
    }

    @Test
    void whatCannotBeRunSaysWhy() throws Exception {
        var scene = new RunScene(jdbcUrl, ROWS);
        var job = scene.triggeredJob();
        refused(job, NEXT_DAY, DAY, "INVALID_WINDOW");
        refused(job, DAY, "2999-01-01T00:00:00Z", "INVALID_WINDOW");
        refused(
                scene.scheduledJob("{refreshIntervalMinutes: 60}"),
                DAY,
                NEXT_DAY,
                "NOT_A_TRIGGERED_JOB");
        change("pause", job);
        refused(job, DAY, NEXT_DAY, "JOB_NOT_ACTIVE");
        change("delete", job);
        refused(job, DAY, NEXT_DAY, "JOB_DELETED");
    }

    private static void refused(String job, String start, String end, String code) {
        trigger(job, start, end)
                .body("data.createTriggeredOngoingTableRun", nullValue())
                .body("errors[0].extensions.code", equalTo(code));
    }

    @Test
    void aWindowThatCannotSucceedPausesItsJobUntilItIsStartedAgain() throws Exception {
        var scene = new RunScene(jdbcUrl, ROWS);
        var job = scene.triggeredJob();
        scene.duckDb("drop table scores");
        query(job, DAY, NEXT_DAY);
        await(() -> job(job).body("jobStatus", equalTo("inactive")));
        job(job).body("pausedReason", containsString("There is no table"))
                .body("totalQueriesFailedCount", equalTo(1))
                .body(NODE + "queryStatus", equalTo("failed"))
                .body(NODE + "errorCode", equalTo("TABLE_NOT_FOUND"));
        scene.table(ROWS);
        change("start", job);
        await(() -> job(job).body("totalQueriesSuccessCount", equalTo(1)));
        job(job).body("totalQueriesFailedCount", equalTo(0))
                .body("pausedReason", nullValue())
                .body(NODE + "attempt", equalTo(2))
                .body(NODE + "errorCode", nullValue());
        assertThat(scene.landed(catalog)).isEqualTo("24 24");
    }

    @Test
    void aWarehouseThatIsAwayIsAskedAgain() throws Exception {
        var scene = new RunScene(jdbcUrl, ROWS);
        var job = scene.triggeredJob();
        var away = scene.file().resolveSibling(scene.file().getFileName() + ".away");
        Files.move(scene.file(), away);
        Files.writeString(scene.file(), "no database yet");
        query(job, DAY, NEXT_DAY);
        await(() ->
                job(job).body(NODE + "errorCode", equalTo("WAREHOUSE_UNAVAILABLE"))
                        .body("totalQueriesPendingCount", equalTo(1)));
        Files.move(away, scene.file(), StandardCopyOption.REPLACE_EXISTING);
        scene.postgres(
                "update table_job_queries set available_at = now() where status = 'pending' and job_id = '"
                        + job
                        + "'");
        await(() -> job(job).body("totalQueriesSuccessCount", equalTo(1)));
        job(job).body("jobStatus", equalTo("active"));
        assertThat(scene.landed(catalog)).isEqualTo("24 24");
    }

    @Test
    void aDeletedJobGivesUpWhatWaits() throws Exception {
        var scene = new RunScene(jdbcUrl, ROWS);
        var job = scene.triggeredJob();
        Files.writeString(scene.file(), "no database any more");
        query(job, DAY, NEXT_DAY);
        await(() -> job(job).body(NODE + "errorCode", equalTo("WAREHOUSE_UNAVAILABLE")));
        change("delete", job);
        await(() -> job(job).body(NODE + "queryStatus", equalTo("cancelled")));
        job(job).body("totalQueriesPendingCount", equalTo(0));
    }

    @Test
    void aWindowWhoseOwnerIsGoneIsTakenOverWithALargerEpoch() throws Exception {
        var scene = new RunScene(jdbcUrl, ROWS);
        var job = scene.triggeredJob();
        scene.postgres(
                "begin; update table_jobs set queries_pending = 1, epoch = 7 where id = '%1$s';"
                                .formatted(job)
                        + "insert into table_job_queries (id, job_id, lane, seq, read_from, window_start, window_start_nanos, window_end, window_end_nanos, status, attempt, created_at, lease_until, row_version) values ('gone-%1$s', '%1$s', 'triggered', 1, '2026-01-01', '2026-01-01', 0, '2026-01-02', 1, 'running', 3, now(), now() - interval '1 second', 0); commit"
                                .formatted(job));
        await(() -> job(job).body("totalQueriesSuccessCount", equalTo(1)));
        job(job).body(NODE + "attempt", equalTo(4));
        assertThat(scene.postgres("select epoch from table_jobs where id = '" + job + "'"))
                .isEqualTo("8");
        assertThat(scene.landed(catalog)).isEqualTo("24 24");
    }

    /** The document that clients were given, word for word. */
    @Test
    void theDocumentRunsAsItIsPrinted() throws Exception {
        var scene = new RunScene(jdbcUrl, ROWS);
        var id = "<ID from above query>";
        for (var rows : List.of("table_job_queries where job_id", "table_jobs where id")) {
            scene.postgres("delete from " + rows + " = '" + id + "'");
        }
        scene.postgres(
                "update table_jobs set id = '%s' where id = '%s'"
                        .formatted(id, scene.triggeredJob()));
        ALICE.ask(GraphQl.document("trigger.graphql"))
                .body("errors", nullValue())
                .body("data.createTriggeredOngoingTableRun.clientMutationId", nullValue());
        await(() -> job(id).body("totalQueriesSuccessCount", equalTo(1)));
        job(id).body(NODE + "recordsProcessedCount", equalTo(0));
    }
}
