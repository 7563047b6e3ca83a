package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.event.ExportEvent;
import io.grapholap.common.event.Position;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.export.JobState.Claimed;
import io.grapholap.controlplane.export.JobState.Queued;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExportJobTest {
    private static final JobState SECOND =
            new Claimed(2, 0, "w", Instant.EPOCH, Instant.EPOCH, "p", null, null);

    @Test
    void onlyTheAttemptThatHoldsTheJobEndsIt() {
        assertThat(job(SECOND, Position.START).attemptEndedBy(event(2, 1)))
                .contains((Claimed) SECOND);
        assertThat(job(SECOND, Position.START).attemptEndedBy(event(1, 1))).isEmpty();
        assertThat(job(SECOND, Position.START).attemptEndedBy(event(3, 1))).isEmpty();
    }

    @Test
    void whatWasAppliedIsNotAppliedAgain() {
        assertThat(job(SECOND, new Position(2, 1)).attemptEndedBy(event(2, 1))).isEmpty();
        assertThat(job(SECOND, new Position(1, 9)).attemptEndedBy(event(2, 1))).isPresent();
    }

    @Test
    void anAttemptThatLostItsLeaseEndsNothing() {
        var again = new Queued(2, 0, Instant.EPOCH, Instant.EPOCH);

        assertThat(job(again, Position.START).attemptEndedBy(event(2, 1))).isEmpty();
    }

    @Test
    void aResultMustBeOneOfTheJob() {
        var job = job(SECOND, Position.START);

        assertThat(JobKinds.fits(job, Plans.resultOf(new JobWork.BuildGraph("ryugraph")))).isTrue();
        assertThat(JobKinds.fits(job, Plans.resultOf(new JobWork.BuildGraph("other")))).isFalse();
    }

    private static ExportJob job(JobState state, Position applied) {
        return new ExportJob(
                1,
                2,
                JobKind.GRAPH_BUILD,
                "ryugraph",
                state,
                URI.create("file:///s/"),
                new JobWork.BuildGraph("ryugraph"),
                applied,
                null);
    }

    private static ExportEvent event(long attempt, long sequence) {
        JobResult result = Plans.resultOf(new JobWork.BuildGraph("ryugraph"));
        return new ExportEvent.Completed(1, 2, attempt, sequence, result, Instant.EPOCH);
    }
}
