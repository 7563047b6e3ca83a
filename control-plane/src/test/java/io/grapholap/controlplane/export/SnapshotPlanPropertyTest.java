package io.grapholap.controlplane.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobKind;
import io.grapholap.common.job.JobWork;
import io.grapholap.controlplane.export.JobState.Claimed;
import io.grapholap.controlplane.export.JobState.Completed;
import io.grapholap.controlplane.export.JobState.Queued;
import io.grapholap.controlplane.export.SnapshotPlan.Next;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever becomes of its jobs, and in whatever order, a snapshot ends, and ends right. */
class SnapshotPlanPropertyTest {
    private static final JobLimits LIMITS =
            new JobLimits(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    3,
                    Duration.ofSeconds(2));

    /** A job with its work, so that a worker can be played. */
    private static final class Job {
        final JobWork work;
        JobState state;

        Job(JobWork work, Instant now) {
            this.work = work;
            this.state = Queued.first(now, LIMITS);
        }

        PlannedJob planned() {
            return new PlannedJob(SnapshotPlan.kindOf(work), SnapshotPlan.nameOf(work), state);
        }
    }

    @Property(tries = 500)
    void aSnapshotIsNeverStuckAndNeverFinishesTwice(
            @ForAll @IntRange(min = 1, max = 4) int nodes,
            @ForAll @IntRange(max = 4) int edges,
            @ForAll @IntRange(min = 1, max = 3) int engines,
            @ForAll @IntRange(max = 40) int percentOfTrouble,
            @ForAll long seed) {
        var plan =
                new SnapshotPlan(
                        Plans.mapping(nodes, edges), List.of("a", "b", "c").subList(0, engines));
        var jobs = begun(plan);

        var end = play(plan, jobs, new Random(seed), percentOfTrouble);

        if (end instanceof Next.Fail(var reason)) {
            assertThat(reason).isNotBlank();
        } else {
            assertAllNeededCompleted(jobs);
        }
    }

    @Property(tries = 300)
    void aRetryKeepsWhatCompletedAndEndsWellOnceTroubleIsOver(
            @ForAll @IntRange(min = 1, max = 4) int nodes,
            @ForAll @IntRange(max = 4) int edges,
            @ForAll long seed) {
        var mapping = Plans.mapping(nodes, edges);
        var plan = new SnapshotPlan(mapping, List.of("a", "b"));
        var chance = new Random(seed);
        var jobs = begun(plan);
        for (int retries = 0; play(plan, jobs, chance, 60) instanceof Next.Fail && retries < 5; ) {
            retry(jobs, mapping);
            retries++;
        }
        retry(jobs, mapping);
        var done = jobs.stream().filter(job -> job.state instanceof Completed).toList();
        var states = done.stream().map(job -> job.state).toList();

        assertThat(play(plan, jobs, chance, 0)).isInstanceOf(Next.Ready.class);

        assertThat(done).extracting(job -> job.state).isEqualTo(states);
        assertAllNeededCompleted(jobs);
    }

    private static List<Job> begun(SnapshotPlan plan) {
        var jobs = new ArrayList<Job>();
        plan.first().forEach(work -> jobs.add(new Job(work, Instant.EPOCH)));
        return jobs;
    }

    /** Cancels what is open, as a failure does, and puts up again what did not succeed. */
    private static void retry(List<Job> jobs, MappingDefinition mapping) {
        jobs.stream()
                .filter(job -> job.state instanceof JobState.Open)
                .forEach(job -> job.state = ((JobState.Open) job.state).cancelled());
        var plan = RetryPlan.of(jobs.stream().map(Job::planned).toList(), mapping);
        jobs.removeIf(job -> plan.obsolete().contains(job.planned()));
        jobs.stream()
                .filter(job -> plan.again().contains(job.planned()))
                .forEach(job ->
                        job.state =
                                ((JobState.Fruitless) job.state).retried(Instant.EPOCH, LIMITS));
    }

    /** Plays until the snapshot is ready or has failed. */
    private static Next play(
            SnapshotPlan plan, List<Job> jobs, Random chance, int percentOfTrouble) {
        var now = Instant.EPOCH;
        for (int step = 0; step < 1000; step++) {
            var next = plan.next(jobs.stream().map(Job::planned).toList());
            switch (next) {
                case Next.Run(var work) -> {
                    for (var one : work) {
                        jobs.add(new Job(one, now));
                    }
                    assertNoDoubles(jobs);
                    continue;
                }
                case Next.Fail _, Next.Ready _ -> {
                    return next;
                }
                case Next.Wait _ -> {}
            }
            now = now.plusSeconds(10);
            var open = jobs.stream().filter(job -> job.state instanceof JobState.Open).toList();
            assertThat(open).as("jobs to wait for").isNotEmpty();
            play(open.get(chance.nextInt(open.size())), now, chance, percentOfTrouble);
        }
        throw new AssertionError("not ended after 1000 steps");
    }

    /** What workers, lost leases and time do to one job. */
    private static void play(Job job, Instant now, Random chance, int percentOfTrouble) {
        boolean trouble = chance.nextInt(100) < percentOfTrouble;
        job.state =
                switch (job.state) {
                    case Queued queued -> queued.claimed("w", "p", now, LIMITS);
                    case Claimed claimed when !trouble ->
                            claimed.completed(Plans.resultOf(job.work));
                    case Claimed claimed when chance.nextBoolean() ->
                            claimed.failed(failure(chance.nextInt(4) > 0), now, LIMITS);
                    case Claimed claimed ->
                            claimed.at(claimed.leaseUntil(), claimed.leaseUntil(), "job", LIMITS);
                    default -> job.state;
                };
    }

    private static JobFailure failure(boolean retryable) {
        return new JobFailure(
                JobFailure.Code.SQL_FAILED, null, null, "the warehouse is away", null, retryable);
    }

    private static void assertNoDoubles(List<Job> jobs) {
        assertThat(jobs)
                .extracting(job -> job.planned().kind() + " " + job.planned().name())
                .doesNotHaveDuplicates();
        assertThat(jobs)
                .filteredOn(job -> job.planned().kind() == JobKind.FINISH)
                .hasSizeLessThan(2);
    }

    private static void assertAllNeededCompleted(List<Job> jobs) {
        assertThat(jobs)
                .filteredOn(job ->
                        job.planned().kind() != JobKind.GRAPH_BUILD
                                || job.planned().name().equals("a"))
                .allMatch(job -> job.state instanceof Completed);
        assertThat(jobs).anyMatch(job -> job.planned().kind() == JobKind.FINISH);
        assertThat(jobs).anyMatch(job -> job.planned().name().equals("a"));
    }
}
