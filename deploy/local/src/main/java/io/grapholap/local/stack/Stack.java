package io.grapholap.local.stack;

import io.grapholap.local.process.Backoff;
import io.grapholap.local.process.JvmPart;
import io.grapholap.local.process.Part;
import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.process.Supervisor;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A running stack, kept up by this process: what crashes is started again. Ends with this process
 * at the latest.
 */
public final class Stack implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final StackOptions options;
    private final Consumer<String> journal;
    private final StackLock lock;
    private final Instant startedAt = Instant.now();
    private final AotPlan aot;
    private final Endpoints endpoints;
    private final Supervisor supervisor;
    private final StackBoard board;
    private final Shutdown shutdown;
    private final Thread hook = new Thread(this::close, "stop");
    private final List<Part> services = new ArrayList<>();

    private Stack(StackOptions options, Consumer<String> journal, StackLock lock) {
        this.options = options;
        this.journal = journal;
        this.lock = lock;
        this.aot = new AotPlan(options.training(), journal);
        this.endpoints = Endpoints.pick(options.anywhere());
        this.supervisor =
                new Supervisor(Backoff.DEFAULT, Clock.systemUTC(), new SecureRandom(), journal);
        this.board = new StackBoard(options.state(), endpoints, startedAt);
        this.shutdown = new Shutdown(journal);
    }

    /**
     * Starts everything and returns when every part is ready; empty when another process keeps a
     * stack up in this state directory.
     *
     * @param journal told, in one sentence each, what happens, now and later
     * @throws StackException when a part does not come up; everything is stopped again then
     */
    public static Optional<Stack> start(StackOptions options, Consumer<String> journal)
            throws IOException, InterruptedException {
        options.home().checkBuilt();
        options.state().create();
        var lock = StackLock.take(options.state());
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        StackFile.sweep(options.state());
        var stack = new Stack(options, journal, lock.get());
        Runtime.getRuntime().addShutdownHook(stack.hook);
        try {
            stack.startParts();
            return Optional.of(stack);
        } catch (IOException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void startParts() throws IOException, InterruptedException {
        WarehouseSeed.plant(options.home().warehouseSeed(), options.state().warehouse());
        var postgres = new PostgresPart(options.state().postgres(), endpoints.postgres());
        start(List.of(postgres, kafka()), Shutdown.Stage.STORES);

        var settings =
                new ServiceSettings(
                        options.state(),
                        options.home(),
                        endpoints,
                        Secrets.of(options.state()),
                        aot,
                        ProcessHandle.current().pid());
        for (var service : Service.values()) {
            services.add(service(service, settings, postgres.database()));
        }
        start(services, Shutdown.Stage.SERVICES);
        board.ready();
        look();
        supervisor.begin(this::look);
    }

    private void start(List<Part> parts, Shutdown.Stage stage) throws InterruptedException {
        parts.forEach(p -> shutdown.add(stage, p));
        board.publish(parts, supervisor, shutdown.offspring());
        new Startup(START_LIMIT, journal).start(parts);
        parts.forEach(supervisor::watch);
        look();
    }

    private void look() {
        shutdown.offspring().look(services.stream().flatMap(p -> p.process().stream()).toList());
        board.publish(List.of(), supervisor, shutdown.offspring());
    }

    private Part kafka() throws IOException {
        var jar = options.home().launcherJar();
        var arguments =
                List.of(
                        options.state().kafka().toString(),
                        Integer.toString(endpoints.kafka()),
                        Integer.toString(endpoints.kafkaHealth()),
                        Long.toString(ProcessHandle.current().pid()),
                        options.state().postgres().toString());
        return new JvmPart(
                "kafka",
                Jvm.broker(jar, aot.flags(new AotCache(jar.getParent(), "kafka")), arguments),
                Jvm.environment(System.getenv()),
                options.state().log("kafka"),
                endpoints.kafkaReady());
    }

    private Part service(Service service, ServiceSettings settings, Database database)
            throws IOException {
        var app = service.app(options.home());
        var environment = new HashMap<>(Jvm.environment(System.getenv()));
        environment.put("QUARKUS_PROFILE", "local");
        environment.put(
                "SMALLRYE_CONFIG_LOCATIONS", settings.write(service, database).toUri().toString());
        return new JvmPart(
                service.serviceName(),
                Jvm.service(
                        service, app, options.state().temporary(), aot.flags(new AotCache(app))),
                environment,
                options.state().log(service.serviceName()),
                endpoints.ready(service));
    }

    /** The stack as other processes see it. */
    public StackRecord record() {
        return board.current();
    }

    /** Processes of instances and builds, which the services have started. */
    public List<ProcessRef> offspring() {
        look();
        return shutdown.offspring().alive();
    }

    /**
     * Stops everything in reverse order; nothing of it lives on return. May be called twice, and by
     * two threads: the second waits for the first.
     */
    @Override
    public synchronized void close() {
        if (!shutdown.begin()) {
            return;
        }
        supervisor.close();
        shutdown.run(aot.records());
        try {
            aot.seal();
            StackFile.delete(options.state());
            lock.close();
        } catch (IOException e) {
            journal.accept("cannot clean up: " + e);
        }
        if (!Thread.currentThread().equals(hook)) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the process is ending anyway
            }
        }
    }

    /** Names of parts that still live; empty after {@link #close()}. */
    public List<String> survivors() {
        return shutdown.survivors();
    }

    static List<String> names() {
        return Arrays.stream(Service.values()).map(Service::serviceName).toList();
    }
}
