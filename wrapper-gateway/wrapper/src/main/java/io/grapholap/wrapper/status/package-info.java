/** What this instance is: health, status, schema. */
@NullMarked
package io.grapholap.wrapper.status;

import org.jspecify.annotations.NullMarked;
