/** What operators see of the platform's work, and the work they have done now. */
@NullMarked
package io.grapholap.controlplane.ops;

import org.jspecify.annotations.NullMarked;
