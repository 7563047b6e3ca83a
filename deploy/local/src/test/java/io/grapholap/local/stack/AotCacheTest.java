package io.grapholap.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    private final List<String> journal = new ArrayList<>();
    @TempDir private Path app;
    private AotCache cache;

    @BeforeEach
    void packaged() throws IOException {
        Files.writeString(app.resolve("quarkus-run.jar"), "one");
        cache = new AotCache(app);
    }

    @Test
    void aSealedCacheIsUsedUntilAJarChanges() throws IOException {
        Files.writeString(cache.file(), "cache");
        cache.seal();
        assertThat(plan(false).flags(cache)).contains("-XX:AOTCache=" + cache.file());

        Files.writeString(app.resolve("quarkus-run.jar"), "another");

        assertThat(plan(false).flags(cache)).isEmpty();
        assertThat(journal).singleElement().asString().contains("of other jars");
    }

    @Test
    void anUnsealedCacheIsNotTrusted() throws IOException {
        Files.writeString(cache.file(), "cut short");

        assertThat(cache.fits()).isFalse();
    }

    @Test
    void trainingRecordsWhatIsMissingAndSealsWhatWasWritten() throws IOException {
        var training = plan(true);

        assertThat(training.flags(cache)).containsExactly("-XX:AOTCacheOutput=" + cache.file());
        Files.writeString(cache.file(), "cache");
        training.seal();

        assertThat(cache.fits()).isTrue();
        assertThat(plan(true).flags(cache)).contains("-XX:AOTCache=" + cache.file());
    }

    @Test
    void theWrapperGetsItsCacheOrItsRecordingFlag() throws IOException {
        assertThat(plan(true).wrapper(cache).options())
                .containsExactly("-XX:AOTCacheOutput=" + cache.file());
        Files.writeString(cache.file(), "cache");
        cache.seal();

        assertThat(plan(false).wrapper(cache).cache()).contains(cache.file());
    }

    private AotPlan plan(boolean training) {
        return new AotPlan(training, journal::add);
    }
}
