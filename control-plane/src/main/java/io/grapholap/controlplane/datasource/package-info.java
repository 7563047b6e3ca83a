/** Data sources: where mappings read from, with credentials that are never shown. */
@NullMarked
package io.grapholap.controlplane.datasource;

import org.jspecify.annotations.NullMarked;
