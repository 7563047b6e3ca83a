package io.grapholap.engine.networkx;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One Python process that computes one call; closing it kills it. */
final class WorkerProcess implements AutoCloseable {
    private static final String SCRIPT = "worker.py";
    private static final int MAX_ANSWER_BYTES = 512 << 20;
    private static final int CHUNK = 1 << 16;
    private static final long REAPED_WITHIN_SECONDS = 5;

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts one, isolated from the environment and the user's own packages. The calling thread
     * must outlive it: the kernel ends the process with the thread that started it.
     */
    static WorkerProcess start(Path python) {
        var builder = new ProcessBuilder(python.toString(), "-I", "-B", "-c", Script.TEXT);
        var environment = builder.environment();
        environment.clear();
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("OPENBLAS_NUM_THREADS", "1");
        builder.directory(Path.of("/").toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return new WorkerProcess(builder.start());
        } catch (IOException e) {
            throw new Refused(
                    ErrorCode.SERVICE_UNAVAILABLE,
                    "Python could not be started: " + e.getMessage() + ".",
                    Map.of("python", python.toString()));
        }
    }

    /** Read when first needed. */
    private static final class Script {
        private static final String TEXT = text();

        private static String text() {
            try (var in = Objects.requireNonNull(Script.class.getResourceAsStream(SCRIPT))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Tells the call and waits for what is said; the answer is empty when the process just ended.
     */
    byte[] exchange(WorkerCall function, Call call, long memoryBytes) throws IOException {
        var graph = call.graph();
        var edges = Form.edges(graph);
        boolean parallel = Form.hasParallelEdges(graph);
        try {
            var out = new BufferedOutputStream(process.getOutputStream(), CHUNK);
            var head = function.request(call, parallel, edges.size(), memoryBytes) + "\n";
            out.write(head.getBytes(StandardCharsets.UTF_8));
            var buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < edges.size(); i++) {
                room(buffer, out).putInt(edges.source(i));
            }
            for (int i = 0; i < edges.size(); i++) {
                room(buffer, out).putInt(edges.target(i));
            }
            for (int i = 0; graph.weighted() && i < edges.size(); i++) {
                room(buffer, out).putDouble(edges.weight(i));
            }
            drain(buffer, out);
            out.flush();
        } catch (IOException e) {
            // It has ended before it read everything; what it said tells why.
        }
        return process.getInputStream().readNBytes(MAX_ANSWER_BYTES);
    }

    private static ByteBuffer room(ByteBuffer buffer, OutputStream out) throws IOException {
        if (buffer.remaining() < Double.BYTES) {
            drain(buffer, out);
        }
        return buffer;
    }

    private static void drain(ByteBuffer buffer, OutputStream out) throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** How it ended; -1 when it has not. */
    int exitCode() {
        try {
            return process.waitFor(REAPED_WITHIN_SECONDS, TimeUnit.SECONDS)
                    ? process.exitValue()
                    : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
