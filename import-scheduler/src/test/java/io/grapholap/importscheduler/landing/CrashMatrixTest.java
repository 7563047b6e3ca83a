package io.grapholap.importscheduler.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.importscheduler.landing.CrashingImport.Step;
import io.grapholap.testkit.PostgresResource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed at any step and started again has landed every row once. */
@Tag("wiring")
class CrashMatrixTest {
    private static final int KILLED = 128 + 9;

    @TempDir Path root;

    @Test
    void whateverStepAProcessDiesAtEachRowIsLandedOnce() throws Exception {
        diesAt(
                List.of(
                        Step.WHILE_STAGING,
                        Step.STAGED_IN_STORE,
                        Step.BETWEEN_TABLES,
                        Step.WHILE_COMMITTING,
                        Step.COMMITTED),
                0);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void theSameAtEveryStepAndAtOtherMoments(long seed) throws Exception {
        diesAt(Arrays.stream(Step.values()).filter(s -> s != Step.NEVER).toList(), seed);
    }

    /**
     * Each process takes up what the one before left, goes on to the next window and dies there.
     */
    private void diesAt(List<Step> steps, long seed) throws Exception {
        int windows = steps.size() + 1;
        LandingScene.sql(
                root,
                """
                CREATE TABLE t AS SELECT 'r' || (i // 2) AS id,
                    TIMESTAMP '2026-01-01' + to_seconds(((i // 2) * 37 %% %d)::BIGINT) AS ts,
                    CASE WHEN i %% 50 = 0 THEN NULL ELSE 'yes' END AS label, i // 2 AS feature_n
                FROM range(2000) t(i)
                """
                        .formatted(windows * 3_600));
        var url = new PostgresResource().start().get("quarkus.datasource.jdbc.url");

        for (int i = 0; i < steps.size(); i++) {
            assertThat(run(url, steps.get(i), i + 2, windows, seed))
                    .as("dies at %s", steps.get(i))
                    .isEqualTo(KILLED);
        }
        assertThat(run(url, Step.NEVER, 0, windows, seed)).isZero();

        try (var scene = new LandingScene(root, url)) {
            assertThat(scene.landed("predictions", "prediction_id, _change_text, prediction_label"))
                    .containsExactlyInAnyOrderElementsOf(
                            scene.sourceRows(
                                    "id, strftime(ts, '%Y-%m-%dT%H:%M:%S.%n'), label",
                                    "label IS NOT NULL"));
            assertThat(scene.landed("quarantine", "_rule"))
                    .hasSize(scene.sourceRows("id", "label IS NULL").size());
            assertThat(scene.committed("predictions")).doesNotHaveDuplicates().hasSize(windows);
        }
    }

    private int run(String url, Step step, int window, int windows, long seed) throws Exception {
        var process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx256m",
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        CrashingImport.class.getName(),
                                        root.toString(),
                                        url,
                                        step.name(),
                                        Integer.toString(window),
                                        Integer.toString(windows),
                                        Long.toString(seed)))
                        .redirectErrorStream(true)
                        .redirectOutput(root.resolve(step + ".log").toFile())
                        .start();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The process does not end at " + step);
        }
        return process.exitValue();
    }
}
