/**
 * Wrappers as child processes of the control plane's own user, with their records in a directory.
 */
@NullMarked
package io.grapholap.controlplane.runtime.process;

import org.jspecify.annotations.NullMarked;
