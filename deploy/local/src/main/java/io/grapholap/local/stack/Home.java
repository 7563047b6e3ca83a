package io.grapholap.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the built platform lies.
 *
 * @param root the project's directory
 */
public record Home(Path root) {
    private static final String APP = "target/quarkus-app";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The directory of a module's packaged application. */
    Path app(String module) {
        return root.resolve(module).resolve(APP);
    }

    Path wrapperApp() {
        return app("wrapper-gateway/wrapper");
    }

    /** The launcher itself; its manifest names its libraries. */
    public Path launcherJar() {
        return root.resolve("deploy/local/target/launcher/launcher.jar");
    }

    /** Tables that every new stack starts with. */
    public Path warehouseSeed() {
        return root.resolve("deploy/local/warehouse");
    }

    /** Python with NetworkX, if {@code make networkx} has installed it. */
    Path networkxPython() {
        return root.resolve("deploy/networkx/target/venv/bin/python");
    }

    /** Packaged applications, one directory per service, the wrapper's last. */
    List<Path> apps() {
        var apps = new ArrayList<>(Arrays.stream(Service.values()).map(s -> s.app(this)).toList());
        apps.add(wrapperApp());
        return apps;
    }

    /**
     * @throws StackException naming what is not built yet
     */
    void checkBuilt() {
        var missing =
                Stream.concat(
                                Stream.of(launcherJar()),
                                apps().stream().map(a -> a.resolve("quarkus-run.jar")))
                        .filter(j -> !Files.isRegularFile(j))
                        .map(j -> root.relativize(j).toString())
                        .toList();
        if (!missing.isEmpty()) {
            throw new StackException(
                    "not built: " + String.join(", ", missing) + "; run 'make build' first");
        }
    }
}
