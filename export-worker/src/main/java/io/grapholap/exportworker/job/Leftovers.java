package io.grapholap.exportworker.job;

import io.grapholap.common.job.DataFile;
import io.grapholap.common.job.EntityExport;
import io.grapholap.lake.SnapshotLayout;
import io.grapholap.lake.SnapshotManifest;
import io.grapholap.lake.SnapshotManifest.Entity;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Deletes files of a snapshot that nobody will read; best effort. */
final class Leftovers {
    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    private final Attempt attempt;

    Leftovers(Attempt attempt) {
        this.attempt = attempt;
    }

    /**
     * Deletes what dead attempts left, once the manifest is written. What was exported stays, even
     * where rows were dropped from it: if this attempt's report is lost, another one needs it.
     */
    void ofDeadAttempts(List<Entity> entities, List<EntityExport> exports) {
        var kept =
                Stream.concat(
                                entities.stream().flatMap(entity -> entity.files().stream()),
                                exports.stream().flatMap(export -> export.files().stream()))
                        .map(DataFile::path)
                        .map(Leftovers::directory)
                        .collect(Collectors.toSet());
        for (var entity : entities) {
            sweep(SnapshotLayout.entity(entity.kind(), entity.name()), kept);
            var quarantine = SnapshotLayout.quarantine(entity.kind(), entity.name());
            sweep(quarantine, Set.of(quarantine + "/" + attempt.job().prefix()));
        }
    }

    /** Deletes data that the manifest does not name, once no other attempt can need it. */
    void ofManifest() {
        SnapshotManifest manifest;
        try {
            manifest = SnapshotManifest.read(attempt.store());
        } catch (RuntimeException e) {
            LOG.warnf("Files without a reader are left behind: %s", e.getMessage());
            return;
        }
        for (var entity : manifest.entities()) {
            var named = entity.files().stream().map(DataFile::path).collect(Collectors.toSet());
            var directories = named.stream().map(Leftovers::directory).collect(Collectors.toSet());
            sweep(SnapshotLayout.entity(entity.kind(), entity.name()), directories);
            directories.forEach(directory -> sweep(directory, named));
        }
    }

    private void sweep(String directory, Collection<String> kept) {
        try {
            attempt.store().children(directory).stream()
                    .map(child -> directory + "/" + child)
                    .filter(child -> !kept.contains(child))
                    .forEach(child -> {
                        attempt.checkStillWanted();
                        attempt.store().deleteAll(child);
                    });
        } catch (RuntimeException e) {
            LOG.warnf("Files without a reader are left behind: %s", e.getMessage());
        }
    }

    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
