/** What holds a graph together and what it is made of. */
@NullMarked
package io.grapholap.engine.algorithm.structure;

import org.jspecify.annotations.NullMarked;
