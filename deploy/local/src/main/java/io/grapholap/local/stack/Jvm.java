package io.grapholap.local.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the JVMs of a stack are started: the Java that runs the launcher, small heaps, few threads.
 */
final class Jvm {
    private static final List<String> EVERYWHERE =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:-UsePerfData",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.net.preferIPv4Stack=true");

    /** A packaged application has no main class of its own that would set this in time. */
    static final String LOG_MANAGER = "-Djava.util.logging.manager=org.jboss.logmanager.LogManager";

    /** For services that wait more than they compute: quick to start, small. */
    private static final List<String> LIGHT =
            List.of(
                    "-Xms24m",
                    "-Xmx112m",
                    "-Xmn10m",
                    "-Xss512k",
                    "-XX:MaxDirectMemorySize=48m",
                    "-XX:ReservedCodeCacheSize=48m",
                    "-XX:TieredStopAtLevel=1",
                    // Compiled code takes memory too: only what runs often is worth it.
                    "-XX:CompileThresholdScaling=3",
                    // Profiles in the start-up cache serve a compiler that does not run here.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTRecordTraining",
                    "-XX:TrimNativeHeapInterval=5000",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:MaxHeapFreeRatio=30");

    /** For the gateway, whose own time is in every query: compiled soon, and well. */
    private static final List<String> FRONT =
            List.of(
                    "-Xms24m",
                    "-Xmx112m",
                    "-Xmn10m",
                    "-Xss512k",
                    "-XX:MaxDirectMemorySize=48m",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-XX:TrimNativeHeapInterval=5000",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:MaxHeapFreeRatio=30");

    private static final List<String> WORKER = List.of("-Xms32m", "-Xmx384m");

    private static final List<String> BROKER =
            List.of(
                    "-Xms64m",
                    "-Xmx192m",
                    "-XX:MaxDirectMemorySize=64m",
                    "-XX:TieredStopAtLevel=1");

    private Jvm() {}

    /** The Java executable that runs this process. */
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    static List<String> service(Service service, Path app, Path temporary, List<String> aot) {
        var flags = new ArrayList<>(of(service));
        flags.add(LOG_MANAGER);
        flags.add("-Djava.io.tmpdir=" + temporary);
        return command(flags, aot, List.of("-jar", app.resolve("quarkus-run.jar").toString()));
    }

    private static List<String> of(Service service) {
        return switch (service) {
            case EXPORT_WORKER -> WORKER;
            case GATEWAY -> FRONT;
            default -> LIGHT;
        };
    }

    /** The broker comes with the launcher. */
    static List<String> broker(Path launcherJar, List<String> aot, List<String> arguments) {
        var main = new ArrayList<String>();
        main.add("-cp");
        main.add(launcherJar.toString());
        main.add("io.grapholap.local.KafkaMain");
        main.addAll(arguments);
        return command(BROKER, aot, main);
    }

    private static List<String> command(List<String> flags, List<String> aot, List<String> main) {
        var command = new ArrayList<String>();
        command.add(java().toString());
        command.addAll(EVERYWHERE);
        command.addAll(flags);
        command.addAll(aot);
        command.addAll(main);
        return command;
    }

    /**
     * What a child sees of the launcher's environment: where things are, how to talk, and the
     * settings of logging and tracing that a person may have set.
     */
    static Map<String, String> environment(Map<String, String> ours) {
        var kept = new LinkedHashMap<String, String>();
        ours.forEach((name, value) -> {
            if (List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR").contains(name)
                    || name.startsWith("QUARKUS_LOG_")
                    || name.startsWith("QUARKUS_OTEL_")
                    || name.startsWith("OTEL_")) {
                kept.put(name, value);
            }
        });
        kept.put("MALLOC_ARENA_MAX", "2");
        return kept;
    }
}
