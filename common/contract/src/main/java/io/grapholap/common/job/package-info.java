/** Shapes of the internal API through which workers claim export jobs and keep their lease. */
@NullMarked
package io.grapholap.common.job;

import org.jspecify.annotations.NullMarked;
