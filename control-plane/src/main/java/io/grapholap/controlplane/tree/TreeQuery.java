package io.grapholap.controlplane.tree;

import org.jspecify.annotations.Nullable;

/**
 * What of a tree is wanted.
 *
 * @param status state of the snapshots to show; null for all
 */
record TreeQuery(long mappingId, boolean includeInstances, @Nullable String status) {}
