package io.grapholap.importscheduler.run;

import static io.grapholap.importscheduler.run.RunScene.await;
import static io.grapholap.importscheduler.run.RunScene.change;
import static io.grapholap.importscheduler.run.RunScene.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.grapholap.importscheduler.landing.LakeCatalog;
import io.grapholap.testkit.KafkaResource;
import io.grapholap.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A job goes through its past and to the horizon by itself, stops when paused, and goes on. */
@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = PostgresResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
class ScheduledRunTest {
    @Inject LakeCatalog catalog;
    @Inject LanePlanner planner;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    /** Plans as the clock would; nobody else does in tests. */
    private void plan(RunScene scene, String job) throws Exception {
        var claimed = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        scene.postgres(
                "update table_jobs set next_run_at = '%s' where id = '%s' and status = 'active'"
                        .formatted(claimed, job));
        planner.plan(job, claimed);
    }

    private static void windows(String job, int landed) {
        await(() ->
                job(job).body("totalQueriesSuccessCount", equalTo(landed))
                        .body("totalQueriesPendingCount", equalTo(0)));
    }

    @Test
    void aJobLandsItsTableWindowByWindow() throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        // 18 rows of the three hours before the horizon, 5 minutes ago; the newest window has 6.
        var scene =
                new RunScene(
                        jdbcUrl,
                        "select 'p' || i as id, timestamptz '%s' - to_minutes((10 + 10 * i)::int) as changed from range(18) t(i)"
                                .formatted(now));
        var job = scene.scheduledJob("{refreshIntervalMinutes: 10080, queryWindowSizeHours: 1}");

        plan(scene, job);
        windows(job, 2);
        assertThat(scene.landed(catalog)).as("the newest of each lane").isEqualTo("12 12");

        change("pause", job);
        plan(scene, job);
        job(job).body("totalQueriesPendingCount", equalTo(0)).body("pausedReason", nullValue());

        change("start", job);
        assertThat(due(scene, job)).isEqualTo("t");
        plan(scene, job);
        windows(job, 3);
        assertThat(scene.landed(catalog)).isEqualTo("18 18");

        plan(scene, job);
        job(job).body("totalQueriesPendingCount", equalTo(0));
        assertThat(lanes(scene, job)).as("the past is done").isEqualTo("1");
        assertThat(due(scene, job)).as("waits for the next cycle").isEqualTo("f");

        // The cycle ended two minutes ago: with a refresh of one it is due.
        scene.postgres(
                "update table_job_lanes set cycle_ended_at = now() - interval '2 minutes' where job_id = '"
                        + job
                        + "'");
        RunScene.ALICE
                .ask(
                        "mutation { updateTableIngestionParameters(input: {jobId: \"%s\", tableIngestionParameters: {refreshIntervalMinutes: 1}}) { clientMutationId } }"
                                .formatted(job))
                .body("errors", nullValue());
        assertThat(due(scene, job)).as("planned anew at once").isEqualTo("t");
        plan(scene, job);
        windows(job, 4);
        assertThat(scene.landed(catalog))
                .as("looked back, landed nothing twice")
                .isEqualTo("18 18");
    }

    private static String due(RunScene scene, String job) throws Exception {
        return scene.postgres(
                "select next_run_at <= now() from table_jobs where id = '" + job + "'");
    }

    private static String lanes(RunScene scene, String job) throws Exception {
        return scene.postgres("select count(*) from table_job_lanes where job_id = '" + job + "'");
    }
}
