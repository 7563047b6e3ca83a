/** Data sources: which kinds there are, and what each needs to be told. */
@NullMarked
package io.grapholap.common.datasource;

import org.jspecify.annotations.NullMarked;
