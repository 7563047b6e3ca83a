/**
 * How much all instances may reserve: one counter for the cluster and one for each owner, exact
 * under any concurrency.
 */
@NullMarked
package io.grapholap.controlplane.limit;

import org.jspecify.annotations.NullMarked;
