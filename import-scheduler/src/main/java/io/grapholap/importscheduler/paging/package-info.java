/** Stable pages of lists that grow at their head. */
@NullMarked
package io.grapholap.importscheduler.paging;

import org.jspecify.annotations.NullMarked;
