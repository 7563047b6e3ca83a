/** Log lines as JSON objects, each with its request and trace. */
@NullMarked
package io.grapholap.platform.log;

import org.jspecify.annotations.NullMarked;
