/** Queries and algorithms that pass through: how many each user may have, and who asked what. */
@NullMarked
package io.grapholap.gateway.query;

import org.jspecify.annotations.NullMarked;
