/**
 * The frame of graph algorithms: the graph they run on, how they declare themselves, and what they
 * return. Conventions are those of NetworkX and LDBC Graphalytics.
 */
@NullMarked
package io.grapholap.engine.algorithm;

import org.jspecify.annotations.NullMarked;
