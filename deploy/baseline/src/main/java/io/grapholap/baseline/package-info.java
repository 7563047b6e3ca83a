/** The least a service can do per request. */
@NullMarked
package io.grapholap.baseline;

import org.jspecify.annotations.NullMarked;
