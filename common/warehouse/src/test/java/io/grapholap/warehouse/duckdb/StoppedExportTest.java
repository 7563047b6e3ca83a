package io.grapholap.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.warehouse.Cancellation;
import io.grapholap.warehouse.ExportCancelled;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.ExportListener;
import io.grapholap.warehouse.ExportRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Statements that would run for ever. */
@Timeout(60)
class StoppedExportTest {
    private static final String ENDLESS =
            "SELECT a.range * b.range AS id FROM range(10000000) a, range(10000000) b";

    @TempDir Path directory;
    private DuckDbWarehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new DuckDbWarehouse(directory.resolve("warehouse"));
    }

    @Test
    void theDeadlineStopsTheStatement() {
        var request = endless(Duration.ofSeconds(1));

        assertThatThrownBy(() -> warehouse.export(request, ExportListener.NONE, new Cancellation()))
                .isInstanceOfSatisfying(
                        ExportFailure.class,
                        e -> assertThat(e.code()).isEqualTo(Code.DEADLINE_EXCEEDED));
    }

    /** An aborted COPY must not wait for its own writes: seen to hang with DuckDB 2.0.0. */
    @RepeatedTest(20)
    void cancellingStopsTheStatement() {
        var cancellation = new Cancellation();
        var started = new CompletableFuture<String>();
        var request = endless(Duration.ofSeconds(60));
        var running =
                CompletableFuture.supplyAsync(() ->
                        warehouse.export(
                                request, (id, rows) -> started.complete(id), cancellation));
        assertThat(started.orTimeout(20, TimeUnit.SECONDS).join()).startsWith("duckdb-");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> {
                    cancellation.cancel();
                    return running.isDone();
                });

        assertThat(running.exceptionNow()).isInstanceOf(ExportCancelled.class);
    }

    @Test
    void progressIsKnownWhileItRuns() {
        var cancellation = new Cancellation();
        var seen = new CompletableFuture<Long>();
        var request = endless(Duration.ofSeconds(30));
        assertThatThrownBy(() ->
                        warehouse.export(
                                request,
                                (id, rows) ->
                                        CompletableFuture.runAsync(() -> {
                                            Awaitility.await().until(rows::getAsLong, n -> n >= 0);
                                            seen.complete(rows.getAsLong());
                                            cancellation.cancel();
                                        }),
                                cancellation))
                .isInstanceOf(ExportCancelled.class);
        assertThat(seen).isCompleted();
    }

    private ExportRequest endless(Duration limit) {
        return new ExportRequest(
                ENDLESS,
                List.of(new PropertyDefinition("id", "INT64")),
                directory,
                64 << 20,
                256 << 20,
                2,
                limit);
    }
}
