/** The one place where an exception becomes an answer. */
@NullMarked
package io.grapholap.platform.error;

import org.jspecify.annotations.NullMarked;
