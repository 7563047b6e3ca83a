/** Work beside other work of the same request. */
@NullMarked
package io.grapholap.importscheduler.own;

import org.jspecify.annotations.NullMarked;
