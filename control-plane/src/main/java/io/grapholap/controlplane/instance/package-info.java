/**
 * Private graph databases on a snapshot: their life, their API, and the reconciler that runs them.
 */
@NullMarked
package io.grapholap.controlplane.instance;

import org.jspecify.annotations.NullMarked;
