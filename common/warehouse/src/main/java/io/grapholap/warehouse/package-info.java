/** What the platform asks of a warehouse, whichever it is: say what a SELECT yields, or run it. */
@NullMarked
package io.grapholap.warehouse;

import org.jspecify.annotations.NullMarked;
