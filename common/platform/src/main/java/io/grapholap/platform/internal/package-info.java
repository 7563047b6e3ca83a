/** What services ask each other on the management port, with a token per service. */
@NullMarked
package io.grapholap.platform.internal;

import org.jspecify.annotations.NullMarked;
