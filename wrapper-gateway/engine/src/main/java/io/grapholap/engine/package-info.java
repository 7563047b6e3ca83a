/**
 * What every graph engine offers: open a graph file, ask it, read its shape, write results back.
 */
@NullMarked
package io.grapholap.engine;

import org.jspecify.annotations.NullMarked;
