package io.grapholap.local;

import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.StackFile;
import io.grapholap.local.stack.StackRecord;
import io.grapholap.local.stack.StateDir;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start the stack and leave it running; print its addresses.")
final class UpCommand extends Help implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Mixin private Place place = new Place();

    @Option(
            names = "--any-ports",
            description = "Take any free ports, to run beside another stack.")
    private boolean anyPorts;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var state = place.state();
        var running = StackFile.live(state);
        if (running.isPresent() && running.get().ready()) {
            System.out.println("The stack is up already.");
            Addresses.print(running.get(), state);
            return 0;
        }
        return running.isPresent() ? wait(state, running.get().launcher()) : start(state);
    }

    private int start(StateDir state) throws IOException, InterruptedException {
        long started = System.nanoTime();
        var launcher = Background.supervise(place.home(), state, anyPorts);
        var hook = new Thread(() -> launcher.stop(Duration.ofSeconds(30)), "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = wait(state, launcher);
        Runtime.getRuntime().removeShutdownHook(hook);
        if (code == 0) {
            System.out.printf("Ready after %.1f s.%n", (System.nanoTime() - started) / 1e9);
        }
        return code;
    }

    /** Shows what the launcher says until its stack is ready, or it is gone. */
    private static int wait(StateDir state, ProcessRef launcher)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try (var log = new LogFollower(state.log("launcher"))) {
            while (System.nanoTime() < deadline) {
                log.lines().forEach(System.out::println);
                var stack = ready(state);
                if (stack.isPresent()) {
                    log.lines().forEach(System.out::println);
                    Addresses.print(stack.get(), state);
                    return 0;
                }
                if (!launcher.alive()) {
                    log.lines().forEach(System.out::println);
                    System.err.println("The stack did not start; logs are in " + state.logs());
                    return 1;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        System.err.println("The stack is not ready after " + LIMIT.toMinutes() + " minutes.");
        launcher.stop(Duration.ofSeconds(30));
        return 1;
    }

    private static Optional<StackRecord> ready(StateDir state) throws IOException {
        return StackFile.live(state).filter(StackRecord::ready);
    }
}
