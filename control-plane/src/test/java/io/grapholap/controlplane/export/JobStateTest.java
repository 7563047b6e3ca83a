package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.job.JobResult;
import io.grapholap.controlplane.export.JobState.Cancelled;
import io.grapholap.controlplane.export.JobState.Claimed;
import io.grapholap.controlplane.export.JobState.Failed;
import io.grapholap.controlplane.export.JobState.Queued;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JobStateTest {
    private static final JobLimits LIMITS =
            new JobLimits(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    3,
                    Duration.ofSeconds(2));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final JobResult RESULT =
            new JobResult.GraphBuilt("ryugraph", "1", new DataFile("m", 0, 1, "00000000"), 1);

    static List<JobState> states() {
        return List.of(
                Queued.first(NOW, LIMITS),
                held(1),
                held(2).renewed(NOW, "q1", 7L, LIMITS),
                held(1).completed(RESULT),
                new Failed(3, failure(false)),
                new Cancelled(1));
    }

    @Test
    void aClaimFixesAttemptLeaseAndDeadline() {
        assertThat(Queued.first(NOW, LIMITS).claimed("w", "p", NOW, LIMITS))
                .isEqualTo(
                        new Claimed(
                                1,
                                0,
                                "w",
                                NOW.plusSeconds(30),
                                NOW.plusSeconds(3600),
                                "p",
                                null,
                                null));
    }

    @Test
    void aRenewalMovesTheLeaseNeverTheDeadlineAndForgetsNothing() {
        var first = held(1).renewed(NOW.plusSeconds(10), "q1", 5L, LIMITS);
        var second = first.renewed(NOW.plusSeconds(20), null, null, LIMITS);

        assertThat(second.leaseUntil()).isEqualTo(NOW.plusSeconds(50));
        assertThat(second.deadline()).isEqualTo(held(1).deadline());
        assertThat(second.queryId()).isEqualTo("q1");
        assertThat(second.rowCount()).isEqualTo(5L);
    }

    @Test
    void aRetryableFailureIsTriedAgainAfterAPauseThreeTimesInAll() {
        var again = held(1).failed(failure(true), NOW, LIMITS);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Queued.class,
                        q -> {
                            assertThat(q.attempt()).isEqualTo(1);
                            assertThat(q.availableAt())
                                    .isBetween(NOW.plusSeconds(1), NOW.plusSeconds(2));
                        });
        assertThat(held(2).failed(failure(true), NOW, LIMITS)).isInstanceOf(Queued.class);
        assertThat(held(3).failed(failure(true), NOW, LIMITS))
                .isEqualTo(new Failed(3, failure(true)));
    }

    @Test
    void whatCannotEndBetterFailsAtOnce() {
        assertThat(held(1).failed(failure(false), NOW, LIMITS))
                .isEqualTo(new Failed(1, failure(false)));
    }

    @Test
    void aLostLeaseQueuesTheJobAgainAtOnceWithItsAttemptKept() {
        var later = NOW.plusSeconds(30);

        assertThat(held(1).at(later, NOW, "A", LIMITS))
                .isEqualTo(new Queued(1, 0, later, later.plus(LIMITS.queue())));
    }

    @Test
    void theThirdLostLeaseFailsTheJob() {
        assertThat(held(3).at(NOW.plusSeconds(30), NOW, "A", LIMITS))
                .isInstanceOfSatisfying(
                        Failed.class,
                        f -> assertThat(f.failure().code()).isEqualTo(Code.WORKER_LOST));
    }

    @Test
    void deadlinesFailTheJobWhateverHappens() {
        var busy = held(1).renewed(NOW.plusSeconds(3590), null, null, LIMITS);

        assertThat(busy.at(NOW.plusSeconds(3600), NOW, "A", LIMITS)).isInstanceOf(Failed.class);
        assertThat(Queued.first(NOW, LIMITS).at(NOW.plusSeconds(900), NOW, "A", LIMITS))
                .isInstanceOf(Failed.class);
    }

    @Test
    void waitingCountsOnlyWhileNobodyIsThere() {
        var queued = Queued.first(NOW, LIMITS);
        var seen = NOW.plusSeconds(600);

        var waits = queued.at(NOW.plusSeconds(900), seen, "A", LIMITS);

        assertThat(waits).isEqualTo(new Queued(0, 0, NOW, seen.plus(LIMITS.queue())));
        assertThat(((Queued) waits).at(seen.plus(LIMITS.queue()), seen, "A", LIMITS))
                .isInstanceOfSatisfying(
                        Failed.class,
                        f -> assertThat(f.failure().code()).isEqualTo(Code.DEADLINE_EXCEEDED));
    }

    @Test
    void aRetryCountsAttemptsOnButForgivesThem() {
        var failed = held(3).failed(failure(true), NOW, LIMITS);

        var again = ((Failed) failed).retried(NOW, LIMITS).claimed("w", "p", NOW, LIMITS);

        assertThat(again.attempt()).isEqualTo(4);
        var third = again.failed(failure(true), NOW, LIMITS);
        assertThat(third).isInstanceOf(Queued.class);
        var sixth =
                new Queued(5, 3, NOW, NOW)
                        .claimed("w", "p", NOW, LIMITS)
                        .failed(failure(true), NOW, LIMITS);
        assertThat(sixth).isEqualTo(new Failed(6, failure(true)));
        assertThat(new Cancelled(0).retried(NOW, LIMITS)).isEqualTo(Queued.first(NOW, LIMITS));
    }

    @Test
    void aRowThatIsRetriedForgetsWhatItEndedWith() {
        var row = new ExportJobEntity();
        row.write(held(1).completed(RESULT), NOW);

        row.write(((JobState.Completed) row.state()).redone(NOW, LIMITS), NOW);

        assertThat(row.result).isNull();
        assertThat(row.sizeBytes).isNull();
        assertThat(row.endedAt).isNull();
        assertThat(row.forgivenAttempts).isEqualTo(1);
    }

    @Test
    void beforeItsTimeNothingChanges() {
        var queued = Queued.first(NOW, LIMITS);

        assertThat(held(1).at(NOW.plusSeconds(29), NOW, "A", LIMITS)).isEqualTo(held(1));
        assertThat(queued.at(NOW.plusSeconds(899), NOW, "A", LIMITS)).isEqualTo(queued);
    }

    @Test
    void whatIsOpenCanBeCancelled() {
        assertThat(Queued.first(NOW, LIMITS).cancelled()).isEqualTo(new Cancelled(0));
        assertThat(held(2).cancelled()).isEqualTo(new Cancelled(2));
    }

    @Test
    void onlyItsWorkerInItsAttemptHoldsAJob() {
        assertThat(held(2).heldBy("w", 2)).isTrue();
        assertThat(held(2).heldBy("w", 1)).isFalse();
        assertThat(held(2).heldBy("other", 2)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("states")
    void aRowGivesBackTheStateThatWasWritten(JobState state) {
        var row = new ExportJobEntity();

        row.write(state, NOW);

        assertThat(row.state()).isEqualTo(state);
    }

    @Test
    void aRowThatIsQueuedAgainForgetsItsWorker() {
        var row = new ExportJobEntity();
        row.write(held(1), NOW);

        row.write(held(1).at(NOW.plusSeconds(30), NOW, "A", LIMITS), NOW);

        assertThat(row.worker).isNull();
        assertThat(row.prefix).isNull();
        assertThat(row.announced).isFalse();
    }

    private static Claimed held(long attempt) {
        return new Queued(attempt - 1, 0, NOW, NOW.plus(LIMITS.queue()))
                .claimed("w", "p", NOW, LIMITS);
    }

    private static JobFailure failure(boolean retryable) {
        return new JobFailure(Code.SQL_FAILED, "A", null, "broken", null, retryable);
    }
}
