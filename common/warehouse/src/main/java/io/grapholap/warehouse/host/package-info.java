/** Which hosts may be reached on behalf of users, and at which addresses. */
@NullMarked
package io.grapholap.warehouse.host;

import org.jspecify.annotations.NullMarked;
