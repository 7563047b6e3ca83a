/** What the platform asks of a warehouse, whichever it is: run a SELECT and leave Parquet files. */
@NullMarked
package io.grapholap.warehouse;

import org.jspecify.annotations.NullMarked;
