/** Rules for input fields that mappings, snapshots and instances share. */
@NullMarked
package io.grapholap.controlplane.rule;

import org.jspecify.annotations.NullMarked;
