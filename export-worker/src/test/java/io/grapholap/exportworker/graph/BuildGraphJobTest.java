package io.grapholap.exportworker.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.exportworker.job.Attempt;
import io.grapholap.exportworker.job.Attempts;
import io.grapholap.exportworker.job.JobFailed;
import io.grapholap.exportworker.job.TestConfig;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotManifest;
import io.grapholap.lake.StoreException;
import io.grapholap.warehouse.ExportCancelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The child process is a shell script here that stands where the Java binary would. */
class BuildGraphJobTest {
    private static final JobWork.BuildGraph WORK = new JobWork.BuildGraph("ryugraph");
    private static final String SUCCEEDS =
            """
            for spec; do :; done
            out=$(sed 's/.*"output_dir":"\\([^"]*\\)".*/\\1/' "$spec")
            printf graph > "$out/graph.db"
            echo some noise of a library
            echo '{"engine_version":"0.11.2","files":[{"name":"graph.db","bytes":5,"crc32c":"3c5b88c1"}],"node_count":3,"edge_count":4}'
            """;

    @TempDir Path directory;
    private ObjectStore store;

    @BeforeEach
    void writeSnapshotManifest() {
        store = ObjectStore.of(directory.resolve("store").toUri());
        store.putAtomic("manifest.json", "{}".getBytes(UTF_8));
    }

    @Test
    void aBuiltGraphIsPublishedAndNamedLast() throws IOException {
        store.putAtomic("graph/ryugraph-0.11.2/dead/graph.db", new byte[1]);
        store.putAtomic("graph/.build-ryugraph-dead/graph.db", new byte[1]);
        store.putAtomic("graph/.build-other-alive/graph.db", new byte[1]);

        var result = run(SUCCEEDS, Duration.ofMinutes(1));

        var manifest = GraphManifest.read(store, "ryugraph");
        assertThat(manifest.snapshotManifestCrc32c()).isEqualTo(SnapshotManifest.checksum(store));
        assertThat(manifest.nodeCount()).isEqualTo(3);
        assertThat(manifest.edgeCount()).isEqualTo(4);
        var file = manifest.files().getFirst();
        assertThat(file.path()).isEqualTo("graph/ryugraph-0.11.2/p1/graph.db");
        assertThat(store.read(file.path())).asString(UTF_8).isEqualTo("graph");
        assertThat(result.bytes()).isEqualTo(5);
        assertThat(store.children("graph/ryugraph-0.11.2")).containsExactly("p1");
        assertThat(store.children("graph"))
                .containsExactlyInAnyOrder("ryugraph", "ryugraph-0.11.2", ".build-other-alive");
    }

    @Test
    void whatTheChildSaysIsTheReason() {
        assertThatThrownBy(() ->
                        run(
                                "echo noise >&2; echo 'Airport.tags: LIST keys are not supported' >&2; exit 1",
                                Duration.ofMinutes(1)))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("BUILD_FAILED: Airport.tags: LIST keys are not supported");
        assertThatThrownBy(() -> GraphManifest.read(store, "ryugraph"))
                .isInstanceOf(StoreException.NotFound.class);
    }

    @Test
    void aChildThatTakesTooLongIsKilled() {
        assertThatThrownBy(() -> run("exec sleep 60", Duration.ofMillis(500)))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("DEADLINE_EXCEEDED");
    }

    @Test
    void cancellingKillsTheChild() throws IOException {
        var started = directory.resolve("started");
        var attempt = Attempts.of(WORK, directory, Duration.ofMinutes(1));
        var job =
                job(
                        "echo $$ > "
                                + started
                                + ".tmp; mv "
                                + started
                                + ".tmp "
                                + started
                                + "; exec sleep 60");
        var running = CompletableFuture.supplyAsync(() -> job.run(attempt, WORK));
        Awaitility.await().until(() -> Files.exists(started));
        long pid = Long.parseLong(Files.readString(started).strip());

        attempt.cancellation().cancel();

        Awaitility.await().until(running::isDone);
        assertThat(running.exceptionNow()).isInstanceOf(ExportCancelled.class);
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aPackagedWorkerBuildsWithTheEnginesJarAlone() throws IOException {
        var engine = library("main/io.grapholap.graph-olap-engine-1.jar");
        var logging = library("boot/org.jboss.logging.jboss-logging-3.jar");
        library("main/io.quarkus.quarkus-core-3.jar");

        assertThat(ChildJvm.classPath(directory.resolve("quarkus-run.jar").toString()))
                .isEqualTo(engine + ":" + logging);
        assertThat(ChildJvm.classPath("/x/classes:/x/a.jar")).isEqualTo("/x/classes:/x/a.jar");
    }

    @Test
    void aPackagedWorkerWithoutTheEngineSaysSo() throws IOException {
        library("main/io.quarkus.quarkus-core-3.jar");

        assertThatThrownBy(
                        () -> ChildJvm.classPath(directory.resolve("quarkus-run.jar").toString()))
                .hasMessageContaining("graph-olap-engine");
    }

    private Path library(String name) throws IOException {
        var jar = directory.resolve("lib").resolve(name);
        Files.createDirectories(jar.getParent());
        return Files.createFile(jar);
    }

    private JobResult.GraphBuilt run(String script, Duration timeLeft) throws IOException {
        Attempt attempt = Attempts.of(WORK, directory, timeLeft);
        return job(script).run(attempt, WORK);
    }

    private BuildGraphJob job(String script) throws IOException {
        var java = directory.resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        return new BuildGraphJob(
                new TestConfig(directory.resolve("work"), Optional.of(java)), Clock.systemUTC());
    }
}
