package io.grapholap.exportworker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.EntityQuality.Sample;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import io.grapholap.warehouse.ExportCancelled;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirtyDataTest {
    private static final String AIRPORTS =
            "SELECT * FROM (VALUES ('ZRH', 'Zürich'), (NULL, 'Nowhere'), ('GVA', 'Genf'),"
                    + " ('GVA', NULL), ('GVA', 'Genève')) t(iata, name)";
    private static final String ROUTES =
            "SELECT * FROM (VALUES ('ZRH', 'GVA'), ('ZRH', 'GVA'), (NULL, 'ZRH'), ('ZRH', NULL),"
                    + " ('XXX', 'ZRH'), ('ZRH', 'YYY'), ('XXX', 'YYY')) t(origin, destination)";

    @TempDir Path directory;
    private Landing landing;
    private ObjectStore store;
    private FinishJob finish;

    @BeforeEach
    void openStore() {
        landing = new Landing(directory);
        store = landing.store();
        finish =
                new FinishJob(
                        new FinishChecks(TestConfig.in(directory.resolve("work"))),
                        Clock.systemUTC());
    }

    @Test
    void droppedRowsAreCountedAndLeftOut() throws IOException {
        var result = run(landing.flights(QualityPolicy.DROP, AIRPORTS, ROUTES), "p2");

        assertThat(result.nodeCounts()).isEqualTo(Map.of("Airport", 2L));
        assertThat(result.edgeCounts()).isEqualTo(Map.of("ROUTE", 2L));
        var manifest = SnapshotManifest.read(store);
        assertThat(landing.rows(manifest.entity(EntityKind.NODE, "Airport")))
                .containsExactly("GVA|Genf", "ZRH|Zürich");
        assertThat(landing.rows(manifest.entity(EntityKind.EDGE, "ROUTE")))
                .containsExactly("ZRH|GVA", "ZRH|GVA");
        var airports = result.quality().getFirst();
        assertThat(counts(airports)).containsExactly(5L, 1L, 2L, 0L, 0L, 3L);
        assertThat(counts(result.quality().getLast())).containsExactly(7L, 2L, 0L, 2L, 2L, 5L);
        assertThat(airports.quarantinePath()).isNull();
        assertThat(airports.samples())
                .extracting(Sample::problem)
                .containsExactly("null_key", "duplicate_key", "duplicate_key", "duplicate_key");
        assertThat(store.children("quarantine")).isEmpty();
    }

    @Test
    void quarantinedRowsLieInAFileOfTheirOwnWithTheReason() throws IOException {
        var result = run(landing.flights(QualityPolicy.QUARANTINE, AIRPORTS, ROUTES), "p2");

        assertThat(result.nodeCounts()).isEqualTo(Map.of("Airport", 2L));
        assertThat(quarantined(result.quality().getFirst()))
                .containsExactly(
                        "GVA|Genève|duplicate_key",
                        "GVA|null|duplicate_key",
                        "null|Nowhere|null_key");
        assertThat(quarantined(result.quality().getLast()))
                .containsExactly(
                        "XXX|YYY|dangling_from, dangling_to",
                        "XXX|ZRH|dangling_from",
                        "ZRH|YYY|dangling_to",
                        "ZRH|null|null_key",
                        "null|ZRH|null_key");
    }

    @Test
    void whichOfTwoNodesStaysDependsOnTheirValuesAlone() throws IOException {
        var names = List.of("'Genf'", "'Genève'", "NULL");
        for (int i = 0; i < names.size(); i++) {
            var parts = new java.util.ArrayList<String>();
            for (int j = 0; j < names.size(); j++) {
                parts.add(
                        "SELECT 'GVA' AS iata, %s AS name"
                                .formatted(names.get((i + j) % names.size())));
            }
            run(landing.flights(QualityPolicy.DROP, parts, ROUTES), "p2-" + i);

            assertThat(
                            landing.rows(
                                    SnapshotManifest.read(store)
                                            .entity(EntityKind.NODE, "Airport")))
                    .containsExactly("GVA|Genf");
        }
    }

    @Test
    void onlyFilesWithSuchRowsAreWrittenAnew() throws IOException {
        var sound = "SELECT 'ZRH' AS iata, 'Zürich' AS name";
        var work =
                landing.flights(
                        QualityPolicy.DROP,
                        List.of(sound, "SELECT NULL AS iata, 'Nowhere' AS name"),
                        "SELECT 'ZRH' AS origin, 'ZRH' AS destination");

        run(work, "p2");

        var files = SnapshotManifest.read(store).entity(EntityKind.NODE, "Airport").files();
        assertThat(files.getFirst()).isEqualTo(work.exports().getFirst().files().getFirst());
        assertThat(files).hasSize(2);
        assertThat(files.getLast().path()).startsWith("nodes/Airport/p2/");
        assertThat(files.getLast().rows()).isZero();
    }

    @Test
    void nothingIsLeftWhenEveryRowGoes() throws IOException {
        var result =
                run(
                        landing.flights(
                                QualityPolicy.DROP, "SELECT NULL AS iata, 'x' AS name", ROUTES),
                        "p2");

        assertThat(result.nodeCounts()).isEqualTo(Map.of("Airport", 0L));
        assertThat(result.edgeCounts()).isEqualTo(Map.of("ROUTE", 0L));
    }

    @Test
    void anAttemptWhoseReportWasLostIsDoneAgain() throws IOException {
        var work = landing.flights(QualityPolicy.QUARANTINE, AIRPORTS, ROUTES);
        var lost = run(work, "p2");

        var again = run(work, "p3");

        assertThat(again.nodeCounts()).isEqualTo(lost.nodeCounts());
        assertThat(quarantined(again.quality().getFirst())).hasSize(3);
        assertThat(store.children("nodes/Airport"))
                .containsExactlyInAnyOrder(Attempts.PREFIX, "p3");
        assertThat(store.children("quarantine/nodes/Airport")).containsExactly("p3");
    }

    @Test
    void anAttemptThatIsNotWantedAnyMoreLeavesNothing() throws IOException {
        var work = landing.flights(QualityPolicy.QUARANTINE, AIRPORTS, ROUTES);
        var attempt = Attempts.of(work, directory, Duration.ofMinutes(1), "p2");
        attempt.cancellation().cancel();

        assertThatThrownBy(() -> finish.run(attempt, work)).isInstanceOf(ExportCancelled.class);
        attempt.discard();

        assertThat(store.children("nodes/Airport")).containsExactly(Attempts.PREFIX);
    }

    @Test
    void droppedRowsAreGoneFromTheStoreOnceTheManifestCounts() throws IOException {
        var work = landing.flights(QualityPolicy.DROP, AIRPORTS, ROUTES);
        run(work, "p2");

        new Leftovers(Attempts.of(work, directory, Duration.ofMinutes(1), "p3")).ofManifest();

        assertThat(store.children("nodes/Airport")).containsExactly("p2");
        assertThat(landing.rows(SnapshotManifest.read(store).entity(EntityKind.NODE, "Airport")))
                .hasSize(2);
    }

    private JobResult.Finished run(JobWork.Finish work, String prefix) throws IOException {
        return finish.run(Attempts.of(work, directory, Duration.ofMinutes(1), prefix), work);
    }

    private List<String> quarantined(EntityQuality quality) {
        return landing.rows(List.of(quality.quarantinePath()));
    }

    private static List<Long> counts(EntityQuality quality) {
        return List.of(
                quality.rows(),
                quality.nullKeys(),
                quality.duplicateKeys(),
                quality.danglingFrom(),
                quality.danglingTo(),
                quality.dropped());
    }
}
