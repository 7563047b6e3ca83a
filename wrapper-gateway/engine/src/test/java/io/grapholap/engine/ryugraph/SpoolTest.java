package io.grapholap.engine.ryugraph;

import static io.grapholap.engine.TestGraphs.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.engine.EngineSettings;
import io.grapholap.engine.GraphEngine;
import io.grapholap.engine.GraphEngines;
import io.grapholap.engine.TestGraphs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Big answers may take one megabyte of the disk. */
class SpoolTest {
    private static final long BUFFER_POOL = 128L << 20;
    private static final long SPOOL = 1L << 20;

    @TempDir Path directory;
    private GraphEngine engine;

    @BeforeEach
    void open() {
        engine =
                GraphEngines.open(
                        "ryugraph",
                        TestGraphs.airports(directory),
                        new EngineSettings(BUFFER_POOL, 2, 2, directory.resolve("scratch"), SPOOL));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anAnswerThatTakesMoreDiskIsRefusedAndNothingOfItStays() throws IOException {
        assertThatThrownBy(() -> engine.arrow(query(numbers(30_000, 100)), nowhere()))
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        e -> {
                            assertThat(e.code()).isEqualTo(ErrorCode.QUERY_EXECUTION_ERROR);
                            assertThat(e).hasMessageContaining("1 MB");
                            assertThat(e.details()).containsEntry("max_spool_bytes", SPOOL);
                        });

        try (var files = Files.list(directory.resolve("scratch"))) {
            assertThat(files).isEmpty();
        }
        assertThat(engine.arrow(query(numbers(15_000, 1)), nowhere())).isEqualTo(15_000);
    }

    @Test
    void whatWaitsForOtherReadersCounts() {
        var spool = new Spool(SPOOL);
        var mine = directory.resolve("mine");
        var other = directory.resolve("other");

        assertThatThrownBy(() ->
                        spool.with(
                                other,
                                () -> {
                                    write(other, (int) SPOOL);
                                    return spool.with(
                                            mine,
                                            () -> {
                                                spool.writing(
                                                        mine, new Ticket(), () -> write(mine, 1));
                                                return true;
                                            });
                                }))
                .hasMessageContaining("does not fit on the disk");

        assertThat(mine).doesNotExist();
        assertThat(other).doesNotExist();
        spool.close();
    }

    private static void write(Path file, int bytes) {
        try {
            Files.write(file, new byte[bytes]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Text that does not compress away. */
    private static String numbers(int rows, int times) {
        return "UNWIND range(1, %d) AS x UNWIND range(1, %d) AS y RETURN md5(to_string(x * y)) AS t"
                .formatted(rows, times);
    }

    private static OutputStream nowhere() {
        return OutputStream.nullOutputStream();
    }
}
