/** Builds a snapshot's graph file in a child process and publishes it in the object store. */
@NullMarked
package io.grapholap.exportworker.graph;

import org.jspecify.annotations.NullMarked;
