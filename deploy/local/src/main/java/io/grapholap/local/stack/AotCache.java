package io.grapholap.local.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The ahead-of-time cache of one packaged application, written by the JVM at the end of a training
 * run. It fits one Java and one set of jars; a stamp beside it says which.
 *
 * @param directory holds the jars, and the cache under the given name
 */
record AotCache(Path directory, String name) {
    AotCache(Path directory) {
        this(directory, "app");
    }

    /** The cache of the export worker's child process that builds graphs. */
    static AotCache ofGraphBuild(Home home) {
        return new AotCache(Service.EXPORT_WORKER.app(home), "graph-build");
    }

    Path file() {
        return directory.resolve(name + ".aot");
    }

    private Path stampFile() {
        return directory.resolve(name + ".aot.stamp");
    }

    /** Whether there is a cache made from the jars that lie there now, with this Java. */
    boolean fits() throws IOException {
        return Files.isRegularFile(file())
                && Files.isRegularFile(stampFile())
                && Files.readString(stampFile()).equals(stamp());
    }

    boolean exists() {
        return Files.exists(file());
    }

    /** Removes a cache that does not fit, so that the JVM can write a new one. */
    void discard() throws IOException {
        Files.deleteIfExists(stampFile());
        Files.deleteIfExists(file());
    }

    /** Declares the cache just written to be of the present jars. */
    void seal() throws IOException {
        Files.writeString(stampFile(), stamp());
    }

    /** Name, size and time of every jar, as the JVM itself checks them. */
    private String stamp() throws IOException {
        var sum = new CRC32C();
        for (var jar : jars()) {
            var line =
                    directory.relativize(jar)
                            + " "
                            + Files.size(jar)
                            + " "
                            + Files.getLastModifiedTime(jar).toMillis();
            sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return Runtime.version() + " " + Long.toHexString(sum.getValue());
    }

    private List<Path> jars() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
