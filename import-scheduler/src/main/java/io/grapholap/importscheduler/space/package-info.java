/** Where import jobs live, and who may see them. */
@NullMarked
package io.grapholap.importscheduler.space;

import org.jspecify.annotations.NullMarked;
