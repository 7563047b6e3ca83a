/** One word about the service on its public port. */
@NullMarked
package io.grapholap.platform.health;

import org.jspecify.annotations.NullMarked;
