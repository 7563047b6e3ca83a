/** Requests on their way to a wrapper and answers on their way back, streamed. */
@NullMarked
package io.grapholap.gateway.proxy;

import org.jspecify.annotations.NullMarked;
