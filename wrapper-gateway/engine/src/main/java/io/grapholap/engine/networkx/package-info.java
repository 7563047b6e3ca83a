/** The functions of NetworkX, under its names, on our graph. */
@NullMarked
package io.grapholap.engine.networkx;

import org.jspecify.annotations.NullMarked;
