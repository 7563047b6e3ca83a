/** Takes export jobs from the control plane, runs each under a lease, and reports how it ended. */
@NullMarked
package io.grapholap.exportworker.job;

import org.jspecify.annotations.NullMarked;
