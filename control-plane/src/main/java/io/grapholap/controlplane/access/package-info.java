/** Who may read, use and change snapshots and instances: visibility and grants. */
@NullMarked
package io.grapholap.controlplane.access;

import org.jspecify.annotations.NullMarked;
