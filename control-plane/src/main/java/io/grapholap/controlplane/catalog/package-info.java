/** The schema browser: what is in the warehouse, as last told, the same on every replica. */
@NullMarked
package io.grapholap.controlplane.catalog;

import org.jspecify.annotations.NullMarked;
