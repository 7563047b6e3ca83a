package io.grapholap.exportworker.job;

import io.grapholap.common.job.EntityQuality;
import io.grapholap.lake.SnapshotManifest.Entity;

/**
 * What a definition brings into the snapshot.
 *
 * @param entity its files, with sound rows only
 * @param quality what was found in its rows, and what became of them
 */
record Checked(Entity entity, EntityQuality quality) {}
