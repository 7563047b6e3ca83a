/** What the control plane is told: progress, ready, failed, heartbeats. */
@NullMarked
package io.grapholap.wrapper.report;

import org.jspecify.annotations.NullMarked;
