package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.export.JobState.Cancelled;
import io.grapholap.controlplane.export.JobState.Completed;
import io.grapholap.controlplane.export.JobState.Failed;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
    /** Labels L0 and L1; type E0 from L0 to L0. */
    private static final MappingDefinition MAPPING = Plans.mapping(2, 1);

    private static final PlannedJob L0 = done(JobKind.NODE, "L0");
    private static final PlannedJob L1 = done(JobKind.NODE, "L1");
    private static final PlannedJob E0 = done(JobKind.EDGE, "E0");

    @Test
    void whatCompletedIsKept() {
        var failed = new PlannedJob(JobKind.NODE, "L1", new Failed(3, failure(List.of())));
        var cancelled = new PlannedJob(JobKind.EDGE, "E0", new Cancelled(1));

        var plan = RetryPlan.of(List.of(L0, failed, cancelled), MAPPING);

        assertThat(plan.again()).containsExactly(failed, cancelled);
        assertThat(plan.obsolete()).isEmpty();
    }

    @Test
    void aCheckThatBrokeOffIsDoneAgainOnTheSameData() {
        var finish = finish(List.of());

        assertThat(RetryPlan.of(List.of(L0, L1, E0, finish), MAPPING).again())
                .containsExactly(finish);
    }

    @Test
    void dirtyNodesAreExportedAgainAndAllIsCheckedAnew() {
        var finish = finish(List.of(quality(EntityKind.NODE, "L1", 1, 0), sound("L0")));

        var plan = RetryPlan.of(List.of(L0, L1, E0, finish), MAPPING);

        assertThat(plan.again()).containsExactly(L1);
        assertThat(plan.obsolete()).containsExactly(finish);
    }

    @Test
    void danglingEdgesAreExportedAgainWithTheNodesTheyMissed() {
        var finish = finish(List.of(sound("L0"), quality(EntityKind.EDGE, "E0", 0, 2)));

        assertThat(RetryPlan.of(List.of(L0, L1, E0, finish), MAPPING).again())
                .containsExactly(L0, E0);
    }

    @Test
    void aGraphThatCouldNotBeBuiltIsBuiltAgain() {
        var build =
                new PlannedJob(JobKind.GRAPH_BUILD, "ryugraph", new Failed(3, failure(List.of())));
        var finish = done(JobKind.FINISH, "finish");

        var plan = RetryPlan.of(List.of(L0, L1, E0, finish, build), MAPPING);

        assertThat(plan.again()).containsExactly(build);
        assertThat(plan.obsolete()).isEmpty();
    }

    private static PlannedJob finish(List<EntityQuality> found) {
        return new PlannedJob(JobKind.FINISH, "finish", new Failed(1, failure(found)));
    }

    private static JobFailure failure(List<EntityQuality> found) {
        return new JobFailure(Code.DUPLICATE_KEY, "L1", "id", "twice", null, false, found);
    }

    private static EntityQuality sound(String label) {
        return quality(EntityKind.NODE, label, 0, 0);
    }

    private static EntityQuality quality(
            EntityKind kind, String name, long duplicates, long dangling) {
        return new EntityQuality(kind, name, 5, 0, duplicates, dangling, 0, 0, null, List.of());
    }

    private static PlannedJob done(JobKind kind, String name) {
        return new PlannedJob(
                kind, name, new Completed(1, Plans.resultOf(new JobWork.BuildGraph("ryugraph"))));
    }
}
