/** A mapping with all that came of it: its versions, their snapshots, their instances. */
@NullMarked
package io.grapholap.controlplane.tree;

import org.jspecify.annotations.NullMarked;
