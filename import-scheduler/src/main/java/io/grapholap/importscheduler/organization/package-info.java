/** Who runs spaces: an organization has an owner, who may add spaces to it. */
@NullMarked
package io.grapholap.importscheduler.organization;

import org.jspecify.annotations.NullMarked;
