package io.grapholap.exportworker.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("wiring")
@QuarkusTest
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(FakeControlPlane.class)
@QuarkusTestResource(WorkerFiles.class)
class ExportWorkerEndsTest extends WorkerScene {
    @Test
    void aRunningJobRenewsItsLeaseAndStopsWithoutAWordWhenCancelled() {
        var job = offer(ENDLESS);
        awaitStatement();

        controlPlane.cancel(job.jobId());

        awaitCleanedUp(job);
        assertThat(reports.of(job.jobId())).isEmpty();
    }

    @Test
    void aJobWhoseLeaseCannotBeRenewedStopsWithoutAWord() {
        var job = offer(ENDLESS);
        awaitStatement();

        controlPlane.away = true;

        awaitCleanedUp(job);
        assertThat(reports.of(job.jobId())).isEmpty();
    }

    @Test
    void aWorkerThatStopsGivesItsJobsBack() {
        var job = offer(ENDLESS);
        awaitStatement();

        runner.giveBackAll();

        assertThat(reportOf(job).event())
                .isInstanceOfSatisfying(
                        ExportEvent.Failed.class,
                        failed -> {
                            assertThat(failed.failure().code()).isEqualTo(Code.WORKER_LOST);
                            assertThat(failed.failure().retryable()).isTrue();
                        });
        assertThat(store(job).children("nodes/Airport")).isEmpty();
    }

    @Test
    void workIsTakenUpAgainAfterTheControlPlaneWasAway() {
        controlPlane.away = true;
        var job = job(export("SELECT iata FROM flights.airports"));
        controlPlane.offer(job);
        reports.wake(job.jobId());

        controlPlane.away = false;

        assertThat(reportOf(job).event()).isInstanceOf(ExportEvent.Completed.class);
    }
}
