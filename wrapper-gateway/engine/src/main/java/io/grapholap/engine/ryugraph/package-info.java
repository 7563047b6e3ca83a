/** The embedded Cypher engine of the Kuzu lineage, behind the engine SPI. */
@NullMarked
package io.grapholap.engine.ryugraph;

import org.jspecify.annotations.NullMarked;
