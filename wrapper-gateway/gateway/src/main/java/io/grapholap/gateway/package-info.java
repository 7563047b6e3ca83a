/** The front door: finds the wrapper of an instance and passes requests through. */
@NullMarked
package io.grapholap.gateway;

import org.jspecify.annotations.NullMarked;
