package io.grapholap.wrapper.graph;

import io.grapholap.lake.ObjectStore;
import io.grapholap.platform.trace.Traces;
import io.grapholap.wrapper.Assigned;
import io.grapholap.wrapper.Assignment;
import io.grapholap.wrapper.SpareInput;
import io.grapholap.wrapper.WrapperConfig;
import io.grapholap.wrapper.report.Address;
import io.grapholap.wrapper.report.ProcessExit;
import io.grapholap.wrapper.report.Reporter;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the graph up on a thread of its own, while the HTTP server comes up beside it, and says
 * how it went. A start that failed is told, and then the process ends. A spare first waits to learn
 * which graph it is.
 */
@ApplicationScoped
class Startup {
    private static final Logger LOG = Logger.getLogger(Startup.class);
    private static final Duration LAST_WORD = Duration.ofSeconds(40);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long STACK_BYTES = 16L << 20;

    private final Lifecycle lifecycle;
    private final WrapperConfig config;
    private final Assigned assigned;
    private final Reporter reporter;
    private final Address address;
    private final ProcessExit exit;
    private final Tracer tracer;
    private final Event<Assignment> assignments;
    private final Progress progress;
    private final Rehearsal rehearsal;
    private volatile @Nullable WorkDir work;
    private @Nullable Thread thread;
    private volatile boolean stopping;

    Startup(
            Lifecycle lifecycle,
            WrapperConfig config,
            Assigned assigned,
            Reporter reporter,
            Address address,
            ProcessExit exit,
            Tracer tracer,
            Event<Assignment> assignments) {
        this.lifecycle = lifecycle;
        this.config = config;
        this.assigned = assigned;
        this.reporter = reporter;
        this.address = address;
        this.exit = exit;
        this.tracer = tracer;
        this.assignments = assignments;
        this.rehearsal = new Rehearsal(config);
        this.progress = new Progress(lifecycle, reporter::progressed);
    }

    void start(@Observes StartupEvent event) {
        thread = new Thread(null, this::run, "graph-start", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        if (!config.spare() || becameSomebodys()) {
            serve(assigned.get());
        }
    }

    /**
     * Waits; false if nobody will ever need this spare. It gets at hand meanwhile what can be had
     * before, unless somebody needs it already, who is not kept waiting for that.
     */
    private boolean becameSomebodys() {
        try {
            if (!SpareInput.isThere(System.in)) {
                Thread.ofPlatform().daemon().name("rehearsal").start(this::prepare);
            }
            var told = SpareInput.await(System.in);
            if (told.isPresent()) {
                assigned.assign(told.get());
                lifecycle.begin();
                return true;
            }
            LOG.info("Nobody keeps this spare any more; it ends.");
            exit.leave(0);
        } catch (RuntimeException e) {
            LOG.error("This spare cannot serve the instance it was given.", e);
            exit.leave(1);
        }
        return false;
    }

    private void prepare() {
        reporter.connect();
        rehearsal.run();
        LOG.info("This spare waits for an instance.");
    }

    private void serve(Assignment assignment) {
        var span =
                tracer.spanBuilder("wrapper start")
                        .setParent(Traces.continuing(assignment.traceparent()))
                        .setAttribute("graph_olap.instance_id", assignment.instanceId())
                        .startSpan();
        try (var _ = span.makeCurrent()) {
            reporter.beat(this::pulse);
            assignments.fireAsync(assignment);
            bringUp(assignment);
        } catch (Throwable e) {
            if (!stopping) {
                span.recordException(e).setStatus(StatusCode.ERROR);
                try (var _ = span.makeCurrent()) {
                    fail(e);
                }
            }
        } finally {
            span.end();
        }
    }

    private void bringUp(Assignment assignment) throws InterruptedException {
        var store = ObjectStore.of(assignment.storeRoot());
        var directory = new WorkDir(assignment.workDir());
        work = directory;
        var graph =
                new GraphSource(config, assignment.snapshotId(), store, directory).open(progress);
        var schema = graph.engine().schema();
        progress.ready();
        lifecycle.running(graph);
        reporter.ready(address.await(), graph.built(), schema.totalNodes(), schema.totalEdges());
        LOG.infof(
                "Instance %d answers: %d nodes, %d edges, %s.",
                assignment.instanceId(),
                schema.totalNodes(),
                schema.totalEdges(),
                graph.built() ? "built graph" : "loaded from Parquet");
    }

    private void fail(Throwable e) {
        var failure = StartFailure.of(e, lifecycle.state());
        LOG.error("The graph could not be brought up.", e);
        progress.failed();
        lifecycle.failed(failure.code(), failure.message());
        var _ =
                reporter.failed(failure.code(), failure.message(), failure.stackTrace())
                        .orTimeout(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete((_, _) -> exit.leave(1));
    }

    private Reporter.Pulse pulse() {
        long disk =
                lifecycle.state() instanceof WrapperState.Running(var graph)
                        ? graph.engine().diskBytes()
                        : 0;
        return new Reporter.Pulse(disk, lifecycle.lastActivity().orElse(null));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null && assigned.find().isPresent()) {
            thread.interrupt();
            thread.join(STOP);
        }
        if (lifecycle.state() instanceof WrapperState.Running(var graph)) {
            graph.engine().close();
        }
        if (work != null) {
            work.delete();
        }
    }
}
