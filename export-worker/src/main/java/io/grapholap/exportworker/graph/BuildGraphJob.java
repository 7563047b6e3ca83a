package io.grapholap.exportworker.graph;

import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.JobResult;
import io.grapholap.common.job.JobWork;
import io.grapholap.exportworker.graph.BuildResult.BuiltFile;
import io.grapholap.exportworker.job.Attempt;
import io.grapholap.exportworker.job.GraphBuild;
import io.grapholap.exportworker.job.WorkerConfig;
import io.grapholap.lake.GraphManifest;
import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.SnapshotLayout;
import io.grapholap.lake.SnapshotManifest;
import io.grapholap.lake.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Builds the graph that instances of a snapshot will copy, and names it in a manifest, last. */
@ApplicationScoped
class BuildGraphJob implements GraphBuild {
    private static final Logger LOG = Logger.getLogger(BuildGraphJob.class);
    private static final String BUILDS = "graph/";

    private final WorkerConfig config;
    private final Clock clock;

    BuildGraphJob(WorkerConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public JobResult.GraphBuilt run(Attempt attempt, JobWork.BuildGraph work) {
        var store = attempt.store();
        var source = SnapshotManifest.checksum(store);
        var output = output(attempt, work.engine());
        var built =
                new GraphBuildProcess(config.build())
                        .run(
                                attempt,
                                new BuildSpec(
                                        attempt.job().root(),
                                        work.engine(),
                                        output.toString(),
                                        config.build().memory().asLongValue(),
                                        config.threads()));
        var directory =
                SnapshotLayout.graphAttempt(
                        work.engine(), built.engineVersion(), attempt.job().prefix());
        attempt.writes(directory);
        var files = publish(built, output, store, directory);
        attempt.checkStillWanted();
        var manifest =
                new GraphManifest(
                                GraphManifest.FORMAT,
                                work.engine(),
                                built.engineVersion(),
                                files,
                                source,
                                built.nodeCount(),
                                built.edgeCount(),
                                clock.instant())
                        .write(store);
        sweep(
                attempt,
                work.engine(),
                SnapshotLayout.graphs(work.engine(), built.engineVersion()),
                directory);
        return new JobResult.GraphBuilt(
                work.engine(),
                built.engineVersion(),
                manifest,
                files.stream().mapToLong(DataFile::bytes).sum());
    }

    /** In the store where that is a directory, so that the graph is moved and not copied. */
    private static Path output(Attempt attempt, String engine) {
        var directory = BUILDS + building(engine) + attempt.job().prefix();
        attempt.writes(directory);
        var output =
                attempt.store()
                        .localPath(directory)
                        .orElseGet(() -> attempt.scratch().resolve("graph"));
        try {
            return Files.createDirectories(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins with a dot, as no directory of the layout does. */
    private static String building(String engine) {
        return ".build-" + engine + "-";
    }

    private static List<DataFile> publish(
            BuildResult built, Path output, ObjectStore store, String directory) {
        return built.files().stream().map(file -> publish(file, output, store, directory)).toList();
    }

    private static DataFile publish(
            BuiltFile file, Path output, ObjectStore store, String directory) {
        var stored = store.adopt(output.resolve(file.name()), directory + "/" + file.name());
        if (stored.bytes() != file.bytes() || !stored.crc32c().equals(file.crc32c())) {
            throw new StoreException.Corrupt(
                    "The object " + stored.path() + " is not what the graph build wrote.");
        }
        return stored;
    }

    /** Deletes what other attempts at this engine's graph left; best effort. */
    private static void sweep(Attempt attempt, String engine, String graphs, String own) {
        var store = attempt.store();
        try {
            var builds =
                    store.children(BUILDS.substring(0, BUILDS.length() - 1)).stream()
                            .filter(name -> name.startsWith(building(engine)))
                            .map(name -> BUILDS + name);
            var graphsOfOthers =
                    store.children(graphs).stream()
                            .map(name -> graphs + "/" + name)
                            .filter(path -> !path.equals(own));
            Stream.concat(builds, graphsOfOthers)
                    .forEach(path -> {
                        attempt.checkStillWanted();
                        store.deleteAll(path);
                    });
        } catch (RuntimeException e) {
            LOG.warnf("Files of dead attempts are left behind: %s", e.getMessage());
        }
    }
}
