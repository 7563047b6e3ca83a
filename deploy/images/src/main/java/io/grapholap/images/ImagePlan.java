package io.grapholap.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the image of one service holds and how it starts.
 *
 * @param layers what changes seldom comes first, so that a new build sends little
 */
record ImagePlan(String service, List<Layer> layers, List<String> entrypoint, List<Integer> ports) {
    /** Where the application lies in the image. */
    static final String APP = "/app";

    /** The user that runs it: no root, and the same as the chart's. */
    static final String USER = "10001:10001";

    /** Ports of the public API and of management; a wrapper has one, which is told to it. */
    private static final Map<String, List<Integer>> SERVICES =
            Map.of(
                    "control-plane", List.of(8000, 9000),
                    "import-scheduler", List.of(8001, 9001),
                    "gateway", List.of(8002, 9002),
                    "export-worker", List.of(8003, 9003),
                    "wrapper", List.of(8000));

    private static final List<String> PARTS = List.of("lib/boot", "lib/main", "quarkus", "app");
    private static final String RUNNER = "quarkus-run.jar";
    private static final String CACHE = "app.aot";

    /**
     * Files of the application that change together.
     *
     * @param paths relative to the application's directory
     */
    record Layer(String name, List<String> paths) {}

    /**
     * Plans the image of a service that {@code mvn package} has built.
     *
     * @param app its {@code target/quarkus-app}
     * @throws IllegalArgumentException naming what is wrong, and what is allowed
     */
    static ImagePlan of(String service, Path app) {
        var ports = SERVICES.get(service);
        if (ports == null) {
            throw new IllegalArgumentException(
                    "there is no service \"%s\"; it must be one of %s"
                            .formatted(
                                    service,
                                    String.join(
                                            ", ", SERVICES.keySet().stream().sorted().toList())));
        }
        if (!Files.exists(app.resolve(RUNNER))) {
            throw new IllegalArgumentException(
                    app + " holds no " + RUNNER + "; build the service first (make build)");
        }
        var layers = new ArrayList<Layer>();
        for (var part : PARTS) {
            if (Files.isDirectory(app.resolve(part))) {
                layers.add(new Layer(part.replace('/', '-'), List.of(part)));
            }
        }
        layers.add(new Layer("run", List.of(RUNNER)));
        cache(app).ifPresent(c -> layers.add(new Layer("start-up-cache", List.of(CACHE))));
        return new ImagePlan(service, List.copyOf(layers), entrypoint(app), ports);
    }

    /** The start-up cache, if the application was trained. */
    static Optional<Path> cache(Path app) {
        return Optional.of(app.resolve(CACHE)).filter(Files::exists);
    }

    private static List<String> entrypoint(Path app) {
        var command = new ArrayList<String>();
        command.add("java");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:-UsePerfData");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        cache(app).ifPresent(_ -> command.add("-XX:AOTCache=" + APP + "/" + CACHE));
        command.add("-jar");
        command.add(APP + "/" + RUNNER);
        return List.copyOf(command);
    }
}
