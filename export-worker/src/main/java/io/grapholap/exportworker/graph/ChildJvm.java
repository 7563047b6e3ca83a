package io.grapholap.exportworker.graph;

import io.grapholap.exportworker.job.WorkerConfig;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a small JVM that runs a class of the engine's module. */
final class ChildJvm {
    private static final String PACKAGED = "quarkus-run.jar";
    private static final String ENGINE = "io.grapholap.graph-olap-engine-*.jar";

    /** Quarkus keeps it apart from the other libraries. */
    private static final String LOGGING = "org.jboss.logging.jboss-logging-*.jar";

    private ChildJvm() {}

    static List<String> command(
            WorkerConfig.Build config, Path scratch, String mainClass, Path argument)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(
                config.java()
                        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java"))
                        .toString());
        command.add("-Xmx" + config.heap().asLongValue());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:-UsePerfData");
        // Standard output is for the answer alone.
        command.add("-XX:+DisplayVMOutputToStderr");
        command.add("-Xlog:disable");
        command.add("-Xlog:all=warning:stderr");
        // Native libraries are unpacked there, and go with it.
        command.add("-Djava.io.tmpdir=" + scratch);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(config.jvmOptions().orElse(List.of()));
        command.add("-cp");
        command.add(
                config.classPath().isPresent()
                        ? config.classPath().get()
                        : classPath(System.getProperty("java.class.path")));
        command.add(mainClass);
        command.add(argument.toString());
        return command;
    }

    /**
     * In a packaged service the engine's jar, which names what it needs beside it: a child with the
     * service's hundreds of jars would search them all at its start. Else what the worker itself
     * has.
     */
    static String classPath(String own) throws IOException {
        var run = Path.of(own.split(File.pathSeparator, 2)[0]).toAbsolutePath();
        var libraries = run.resolveSibling("lib");
        if (!run.endsWith(PACKAGED) || !Files.isDirectory(libraries)) {
            return own;
        }
        return jar(libraries.resolve("main"), ENGINE)
                + File.pathSeparator
                + jar(libraries.resolve("boot"), LOGGING);
    }

    private static Path jar(Path directory, String pattern) throws IOException {
        try (var jars = Files.newDirectoryStream(directory, pattern)) {
            for (var jar : jars) {
                return jar;
            }
        }
        throw new FileNotFoundException("There is no " + pattern + " in " + directory + ".");
    }
}
