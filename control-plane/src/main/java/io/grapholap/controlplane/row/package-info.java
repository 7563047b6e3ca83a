/** How values that have no column type of their own lie in a row. */
@NullMarked
package io.grapholap.controlplane.row;

import org.jspecify.annotations.NullMarked;
