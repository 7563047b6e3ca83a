/**
 * Processes of this machine: who they are, whether they live, how they are started, kept up and
 * stopped.
 */
@NullMarked
package io.grapholap.local.process;

import org.jspecify.annotations.NullMarked;
