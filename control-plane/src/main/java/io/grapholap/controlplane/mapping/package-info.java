/** Mappings: a graph described once, in immutable versions. */
@NullMarked
package io.grapholap.controlplane.mapping;

import org.jspecify.annotations.NullMarked;
