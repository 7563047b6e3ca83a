/** The windows of a job: what was asked of the warehouse, and what came of it. */
@NullMarked
package io.grapholap.importscheduler.run;

import org.jspecify.annotations.NullMarked;
