/**
 * What the importer asks of a warehouse: look at a table, tell the time, and give the rows of one
 * half-open window of its change column. Entry: {@link io.grapholap.warehouse.source.ImportSource}.
 */
@NullMarked
package io.grapholap.warehouse.source;

import org.jspecify.annotations.NullMarked;
