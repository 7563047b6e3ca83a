/** Where wrappers run: what is asked of a runtime, and what it says it sees. */
@NullMarked
package io.grapholap.controlplane.runtime;

import org.jspecify.annotations.NullMarked;
