package io.grapholap.engine.networkx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The Python with NetworkX that {@code make networkx} installs; without it tests are skipped. */
final class Pythons {
    private static final Path INSTALLED = Path.of("../../deploy/networkx/target/venv/bin/python");

    private Pythons() {}

    static Path required() {
        var found = find();
        Assumptions.assumeTrue(
                found.isPresent(), "NOT RUN: no Python with NetworkX; make networkx installs it");
        return found.orElseThrow();
    }

    private static Optional<Path> find() {
        return List.of(INSTALLED.toAbsolutePath().normalize()).stream()
                .filter(Files::isExecutable)
                .findFirst();
    }
}
