/** The graph of this instance: how it comes up, and where it is now. */
@NullMarked
package io.grapholap.wrapper.graph;

import org.jspecify.annotations.NullMarked;
