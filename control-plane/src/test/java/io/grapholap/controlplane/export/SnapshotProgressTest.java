package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.instance.LoadStep;
import io.grapholap.common.instance.LoadStep.Status;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.export.JobState.Cancelled;
import io.grapholap.controlplane.export.JobState.Claimed;
import io.grapholap.controlplane.export.JobState.Completed;
import io.grapholap.controlplane.export.JobState.Queued;
import io.grapholap.controlplane.snapshot.ReadAs;
import io.grapholap.controlplane.snapshot.Snapshot;
import io.grapholap.controlplane.snapshot.SnapshotContents;
import io.grapholap.controlplane.snapshot.SnapshotState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotProgressTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final JobState QUEUED = new Queued(0, 0, START, START);
    private static final JobState RUNNING =
            new Claimed(1, 0, "w", START, START, "p", "query-1", 3L);

    @Test
    void beforeAnyWorkerEverythingIsStillToCome() {
        var view = view(new SnapshotState.Pending(), null, job(QUEUED));

        assertThat(view.phase()).isEqualTo("queued");
        assertThat(view.progressPercent()).isZero();
        assertThat(view.estimatedRemainingSeconds()).isNull();
        assertThat(view.steps())
                .extracting(LoadStep::name)
                .containsExactly("L0", "finish", "graph-build ryugraph");
        assertThat(view.jobsPending()).isEqualTo(1);
    }

    @Test
    void aJobWithARunningStatementIsSubmittedAndItsStepInProgress() {
        var view = view(new SnapshotState.Creating(), START, job(RUNNING));

        assertThat(view.phase()).isEqualTo("exporting");
        assertThat(view.currentStep()).isEqualTo("L0");
        assertThat(view.steps().getFirst().status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(view.jobsSubmitted()).isEqualTo(1);
        assertThat(view.jobs())
                .containsExactly(new ProgressView.Job("L0", "node", "submitted", 3L));
    }

    @Test
    void theRestIsEstimatedByThePaceSoFar() {
        var finish = new PlannedJob(JobKind.FINISH, "finish", RUNNING);

        var view = view(new SnapshotState.Creating(), START, done(START.plusSeconds(30)), finish);

        assertThat(view.phase()).isEqualTo("uploading");
        assertThat(view.progressPercent()).isEqualTo(33);
        assertThat(view.estimatedRemainingSeconds()).isEqualTo(120);
    }

    @Test
    void whatWasDoneBeforeARetrySaysNothingOfThePace() {
        var finish = new PlannedJob(JobKind.FINISH, "finish", RUNNING);

        var view = view(new SnapshotState.Creating(), START, done(START.minusSeconds(30)), finish);

        assertThat(view.progressPercent()).isEqualTo(33);
        assertThat(view.estimatedRemainingSeconds()).isNull();
    }

    @Test
    void aReadyOneIsAtAHundredAndAFailedOneSaysWhy() {
        var contents = new SnapshotContents(1, Map.of(), Map.of(), List.of());

        var ready = view(new SnapshotState.Ready(contents), START, job(done()));
        var failed = view(new SnapshotState.Failed("why"), START, job(new Cancelled(1)));

        assertThat(ready.progressPercent()).isEqualTo(100);
        assertThat(ready.estimatedRemainingSeconds()).isZero();
        assertThat(failed.phase()).isEqualTo("failed");
        assertThat(failed.errorMessage()).isEqualTo("why");
        assertThat(failed.jobsFailed()).isEqualTo(1);
    }

    private static ProgressView view(
            SnapshotState state, @Nullable Instant startedAt, PlannedJob... jobs) {
        var snapshot =
                new Snapshot(
                        1,
                        2,
                        3,
                        "alice",
                        "s",
                        null,
                        URI.create("file:///store/"),
                        state,
                        Visibility.EVERYONE,
                        ReadAs.SERVICE,
                        null,
                        null,
                        null,
                        START,
                        START,
                        startedAt,
                        null,
                        0);
        return new SnapshotProgress(
                        snapshot, List.of(jobs), List.of("ryugraph"), START.plusSeconds(60))
                .view();
    }

    private static PlannedJob job(JobState state) {
        return new PlannedJob(JobKind.NODE, "L0", state);
    }

    private static PlannedJob done(Instant endedAt) {
        return new PlannedJob(JobKind.NODE, "L0", done(), endedAt);
    }

    private static JobState done() {
        var work = new SnapshotPlan(Plans.mapping(1, 0), List.of("ryugraph")).first().getFirst();
        return new Completed(1, Plans.resultOf((JobWork.ExportEntity) work));
    }
}
