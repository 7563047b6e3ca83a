/** Graph algorithms: one execution at a time, its lock and its history. */
@NullMarked
package io.grapholap.wrapper.algorithm;

import org.jspecify.annotations.NullMarked;
