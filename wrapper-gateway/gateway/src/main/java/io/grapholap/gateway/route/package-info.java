/** Where every instance listens, kept current from {@code instance-events}. */
@NullMarked
package io.grapholap.gateway.route;

import org.jspecify.annotations.NullMarked;
