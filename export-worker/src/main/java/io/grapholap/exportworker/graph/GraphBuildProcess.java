package io.grapholap.exportworker.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.json.Json;
import io.grapholap.exportworker.job.Attempt;
import io.grapholap.exportworker.job.JobFailed;
import io.grapholap.exportworker.job.WorkerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs the graph build in a process of its own, so that native code and its memory never share one
 * with the worker. The child ends when its standard input does, and so with the worker.
 */
final class GraphBuildProcess {
    private static final Logger LOG = Logger.getLogger(GraphBuildProcess.class);
    private static final String MAIN = "io.grapholap.engine.build.GraphBuildMain";
    private static final int DATA_FAULT = 1;
    private static final int MESSAGE_LENGTH = 1_000;

    private final WorkerConfig.Build config;

    GraphBuildProcess(WorkerConfig.Build config) {
        this.config = config;
    }

    /**
     * Builds and waits.
     *
     * @throws JobFailed {@code BUILD_FAILED} if the child says so, {@code DEADLINE_EXCEEDED} if it
     *     takes too long
     */
    BuildResult run(Attempt attempt, BuildSpec spec) {
        try {
            var file = attempt.scratch().resolve("spec.json");
            Files.write(file, Json.mapper().writeValueAsBytes(spec));
            var out = attempt.scratch().resolve("out.log");
            var err = attempt.scratch().resolve("err.log");
            var process =
                    new ProcessBuilder(ChildJvm.command(config, attempt.scratch(), MAIN, file))
                            .directory(attempt.scratch().toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            await(process, attempt);
            return result(process.exitValue(), out, err, attempt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process, Attempt attempt) {
        try (var _ = attempt.cancellation().onCancel(process::destroyForcibly)) {
            if (!process.waitFor(attempt.timeLeft().toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(
                        JobFailure.Code.DEADLINE_EXCEEDED, "The graph build took too long.", false);
            }
            attempt.cancellation().check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(JobFailure.Code.WORKER_LOST, "The worker is stopping.", true);
        } finally {
            process.destroyForcibly();
        }
    }

    private static BuildResult result(int exit, Path out, Path err, Attempt attempt)
            throws IOException {
        var answer = lastLine(out);
        if (exit != 0) {
            LOG.warnf("Graph build of job %d: exit %d: %s", attempt.job().jobId(), exit, tail(err));
            var said = lastLine(err).replace(attempt.scratch().toString(), "…");
            throw failed(
                    JobFailure.Code.BUILD_FAILED,
                    said.isBlank() ? "The graph build ended with exit code " + exit + "." : said,
                    exit != DATA_FAULT);
        }
        try {
            return Json.mapper().readValue(answer, BuildResult.class);
        } catch (JsonProcessingException e) {
            throw failed(
                    JobFailure.Code.BUILD_FAILED, "The graph build gave no readable answer.", true);
        }
    }

    private static JobFailed failed(JobFailure.Code code, String reason, boolean retryable) {
        return new JobFailed(new JobFailure(code, null, null, reason, null, retryable));
    }

    private static String lastLine(Path file) throws IOException {
        var lines = tail(file).lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : lines.getLast().strip();
    }

    private static String tail(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        var text = new String(bytes, StandardCharsets.UTF_8).strip();
        return text.length() <= MESSAGE_LENGTH
                ? text
                : text.substring(text.length() - MESSAGE_LENGTH);
    }
}
