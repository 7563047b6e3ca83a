/**
 * Work that is done every now and then, on one control plane at a time: when it is due, who is at
 * it, how it went, and how operators have it done now.
 */
@NullMarked
package io.grapholap.controlplane.job;

import org.jspecify.annotations.NullMarked;
