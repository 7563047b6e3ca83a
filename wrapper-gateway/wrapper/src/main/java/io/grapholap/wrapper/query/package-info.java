/** Questions in Cypher and their answers. */
@NullMarked
package io.grapholap.wrapper.query;

import org.jspecify.annotations.NullMarked;
