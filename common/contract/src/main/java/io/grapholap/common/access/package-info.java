/** Who else may use what a user owns. */
@NullMarked
package io.grapholap.common.access;

import org.jspecify.annotations.NullMarked;
