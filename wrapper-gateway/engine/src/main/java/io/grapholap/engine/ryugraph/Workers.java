package io.grapholap.engine.ryugraph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The engine's own threads: as many as there are processors, shared by all queries. A query keeps
 * those it got until its end, so that one which had them all would make the others wait for it.
 */
final class Workers {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed:";

    private Workers() {}

    /**
     * How many a user's query may have.
     *
     * @param wanted how many it should have
     */
    static int perQuery(int wanted) {
        return Math.clamp(count() - 1L, 1, Math.max(1, wanted));
    }

    /**
     * How many there are; not always what the JVM, which can be told another number, plans with.
     */
    private static int count() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(ALLOWED))
                    .map(line -> line.substring(ALLOWED.length()).strip().replace(",", ""))
                    .map(mask -> new BigInteger(mask, 16).bitCount())
                    .findFirst()
                    .orElseGet(Workers::ofJvm);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return ofJvm();
        }
    }

    private static int ofJvm() {
        return Runtime.getRuntime().availableProcessors();
    }
}
