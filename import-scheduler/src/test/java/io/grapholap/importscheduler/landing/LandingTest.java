package io.grapholap.importscheduler.landing;

import static io.grapholap.importscheduler.landing.LandingScene.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.testkit.PostgresResource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the landing of windows promises, on a real catalog. */
@Tag("wiring")
class LandingTest {
    private static final String CREATE =
            "CREATE OR REPLACE TABLE t (id VARCHAR, ts TIMESTAMP, label VARCHAR, feature_age"
                    + " INTEGER, tag_region VARCHAR)";

    @TempDir Path root;
    private LandingScene scene;

    @BeforeEach
    void open() throws Exception {
        LandingScene.sql(root, CREATE);
        var url = new PostgresResource().start().get("quarkus.datasource.jdbc.url");
        scene = new LandingScene(root, url);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void insert(String... rows) throws Exception {
        LandingScene.sql(root, "INSERT INTO t VALUES " + String.join(", ", rows));
    }

    @Test
    void rowsOfAWindowAreLandedOnceHoweverOftenItIsCommitted() throws Exception {
        insert(
                "('a', '2026-01-01 00:00:00.000001', 'yes', 7, 'eu')",
                "('b', '2026-01-01 23:59:59', 'no', NULL, 'us')",
                "('later', '2026-01-02', 'no', 1, 'us')");

        var staged = scene.stage(task(1, 1, "2026-01-01", "2026-01-02"));
        assertThat(scene.landed("predictions", "prediction_id")).as("nothing is visible").isEmpty();
        assertThat(scene.landing.staged("scheduled-q1", 1)).contains(staged);

        assertThat(scene.landing.commit(staged)).isTrue();
        assertThat(scene.landing.commit(staged)).isFalse();
        assertThat(
                        scene.landed(
                                "predictions",
                                "prediction_id, feature_age, tag_region, _change_text"))
                .containsExactlyInAnyOrder(
                        "a|7|eu|2026-01-01T00:00:00.000001000",
                        "b|us|2026-01-01T23:59:59.000000000");
        assertThat(scene.committed("predictions")).containsExactly("scheduled-q1");
        assertThat(scene.landing.isLanded(staged.task())).isTrue();
        assertThat(staged.rowsRead()).isEqualTo(2);
        assertThat(staged.rowsLanded()).isEqualTo(2);
    }

    @Test
    void rowsThatAreReadAgainAddNothingAndTwinsStayTwo() throws Exception {
        insert(
                "('a', '2026-01-01 22:00:00', 'yes', 7, 'eu')",
                "('twin', '2026-01-01 23:00:00', 'yes', 7, 'eu')",
                "('twin', '2026-01-01 23:00:00', 'yes', 7, 'eu')");
        scene.land(task(1, 1, "2026-01-01", "2026-01-02"));
        insert(
                "('late', '2026-01-01 23:30:00', 'no', 1, 'us')",
                "('a', '2026-01-01 22:00:00', 'changed', 7, 'eu')");

        var second = scene.land(task(2, 1, "2026-01-01T12:00:00", "2026-01-03"));

        assertThat(second.rowsRead()).isEqualTo(5);
        assertThat(second.rowsKnown()).isEqualTo(3);
        assertThat(second.rowsLanded()).isEqualTo(2);
        assertThat(scene.landed("predictions", "prediction_id, prediction_label"))
                .containsExactlyInAnyOrderElementsOf(scene.sourceRows("id, label", "true"));
        for (int cycle = 3; cycle < 8; cycle++) {
            scene.land(task(cycle, 1, "2026-01-01T12:00:00", "2026-01-0" + cycle));
        }
        assertThat(scene.landed("predictions", "prediction_id")).hasSize(5);
    }

    @Test
    void racingOwnersOfOneWindowLandItOnce() throws Exception {
        insert("('a', '2026-01-01', 'yes', 1, 'eu')");
        scene.land(task(1, 1, "2025-01-01", "2025-01-02"));
        var attempts = new ArrayList<StagedWindow>();
        for (int attempt = 1; attempt <= 4; attempt++) {
            attempts.add(scene.stage(task(2, attempt, "2026-01-01", "2026-01-02")));
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            var commits =
                    attempts.stream()
                            .map(a -> (Callable<Boolean>) () -> scene.landing.commit(a))
                            .toList();
            for (var commit : threads.invokeAll(commits)) {
                commit.get();
            }
        }

        assertThat(scene.landed("predictions", "prediction_id")).containsExactly("a");
        assertThat(scene.committed("predictions")).containsExactly("scheduled-q2");
    }

    @Test
    void anOldOwnerIsFencedAndNoWindowIsLeftOut() throws Exception {
        insert("('a', '2026-01-01', 'yes', 1, 'eu')");
        scene.land(task("scheduled", 1, 5, 1, "2026-01-01", "2026-01-02"));
        var old = scene.stage(task("scheduled", 2, 4, 1, "2026-01-02", "2026-01-03"));
        var early = scene.stage(task("scheduled", 3, 5, 1, "2026-01-03", "2026-01-04"));

        assertThatThrownBy(() -> scene.landing.commit(old))
                .isInstanceOfSatisfying(
                        LandingFailure.class,
                        e -> assertThat(e.code()).isEqualTo(LandingFailure.Code.FENCED));
        assertThatThrownBy(() -> scene.landing.commit(early))
                .isInstanceOfSatisfying(
                        LandingFailure.class,
                        e -> assertThat(e.code()).isEqualTo(LandingFailure.Code.OUT_OF_ORDER));
    }

    @Test
    void rowsThatAnotherLaneLandedMeanwhileAreComparedAgain() throws Exception {
        insert("('a', '2026-01-01', 'yes', 1, 'eu')");
        var slow = scene.stage(task(1, 1, "2026-01-01", "2026-01-02"));
        scene.land(task("triggered", 1, 1, 1, "2025-12-31", "2026-01-03"));

        assertThatThrownBy(() -> scene.landing.commit(slow))
                .isInstanceOfSatisfying(
                        LandingFailure.class,
                        e -> assertThat(e.code()).isEqualTo(LandingFailure.Code.STALE_STAGING));
        scene.land(task(1, 2, "2026-01-01", "2026-01-02"));
        assertThat(scene.landed("predictions", "prediction_id")).containsExactly("a");
    }

    @Test
    void rowsThatBreakARuleAreCountedAndKeptApartWithoutTheirValues() throws Exception {
        insert(
                "('good', '2026-01-01', 'yes', 1, 'eu')",
                "(NULL, '2026-01-01', 'secret', 1, 'eu')",
                "('" + "x".repeat(513) + "', '2026-01-01', 'secret', 1, 'eu')",
                "('no outcome', '2026-01-01', NULL, 1, 'eu')");

        var staged = scene.land(task(1, 1, "2026-01-01", "2026-01-02"));

        assertThat(staged.rowsLanded()).isEqualTo(1);
        assertThat(staged.refused())
                .containsOnlyKeys(
                        "NULL_PREDICTION_ID:prediction_id",
                        "PREDICTION_ID_LENGTH:prediction_id",
                        "NO_OUTCOME:prediction_label")
                .containsValues(1L, 1L, 1L);
        assertThat(scene.landed("predictions", "prediction_id")).containsExactly("good");
        assertThat(scene.landed("quarantine", "COLUMNS(*)"))
                .hasSize(3)
                .noneMatch(row -> row.contains("secret"));
    }

    @Test
    void columnsComeWidenAndGo() throws Exception {
        insert("('a', '2026-01-01', 'yes', 1, 'eu')");
        scene.land(task(1, 1, "2026-01-01", "2026-01-02"));
        LandingScene.sql(
                root,
                "ALTER TABLE t ALTER feature_age TYPE BIGINT",
                "ALTER TABLE t ADD COLUMN feature_new DOUBLE",
                "ALTER TABLE t DROP COLUMN tag_region",
                "INSERT INTO t VALUES ('b', '2026-01-02', 'no', 5000000000, 0.5)");

        scene.land(task(2, 1, "2026-01-02", "2026-01-03"));

        assertThat(scene.landed("predictions", "prediction_id, feature_age, feature_new"))
                .containsExactlyInAnyOrder("a|1", "b|5000000000|0.5");
        assertThat(scene.contents("predictions").columns())
                .contains(
                        new LandedTables.Column("feature_age", "BIGINT"),
                        new LandedTables.Column("tag_region", "VARCHAR"));
    }

    @Test
    void anEmptyWindowMovesTheLaneWithoutFiles() {
        var staged = scene.land(task(1, 1, "2026-01-01", "2026-01-02"));

        assertThat(staged.rowsRead()).isZero();
        assertThat(scene.landing.isLanded(staged.task())).isTrue();
        assertThat(scene.committed("predictions")).isEmpty();
    }

    @Test
    void whatOtherAttemptsLeftIsSwept() throws Exception {
        insert("('a', '2026-01-01', 'yes', 1, 'eu')");
        scene.stage(task(1, 1, "2026-01-01", "2026-01-02"));
        var second = scene.land(task(1, 2, "2026-01-01", "2026-01-02"));

        scene.landing.sweep(second.task());

        assertThat(
                        scene.catalog
                                .store()
                                .children(
                                        second.parts()
                                                .getLast()
                                                .files()
                                                .getFirst()
                                                .path()
                                                .replaceAll("/2/part.*", "")))
                .isEqualTo(List.of("2"));
        assertThat(scene.landed("predictions", "prediction_id")).containsExactly("a");
    }
}
