/** The one JSON mapper configuration: snake_case, ISO-8601 instants, unknown fields ignored. */
@NullMarked
package io.grapholap.common.json;

import org.jspecify.annotations.NullMarked;
