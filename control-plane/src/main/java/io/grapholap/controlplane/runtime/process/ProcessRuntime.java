package io.grapholap.controlplane.runtime.process;

import io.grapholap.controlplane.runtime.InstanceRuntime;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.WrapperName;
import io.grapholap.controlplane.runtime.WrapperSpec;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs each wrapper as a child process on this machine, without any wall between them and this
 * process: meant for one user who trusts what is run. Wrappers outlive a restart of the control
 * plane, which then goes on with them. Control planes on one machine that share a state directory
 * go on with each other's; on several machines they cannot, whose processes each sees alone.
 */
@Identifier("process")
@ApplicationScoped
class ProcessRuntime implements InstanceRuntime {
    private static final Logger LOG = Logger.getLogger(ProcessRuntime.class);

    /** Of the first spare; most instances are of this one. */
    private static final String ENGINE = "ryugraph";

    private final ProcessRuntimeConfig config;
    private final String kafkaServers;
    private final String gatewayPublicKey;
    private final @Nullable Long launcherPid;
    private final Clock clock;
    private final List<Runnable> signals = new CopyOnWriteArrayList<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("wrapper-", 1).factory());
    private final AtomicLong starts = new AtomicLong();
    private @Nullable WrapperProcesses processes;

    ProcessRuntime(
            ProcessRuntimeConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafkaServers,
            @ConfigProperty(name = "graph-olap.wrapper.public-key")
                    Optional<String> gatewayPublicKey,
            @ConfigProperty(name = "graph-olap.launcher.pid") Optional<Long> launcherPid,
            Clock clock) {
        this.config = config;
        this.kafkaServers = kafkaServers;
        this.gatewayPublicKey = gatewayPublicKey.orElse("");
        this.launcherPid = launcherPid.orElse(null);
        this.clock = clock;
    }

    @Override
    public Uni<List<ObservedWrapper>> list() {
        return config.stateDir().isEmpty()
                ? Uni.createFrom().item(List.of())
                : run(() -> {
                    var known = processes();
                    known.followOthers();
                    return known.list();
                });
    }

    @Override
    public Uni<Void> start(WrapperSpec spec) {
        return run(() -> {
            starts.incrementAndGet();
            try {
                processes().start(spec, command());
            } finally {
                spareLater(WrapperShape.of(spec));
            }
            return null;
        });
    }

    @Override
    public Uni<Void> stop(WrapperName name) {
        return run(() -> {
            processes().stop(name);
            new StateDirectory(stateDir()).pruneLogs(config.keptLogs());
            return null;
        });
    }

    @Override
    public void whenOneEnds(Runnable signal) {
        signals.add(signal);
    }

    /** Wrappers stay; spares, which serve nobody, go. */
    @PreDestroy
    synchronized void close() {
        threads.shutdown();
        if (processes != null) {
            processes.spares().close();
        }
    }

    /**
     * Boots what the next instance will probably need, once the machine has room for it: not while
     * a later one starts, which sees to it itself.
     */
    private void spareLater(WrapperShape shape) {
        if (config.spares() > 0) {
            long last = starts.get();
            CompletableFuture.delayedExecutor(
                            config.spareDelay().toMillis(), TimeUnit.MILLISECONDS, threads)
                    .execute(() -> {
                        if (starts.get() != last) {
                            return;
                        }
                        try {
                            processes().spares().replenish(shape, command());
                        } catch (IOException | RuntimeException e) {
                            LOG.warnf(e, "No spare could be started; the next start takes longer");
                        }
                    });
        }
    }

    private <T extends @Nullable Object> Uni<T> run(Callable<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.call();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .runSubscriptionOn(threads);
    }

    private synchronized WrapperProcesses processes() throws IOException {
        if (processes == null) {
            var directory = new StateDirectory(stateDir());
            var opened =
                    new WrapperProcesses(
                            directory,
                            config.spares(),
                            config.stopGrace(),
                            clock,
                            () -> signals.forEach(Runnable::run));
            opened.adopt();
            processes = opened;
            spareLater(new WrapperShape(ENGINE, config.spareMemory().asLongValue(), 1));
            LOG.infof(
                    "Instances run as processes of user %s below %s, with no wall between them:"
                            + " for one trusting user only; %d found running",
                    System.getProperty("user.name"),
                    directory.root(),
                    opened.list().stream().filter(ObservedWrapper::running).count());
        }
        return processes;
    }

    private WrapperCommand command() {
        return new WrapperCommand(
                config.java().orElseGet(ProcessRuntime::ownJava),
                config.wrapperJar().orElseThrow(() -> missing("wrapper-jar")),
                config.aotCache().orElse(null),
                config.jvmOptions().orElse(List.of()),
                kafkaServers,
                gatewayPublicKey,
                launcherPid);
    }

    private Path stateDir() {
        return config.stateDir().orElseThrow(() -> missing("state-dir"));
    }

    private static Path ownJava() {
        var home = System.getProperty("java.home");
        if (home == null) {
            throw missing("java");
        }
        return Path.of(home, "bin", "java");
    }

    private static IllegalStateException missing(String key) {
        return new IllegalStateException(
                "no instance can start: graph-olap.runtime.process." + key + " is not set");
    }
}
