package io.grapholap.local;

import io.grapholap.local.stack.Home;
import io.grapholap.local.stack.StateDir;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where the platform and its state are. */
final class Place {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Directory of the built project; default: the one this program is from.")
    private @Nullable Path home;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where the stack keeps all it writes; default: .state in the project.")
    private @Nullable Path stateDir;

    Home home() {
        return new Home(home == null ? ownProject() : home);
    }

    StateDir state() {
        return new StateDir(stateDir == null ? home().root().resolve(".state") : stateDir);
    }

    /** The launcher's jar is {@code deploy/local/target/launcher/launcher.jar} of the project. */
    private static Path ownProject() {
        try {
            var jar =
                    Path.of(
                            Place.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            var project = jar;
            while (project != null && !project.resolve("deploy").toFile().isDirectory()) {
                project = project.getParent();
            }
            return project == null ? Path.of("") : project;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
