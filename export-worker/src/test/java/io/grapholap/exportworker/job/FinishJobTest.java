package io.grapholap.exportworker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.definition.QualityPolicy;
import io.grapholap.common.job.EntityQuality;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.job.JobFailure.Code;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import io.grapholap.lake.StoreException;
import io.grapholap.warehouse.ExportCancelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishJobTest {
    private static final String AIRPORTS =
            "SELECT * FROM (VALUES ('ZRH', 'Zürich'), ('GVA', 'Genève')) t(iata, name)";
    private static final String ROUTES = "SELECT 'ZRH' AS origin, 'GVA' AS destination";

    @TempDir Path directory;
    private Landing landing;
    private ObjectStore store;
    private FinishJob finish;

    @BeforeEach
    void openStore() {
        landing = new Landing(directory);
        store = landing.store();
        var checks = new FinishChecks(TestConfig.in(directory.resolve("work")));
        finish = new FinishJob(checks, Clock.systemUTC());
    }

    @Test
    void soundExportsBecomeASnapshot() throws IOException {
        var result = run(AIRPORTS, ROUTES);

        assertThat(result.nodeCounts()).isEqualTo(Map.of("Airport", 2L));
        assertThat(result.edgeCounts()).isEqualTo(Map.of("ROUTE", 1L));
        assertThat(result.quality()).allMatch(quality -> quality.dropped() == 0).hasSize(2);
        var manifest = SnapshotManifest.read(store);
        assertThat(manifest.snapshotId()).isEqualTo(7);
        assertThat(manifest.entity(EntityKind.NODE, "Airport").columns())
                .extracting(PropertyDefinition::name)
                .containsExactly("iata", "name");
        assertThat(result.manifest().crc32c()).isEqualTo(SnapshotManifest.checksum(store));
        assertThat(result.bytes())
                .isEqualTo(
                        manifest.entities().stream()
                                .flatMap(e -> e.files().stream())
                                .mapToLong(f -> store.size(f.path()))
                                .sum());
    }

    @Test
    void anEmptySnapshotIsSound() throws IOException {
        var result = run(AIRPORTS + " WHERE false", ROUTES + " WHERE false");
        assertThat(result.nodeCounts()).isEqualTo(Map.of("Airport", 0L));
    }

    @Test
    void aMissingKeyIsRefused() {
        var failure = fails(AIRPORTS + " UNION ALL SELECT NULL, 'Nowhere'", ROUTES, Code.NULL_KEY);

        assertThat(failure.entity()).isEqualTo("Airport");
        assertThat(failure.column()).isEqualTo("iata");
        assertThat(failure.reason()).startsWith("1 row has no key");
        assertThat(failure.example()).contains("Nowhere");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void aRefusalSaysAllThatWasFound() {
        var failure =
                fails(
                        AIRPORTS + " UNION ALL SELECT NULL, 'Nowhere'",
                        ROUTES + " UNION ALL SELECT 'ZRH', 'XXX'",
                        Code.NULL_KEY);

        assertThat(failure.reason()).contains("quality_policy");
        assertThat(failure.quality())
                .extracting(EntityQuality::name)
                .containsExactly("Airport", "ROUTE");
        assertThat(failure.quality().getFirst().nullKeys()).isEqualTo(1);
        assertThat(failure.quality().getFirst().dropped()).isZero();
        assertThat(failure.quality().getLast().danglingTo()).isEqualTo(1);
    }

    @Test
    void aKeyOfTwoNodesIsRefused() {
        var failure = fails(AIRPORTS + " UNION ALL " + AIRPORTS, ROUTES, Code.DUPLICATE_KEY);

        assertThat(failure.reason()).startsWith("2 keys stand for more than one node each");
        assertThat(failure.example()).matches("(ZRH|GVA) \\(2 times\\)");
    }

    @Test
    void anEdgeToNowhereIsRefused() {
        var failure =
                fails(AIRPORTS, ROUTES + " UNION ALL SELECT 'ZRH', 'XXX'", Code.DANGLING_EDGE);

        assertThat(failure.entity()).isEqualTo("ROUTE");
        assertThat(failure.column()).isEqualTo("destination");
        assertThat(failure.reason()).startsWith("1 edge ends at no node Airport");
        assertThat(failure.example()).isEqualTo("XXX");
    }

    @Test
    void anEdgeWithoutAnEndIsRefused() {
        var failure = fails(AIRPORTS, ROUTES + " UNION ALL SELECT NULL, 'ZRH'", Code.NULL_KEY);
        assertThat(failure.column()).isEqualTo("origin");
    }

    @Test
    void nothingIsPublishedWhenARuleIsBroken() {
        fails(AIRPORTS + " UNION ALL " + AIRPORTS, ROUTES, Code.DUPLICATE_KEY);
        assertThatThrownBy(() -> SnapshotManifest.read(store))
                .isInstanceOf(StoreException.NotFound.class);
    }

    @Test
    void whatDeadAttemptsLeftIsSweptAndNothingElse() throws IOException {
        store.putAtomic("nodes/Airport/dead/part-0.parquet", new byte[3]);
        store.putAtomic("nodes/Other/p9/part-0.parquet", new byte[3]);

        run(AIRPORTS, ROUTES);

        assertThat(store.children("nodes/Airport")).containsExactly(Attempts.PREFIX);
        assertThat(store.children("nodes/Other")).containsExactly("p9");
    }

    @Test
    void aLostFileIsNoticed() throws IOException {
        var work = work(AIRPORTS, ROUTES);
        var file = work.exports().getFirst().files().getFirst();
        Files.writeString(store.localPath(file.path()).orElseThrow(), "short");

        assertThatThrownBy(() -> finish.run(attempt(work), work))
                .isInstanceOf(StoreException.Corrupt.class)
                .hasMessageContaining(file.path());
    }

    @Test
    void anAttemptThatIsNotWantedAnyMorePublishesNothing() throws IOException {
        var work = work(AIRPORTS, ROUTES);
        var attempt = attempt(work);
        attempt.cancellation().cancel();

        assertThatThrownBy(() -> finish.run(attempt, work)).isInstanceOf(ExportCancelled.class);
        assertThat(store.children("nodes/Airport")).isNotEmpty();
        assertThatThrownBy(() -> SnapshotManifest.read(store))
                .isInstanceOf(StoreException.NotFound.class);
    }

    private JobResult.Finished run(String airports, String routes) throws IOException {
        var work = work(airports, routes);
        return finish.run(attempt(work), work);
    }

    private JobFailure fails(String airports, String routes, Code code) {
        var failure = new CompletableFuture<JobFailure>();
        assertThatThrownBy(() -> run(airports, routes))
                .isInstanceOfSatisfying(JobFailed.class, e -> failure.complete(e.failure()));
        assertThat(failure.join().code()).isEqualTo(code);
        return failure.join();
    }

    private Attempt attempt(JobWork work) throws IOException {
        return Attempts.of(work, directory, Duration.ofMinutes(1));
    }

    private JobWork.Finish work(String airports, String routes) throws IOException {
        return landing.flights(QualityPolicy.FAIL, airports, routes);
    }
}
