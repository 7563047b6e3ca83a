/** Who did what to which resource, kept for good. */
@NullMarked
package io.grapholap.controlplane.audit;

import org.jspecify.annotations.NullMarked;
