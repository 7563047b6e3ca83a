package io.grapholap.engine.ryugraph;

import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.QueryRequest;
import io.grapholap.engine.TestGraphs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Asks for many rows as an Arrow stream. Arguments: a directory, how many rows. Prints how many
 * came, how many bytes of memory the process had more at its height than before, and how many bytes
 * the stream had.
 */
final class BigAnswer {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WIDTH = 10_000;

    private BigAnswer() {}

    public static void main(String... args) throws IOException {
        var directory = Path.of(args[0]);
        long rows = Long.parseLong(args[1]);
        try (var engine =
                GraphEngines.open(
                        "ryugraph",
                        TestGraphs.airports(directory),
                        TestGraphs.settings(directory))) {
            // What is loaded and compiled for any answer is not this one's.
            ask(engine, 10L * WIDTH, new Counted());
            System.gc();
            long before = bytes("VmRSS:");
            // Forgets the height so far.
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
            var counted = new Counted();
            long came = ask(engine, rows, counted);
            System.out.println(came + " " + (bytes("VmHWM:") - before) + " " + counted.bytes);
        }
    }

    private static long ask(GraphEngine engine, long rows, OutputStream out) {
        return engine.arrow(
                new QueryRequest(
                        "big",
                        "UNWIND range(1, %d) AS x UNWIND range(1, %d) AS y RETURN x, y, x * y AS z"
                                .formatted(rows / WIDTH, WIDTH),
                        Map.of(),
                        Duration.ofMinutes(4),
                        1,
                        1),
                out);
    }

    /** A reader who keeps nothing. */
    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int offset, int length) {
            bytes += length;
        }
    }

    private static long bytes(String field) throws IOException {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(field))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElseThrow()
                    * 1024;
        }
    }
}
