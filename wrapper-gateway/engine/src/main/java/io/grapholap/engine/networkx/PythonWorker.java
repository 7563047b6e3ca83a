package io.grapholap.engine.networkx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.engine.algorithm.AlgorithmSpec.Returns;
import io.grapholap.engine.algorithm.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * NetworkX itself, for the functions that we do not compute: one Python process per call, started
 * when it is needed. It gets the graph and the arguments on its standard input, has as much memory
 * as it may have and no files, and ends with its call, its deadline or this process, whichever
 * comes first.
 */
public final class PythonWorker {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long CHECK_EVERY_MS = 20;

    /** What Python takes for a graph, at least: measured with CPython 3.11. */
    private static final long PROCESS_BYTES = 160L << 20;

    private static final long BYTES_PER_NODE = 700;
    private static final long BYTES_PER_EDGE = 400;

    private final @Nullable Settings settings;

    /**
     * @param python an interpreter that has NetworkX {@value NetworkX#VERSION}
     * @param memoryBytes address space of the process at most
     */
    public record Settings(Path python, long memoryBytes) {}

    public PythonWorker(Settings settings) {
        this.settings = settings;
    }

    private PythonWorker() {
        settings = null;
    }

    /** None: its functions are known, and calling them says how to get it. */
    public static PythonWorker absent() {
        return new PythonWorker();
    }

    /**
     * Calls a function.
     *
     * @throws Refused {@code SERVICE_UNAVAILABLE} without Python or NetworkX, {@code
     *     INSUFFICIENT_MEMORY}, {@code INVALID_ALGORITHM_PARAMETERS} with what NetworkX says,
     *     {@code ALGORITHM_TIMEOUT}, {@code ALGORITHM_ERROR}
     * @throws java.util.concurrent.CancellationException when the run was cancelled
     */
    Value value(WorkerCall function, Call call) {
        var there = settings;
        if (there == null || !Files.isExecutable(there.python())) {
            throw missing(function, there == null ? "no Python" : "no " + there.python());
        }
        requireRoom(function, call, there.memoryBytes());
        var said = said(function, call, there);
        if (said.has("fault")) {
            throw refused(function, call, said, there);
        }
        if (said.path("truncated").asBoolean()) {
            call.budget().end();
        }
        boolean fractions = function.returns() == Returns.NODE_DOUBLE;
        return new WorkerAnswer(call.parameters().names(), fractions).value(said.path("value"));
    }

    private static JsonNode said(WorkerCall function, Call call, Settings there) {
        var worker = WorkerProcess.start(there.python());
        try {
            var talk = new FutureTask<>(() -> worker.exchange(function, call, there.memoryBytes()));
            Thread.ofPlatform().daemon().name("networkx-worker").start(talk);
            while (true) {
                call.run().check();
                try {
                    var bytes = talk.get(CHECK_EVERY_MS, TimeUnit.MILLISECONDS);
                    if (bytes.length > 0) {
                        return JSON.readTree(bytes);
                    }
                    throw ended(function, worker.exitCode());
                } catch (TimeoutException e) {
                    continue;
                }
            }
        } catch (ExecutionException | IOException e) {
            throw ended(function, worker.exitCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("the algorithm was interrupted");
        } finally {
            worker.close();
        }
    }

    private static void requireRoom(WorkerCall function, Call call, long available) {
        long required =
                PROCESS_BYTES
                        + BYTES_PER_NODE * call.n()
                        + BYTES_PER_EDGE * call.graph().edgeCount();
        if (required > available) {
            throw new Refused(
                    ErrorCode.INSUFFICIENT_MEMORY,
                    "%s is computed by NetworkX, which needs about %d MB for %d nodes and %d edges and may take %d MB. Choose fewer labels or types."
                            .formatted(
                                    function.name(),
                                    required >> 20,
                                    call.n(),
                                    call.graph().edgeCount(),
                                    available >> 20),
                    Map.of("required_bytes", required, "available_bytes", available));
        }
    }

    private static Refused refused(WorkerCall function, Call call, JsonNode said, Settings there) {
        var type = said.path("type").asText();
        var message = WorkerAnswer.named(said.path("message").asText(), call.parameters().names());
        return switch (said.path("fault").asText()) {
            case "missing" -> missing(function, message);
            case "version" -> missing(function, "NetworkX " + message);
            case "memory" ->
                    new Refused(
                            ErrorCode.INSUFFICIENT_MEMORY,
                            "%s needs more than the %d MB that NetworkX may take. Choose fewer labels or types."
                                    .formatted(function.name(), there.memoryBytes() >> 20),
                            Map.of("available_bytes", there.memoryBytes()));
            default ->
                    new Refused(
                            ErrorCode.INVALID_ALGORITHM_PARAMETERS,
                            "NetworkX refuses %s: %s (%s). Choose other parameters, labels or types."
                                    .formatted(function.name(), message, type),
                            Map.of("function", function.name(), "exception", type));
        };
    }

    private static Refused missing(WorkerCall function, String found) {
        return new Refused(
                ErrorCode.SERVICE_UNAVAILABLE,
                "%s is computed by NetworkX itself, and this instance has no Python with NetworkX %s (found: %s). Run make networkx, or set wrapper.networkx-python to a python that has it."
                        .formatted(function.name(), NetworkX.VERSION, found),
                Map.of("function", function.name(), "needs", "networkx " + NetworkX.VERSION));
    }

    private static Refused ended(WorkerCall function, int exitCode) {
        return new Refused(
                ErrorCode.ALGORITHM_ERROR,
                "The process of NetworkX that computed %s ended without an answer (exit code %d), perhaps for want of memory. Choose fewer labels or types."
                        .formatted(function.name(), exitCode),
                Map.of("function", function.name(), "exit_code", exitCode));
    }
}
