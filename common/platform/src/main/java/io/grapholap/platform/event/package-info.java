/** Events out of services without a database, and the one way in which events are read. */
@NullMarked
package io.grapholap.platform.event;

import org.jspecify.annotations.NullMarked;
