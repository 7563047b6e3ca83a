/** Only the gateway is believed. */
@NullMarked
package io.grapholap.wrapper.identity;

import org.jspecify.annotations.NullMarked;
