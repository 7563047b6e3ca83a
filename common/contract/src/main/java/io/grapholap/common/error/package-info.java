/** Error codes are API: one table of codes and statuses, few kinds of exception, one body. */
@NullMarked
package io.grapholap.common.error;

import org.jspecify.annotations.NullMarked;
