package io.grapholap.local;

import io.grapholap.local.process.ProcessRef;
import io.grapholap.local.stack.Home;
import io.grapholap.local.stack.StateDir;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts the launcher as a process that outlives this one and its terminal. */
final class Background {
    private static final String PATH_SEPARATOR = File.pathSeparator;

    private Background() {}

    /** The process that keeps the stack up; it writes to {@code launcher.log}. */
    static ProcessRef supervise(Home home, StateDir state, boolean anyPorts) throws IOException {
        var command = new ArrayList<String>(detached());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "supervise",
                        "--home",
                        home.root().toString(),
                        "--state-dir",
                        state.root().toString()));
        if (anyPorts) {
            command.add("--any-ports");
        }
        state.create();
        var log = state.log("launcher").toFile();
        var process =
                new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(log))
                        .start();
        return ProcessRef.of(process.toHandle());
    }

    /** A session of its own where the system has the tool for it, else deaf to hang-ups. */
    private static List<String> detached() {
        for (var tool : List.of("setsid", "nohup")) {
            if (onPath(tool)) {
                return List.of(tool);
            }
        }
        return List.of();
    }

    private static boolean onPath(String tool) {
        var path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(PATH_SEPARATOR))
                        .anyMatch(d -> Files.isExecutable(Path.of(d, tool)));
    }
}
