/**
 * Questions to warehouses. The control plane opens none itself: export-workers answer, so that
 * drivers and hostile hosts never share a process with its keys.
 */
@NullMarked
package io.grapholap.controlplane.warehouse;

import org.jspecify.annotations.NullMarked;
