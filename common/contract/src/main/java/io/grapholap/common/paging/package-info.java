/** Pages of lists and the query parameters that choose them. */
@NullMarked
package io.grapholap.common.paging;

import org.jspecify.annotations.NullMarked;
