package io.grapholap.platform.lifecycle;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process within about 2 s once the process that launched it is gone, so that nothing is
 * left behind when a launcher is killed. Off unless {@code graph-olap.launcher.pid} is set.
 */
@ApplicationScoped
class LauncherWatch {
    private static final Logger LOG = Logger.getLogger(LauncherWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration HALT_AFTER = Duration.ofSeconds(10);

    private final Optional<Long> pid;
    private @Nullable ScheduledExecutorService timer;

    LauncherWatch(@ConfigProperty(name = "graph-olap.launcher.pid") Optional<Long> pid) {
        this.pid = pid;
    }

    void start(@Observes StartupEvent event) {
        pid.map(LauncherWatch::launcher).ifPresent(this::watch);
    }

    private void watch(Launcher launcher) {
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("launcher-watch").factory());
        var _ =
                timer.scheduleAtFixedRate(
                        () -> {
                            if (!launcher.lives()) {
                                end(launcher);
                            }
                        },
                        0,
                        PERIOD.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static void end(Launcher launcher) {
        LOG.warnf("The launcher (process %d) is gone; this service ends.", launcher.pid());
        Thread.ofPlatform()
                .daemon()
                .name("launcher-watch-halt")
                .start(() -> {
                    try {
                        Thread.sleep(HALT_AFTER);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                });
        Quarkus.asyncExit(0);
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    /** The launcher as it is now; a process that started after this one is not it. */
    static Launcher launcher(long pid) {
        var started = ProcessHandle.of(pid).flatMap(p -> p.info().startInstant());
        var own = ProcessHandle.current().info().startInstant();
        boolean recycled =
                started.isPresent() && own.isPresent() && started.get().isAfter(own.get());
        return new Launcher(pid, recycled ? Instant.MAX : started.orElse(null));
    }

    /**
     * A process, told apart from a later one that got its number.
     *
     * @param started when it started; null where the system does not say
     */
    record Launcher(long pid, @Nullable Instant started) {
        boolean lives() {
            var now = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
            return now.isPresent()
                    && (started == null
                            || now.get().info().startInstant().filter(started::equals).isPresent());
        }
    }
}
