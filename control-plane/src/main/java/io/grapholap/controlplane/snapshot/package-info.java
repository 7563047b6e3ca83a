/** Snapshots: the data of a mapping, frozen. */
@NullMarked
package io.grapholap.controlplane.snapshot;

import org.jspecify.annotations.NullMarked;
