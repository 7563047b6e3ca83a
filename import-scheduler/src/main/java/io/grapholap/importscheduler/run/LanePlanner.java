package io.grapholap.importscheduler.run;

import io.grapholap.importscheduler.job.ImportSources;
import io.grapholap.importscheduler.job.TableJob;
import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.landing.LandingFailure;
import io.grapholap.importscheduler.window.Decision;
import io.grapholap.importscheduler.window.FirstRun;
import io.grapholap.importscheduler.window.LaneState;
import io.grapholap.importscheduler.window.Window;
import io.grapholap.importscheduler.window.WindowPlanner;
import io.grapholap.importscheduler.window.WindowSettings;
import io.grapholap.warehouse.source.Call;
import io.grapholap.warehouse.source.CursorValue;
import io.grapholap.warehouse.source.SourceFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Plans the next windows of scheduled jobs. Blocking: for worker threads only. */
@ApplicationScoped
class LanePlanner {
    private static final Logger LOG = Logger.getLogger(LanePlanner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LaneTable lanes;
    private final PlanTable plans;
    private final TableJobService jobs;
    private final ImportSources sources;
    private final OnWorker worker;
    private final RunConfig config;
    private final Clock clock;

    LanePlanner(
            LaneTable lanes,
            PlanTable plans,
            TableJobService jobs,
            ImportSources sources,
            OnWorker worker,
            RunConfig config,
            Clock clock) {
        this.lanes = lanes;
        this.plans = plans;
        this.jobs = jobs;
        this.sources = sources;
        this.worker = worker;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is to happen in a job's lanes.
     *
     * @param done lanes that have landed all that they are for
     * @param next when to plan again, if no window is landed before
     */
    record Plan(List<Window> windows, List<String> done, Instant next) {}

    /**
     * Plans for a job that is due; what goes wrong is tried again, or pauses the job.
     *
     * @param claimed until when nobody else plans for it
     */
    void plan(String jobId, Instant claimed) {
        try {
            var job = worker.await(() -> jobs.byId(jobId));
            plan(job, JobSource.of(sources, job, Call.within(PATIENCE)), claimed);
        } catch (SourceFailure e) {
            failed(jobId, e, e.isTransient());
        } catch (LandingFailure e) {
            failed(jobId, e, e.isTransient());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The windows of job %s cannot be planned, trying again", jobId);
        }
    }

    private void failed(String jobId, RuntimeException e, boolean isTransient) {
        if (isTransient) {
            LOG.warnf("The windows of job %s cannot be planned yet: %s", jobId, e.getMessage());
        } else {
            var reason = "Its windows cannot be planned: " + e.getMessage();
            worker.await(() -> jobs.pausedByItself(jobId, reason));
        }
    }

    private void plan(TableJob job, JobSource from, Instant claimed) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var settings = JobWindows.settings(job, from.cursor().type().cursorKind(), config);
        var warehouseClock = from.source().clock(Call.within(PATIENCE));
        var known = worker.await(() -> lanes.of(job.id()));
        var all = known.isEmpty() ? begin(job, from, warehouseClock, now, settings) : known;
        var planner = new WindowPlanner(settings);
        var windows = new ArrayList<Window>();
        var done = new ArrayList<String>();
        var next = now.plus(settings.refresh());
        for (var lane : all) {
            var state = lane.toState(settings.refresh());
            switch (planner.next(state, warehouseClock, now)) {
                case Decision.Run(var window) -> windows.add(window);
                case Decision.Ask ask ->
                        windows.add(planner.jump(state, ask, nearest(from, state, ask)));
                case Decision.Done _ -> done.add(lane.lane);
                case Decision.Wait(var until) -> next = until.isBefore(next) ? until : next;
            }
        }
        var plan = new Plan(windows, done, next);
        worker.await(() -> plans.store(job.id(), plan, claimed));
    }

    private List<LaneEntity> begin(
            TableJob job,
            JobSource from,
            Instant warehouseClock,
            Instant now,
            WindowSettings settings) {
        var least = from.source().probe(from.table(), from.cursor(), Call.within(PATIENCE)).least();
        var first = FirstRun.plan(least, warehouseClock, now, settings);
        return worker.await(() -> lanes.begin(job.id(), first, settings.kind(), now));
    }

    private static Optional<CursorValue> nearest(
            JobSource from, LaneState state, Decision.Ask ask) {
        var probe =
                from.source()
                        .probe(
                                from.table(),
                                from.cursor(),
                                ask.from(),
                                ask.to(),
                                Call.within(PATIENCE));
        return switch (state) {
            case LaneState.Scheduled _ -> probe.least();
            case LaneState.Backfill _ -> probe.greatest();
        };
    }
}
