/** One process around one graph: queries, algorithms, and word of how it fares. */
@NullMarked
package io.grapholap.wrapper;

import org.jspecify.annotations.NullMarked;
