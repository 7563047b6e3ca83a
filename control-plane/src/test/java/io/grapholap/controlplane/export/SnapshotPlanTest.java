package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.export.JobState.Completed;
import io.grapholap.controlplane.export.JobState.Failed;
import io.grapholap.controlplane.export.JobState.Queued;
import io.grapholap.controlplane.export.SnapshotPlan.Next;
import io.grapholap.controlplane.snapshot.SnapshotContents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotPlanTest {
    private static final JobState WAITING = new Queued(0, 0, Instant.EPOCH, Instant.MAX);
    private static final JobFailure BROKEN =
            new JobFailure(JobFailure.Code.CAST_FAILED, "L0", "id", "not a number", "'x'", false);

    private final SnapshotPlan plan =
            new SnapshotPlan(Plans.mapping(1, 1), List.of("ryugraph", "falkordb"));
    private final List<PlannedJob> jobs = new ArrayList<>();

    @Test
    void itStartsWithOneJobPerEntityWithTheColumnsTheLoadersRelyOn() {
        assertThat(plan.first()).extracting(SnapshotPlan::nameOf).containsExactly("L0", "E0");
        assertThat(((JobWork.ExportEntity) plan.first().get(1)).columns())
                .extracting(c -> c.name() + ":" + c.type())
                .containsExactly("a:INT64", "b:INT64");
    }

    @Test
    void whileAnEntityIsExportedItWaits() {
        completed(plan.first().get(0));
        job(plan.first().get(1), WAITING);

        assertThat(plan.next(jobs)).isEqualTo(new Next.Wait());
    }

    @Test
    void afterAllEntitiesOneJobFinishesThenEveryEngineBuilds() {
        plan.first().forEach(this::completed);

        var finish = ((Next.Run) plan.next(jobs)).work();
        assertThat(finish).hasSize(1);
        assertThat(((JobWork.Finish) finish.getFirst()).exports()).hasSize(2);

        finish.forEach(this::completed);
        assertThat(((Next.Run) plan.next(jobs)).work())
                .containsExactly(
                        new JobWork.BuildGraph("ryugraph"), new JobWork.BuildGraph("falkordb"));
    }

    @Test
    void theFirstEnginesBuildMakesItReadyWhateverBecomesOfTheOthers() {
        untilBuilds();
        completed(new JobWork.BuildGraph("ryugraph"));
        job(new JobWork.BuildGraph("falkordb"), WAITING);

        assertThat(plan.next(jobs)).isEqualTo(new Next.Ready(contents(List.of())));
    }

    @Test
    void aFailedBuildOfAnotherEngineIsAWarning() {
        untilBuilds();
        completed(new JobWork.BuildGraph("ryugraph"));
        job(new JobWork.BuildGraph("falkordb"), new Failed(1, BROKEN));

        assertThat(plan.next(jobs)).isEqualTo(new Next.Ready(contents(List.of(BROKEN.describe()))));
    }

    @Test
    void aFailedBuildOfTheFirstEngineFailsIt() {
        untilBuilds();
        job(new JobWork.BuildGraph("ryugraph"), new Failed(1, BROKEN));
        job(new JobWork.BuildGraph("falkordb"), WAITING);

        assertThat(plan.next(jobs)).isEqualTo(new Next.Fail(BROKEN.describe()));
    }

    @Test
    void aFailedExportFailsItInTheWordsOfTheFailure() {
        job(plan.first().get(0), new Failed(1, BROKEN));
        job(plan.first().get(1), WAITING);

        assertThat(plan.next(jobs))
                .isEqualTo(new Next.Fail("L0.id: CAST_FAILED: not a number (example: 'x')"));
    }

    @Test
    void aFailedFinishFailsIt() {
        plan.first().forEach(this::completed);
        jobs.add(new PlannedJob(JobKind.FINISH, SnapshotPlan.FINISH, new Failed(1, BROKEN)));

        assertThat(plan.next(jobs)).isInstanceOf(Next.Fail.class);
    }

    private void untilBuilds() {
        plan.first().forEach(this::completed);
        ((Next.Run) plan.next(jobs)).work().forEach(this::completed);
    }

    private void completed(JobWork work) {
        job(work, new Completed(1, Plans.resultOf(work)));
    }

    private void job(JobWork work, JobState state) {
        jobs.add(new PlannedJob(SnapshotPlan.kindOf(work), SnapshotPlan.nameOf(work), state));
    }

    private static SnapshotContents contents(List<String> warnings) {
        return new SnapshotContents(100, Map.of("L0", 5L), Map.of(), warnings);
    }
}
