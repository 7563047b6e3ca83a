package io.grapholap.local.stack;

import io.grapholap.local.process.ProcessRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** What a training run needs beside a stack. */
public final class Training {
    private static final Duration WRITING = Duration.ofMinutes(3);

    private Training() {}

    /** Whether every application has a cache that fits its jars. */
    public static boolean upToDate(Home home) throws IOException {
        home.checkBuilt();
        for (var app : home.apps()) {
            if (!new AotCache(app).fits()) {
                return false;
            }
        }
        return AotCache.ofGraphBuild(home).fits()
                && new AotCache(home.launcherJar().getParent(), "kafka").fits();
    }

    /** Ends the processes of instances politely and waits while they write their caches. */
    public static void endInstances(Stack stack) {
        var processes = stack.offspring();
        processes.forEach(ProcessRef::terminate);
        processes.forEach(p -> p.awaitEnd(WRITING));
    }

    /** Removes the state of a training run. */
    public static void clear(StateDir state) throws IOException {
        if (!Files.exists(state.root())) {
            return;
        }
        PostgresLeftover.stop(state.postgres());
        try (var files = Files.walk(state.root())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
