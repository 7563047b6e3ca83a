/** How what is measured is told to those who watch. */
@NullMarked
package io.grapholap.platform.metric;

import org.jspecify.annotations.NullMarked;
