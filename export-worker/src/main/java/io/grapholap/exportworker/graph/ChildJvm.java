package io.grapholap.exportworker.graph;

import io.grapholap.exportworker.job.WorkerConfig;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a small JVM that runs a class of the worker's own class path. */
final class ChildJvm {
    private static final String FAST_JAR = "quarkus-run.jar";

    private ChildJvm() {}

    static List<String> command(
            WorkerConfig.Build config, Path scratch, String mainClass, Path argument) {
        var command = new ArrayList<String>();
        command.add(
                config.java()
                        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java"))
                        .toString());
        command.add("-Xmx" + config.heap().asLongValue());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        // Native libraries are unpacked there, and go with it.
        command.add("-Djava.io.tmpdir=" + scratch);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(
                config.classPath()
                        .orElseGet(() -> classPath(System.getProperty("java.class.path"))));
        command.add(mainClass);
        command.add(argument.toString());
        return command;
    }

    /** A packaged service has its libraries in folders beside its jar. */
    static String classPath(String own) {
        return Stream.of(own.split(File.pathSeparator))
                .flatMap(ChildJvm::withLibraries)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> withLibraries(String entry) {
        var path = Path.of(entry).toAbsolutePath();
        if (!path.endsWith(FAST_JAR)) {
            return Stream.of(path.toString());
        }
        var home = path.getParent();
        return Stream.concat(
                Stream.of(path.toString()),
                Stream.of("app", "lib/main", "lib/boot")
                        .map(folder -> home.resolve(folder).resolve("*").toString()));
    }
}
